"""Rows between two numbers by a statement built once, and rows that stay the same while somebody writes."""

from datetime import datetime
from decimal import Decimal
from threading import Thread

import pytest
from django.db import connection

from centres.catalogue.sql.ranges import Question, Ranges
from centres.catalogue.sql.snapshot import snapshot
from centres.models import Action, Budget
from tests.factories import make_action

COLUMNS = ("id", "title", "published_at", "other_sections", "year")


@pytest.mark.django_db
def test_rows_are_those_of_django_and_their_statement_is_built_once(django_assert_num_queries, monkeypatch):
    made = [make_action(title=f"Fiche {number}", other_sections=[{"label": "a", "text": "b"}]) for number in range(5)]
    make_action(title="Brouillon", state="draft")
    ranges, rows = Ranges(), Action.objects.published().order_by("pk")
    question = Question(rows, COLUMNS)
    first, last = made[1].pk, made[3].pk

    with django_assert_num_queries(1):
        found = ranges.rows(question, first, last)
    monkeypatch.setattr("centres.catalogue.sql.ranges.built", None)
    others = ranges.rows(question, last, last + 100)

    assert found == list(rows.filter(pk__range=(first, last)).values_list(*COLUMNS))
    assert isinstance(found[0][2], datetime)
    assert [title for _, title, *_ in others] == ["Fiche 3", "Fiche 4"]
    assert ranges.rows(question, last + 1000, last + 1001) == []


@pytest.mark.django_db
def test_amounts_are_decimals_and_an_impossible_question_has_no_rows():
    action = make_action(budget={"total": "12.50"})
    ranges = Ranges()

    budgets, nothing = Question(Budget.objects.all(), ("action_id", "total")), Question(Action.objects.none(), ("id",))

    assert ranges.rows(budgets, action.pk, action.pk) == [(action.pk, Decimal("12.50"))]
    assert ranges.rows(nothing, 1, 9) == []
    assert ranges.rows(nothing, 1, 9) == []


@pytest.mark.django_db(transaction=True)
def test_what_is_written_meanwhile_is_not_seen_and_does_not_wait():
    make_action(title="Avant")

    def write() -> None:
        try:
            make_action(title="Pendant")
        finally:
            connection.close()

    with snapshot():
        before = list(Action.objects.values_list("title", flat=True))
        writer = Thread(target=write)
        writer.start()
        writer.join(20)
        assert not writer.is_alive()
        after = list(Action.objects.values_list("title", flat=True))

    assert before == after == ["Avant"]
    assert sorted(Action.objects.values_list("title", flat=True)) == ["Avant", "Pendant"]
