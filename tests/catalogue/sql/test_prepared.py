"""Questions whose SQL is built once."""

from decimal import Decimal

import pytest

from centres.catalogue.sql.prepared import Prepared
from centres.models import Action, Budget
from tests.factories import make_action

pytestmark = pytest.mark.django_db


def titles_and_totals(pks):
    return Action.objects.filter(pk__in=pks).order_by("pk").values_list("pk", "title", "budget__total", "published_at")


def test_the_same_rows_come_as_from_the_queryset_whatever_the_number_of_ids():
    actions = [make_action(title=f"Action {number}") for number in range(4)]
    Budget.objects.create(action=actions[1], total=Decimal("1234.50"))
    pks, asked = [action.pk for action in actions], Prepared(titles_and_totals)

    for some in ([], pks[:1], pks, pks[1:3], pks[2:], pks[:2]):
        assert [tuple(row) for row in asked(some)] == list(titles_and_totals(some))
    assert [row[2] for row in asked(pks[1:3])] == [Decimal("1234.50"), None]


def test_an_id_that_is_not_there_gives_no_row():
    assert list(Prepared(titles_and_totals)([9_999_999])) == []


def test_a_question_with_other_parameters_is_refused():
    asked = Prepared(lambda pks: titles_and_totals(pks).filter(title="Un jardin"))

    with pytest.raises(ValueError, match="only parameters"):
        asked([1, 2])
