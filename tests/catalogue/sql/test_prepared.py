"""Questions whose SQL is built once."""

from decimal import Decimal

import pytest

from centres.catalogue.sql.cents import Cents
from centres.catalogue.sql.prepared import AllOrSome, Prepared
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


def test_what_else_a_question_asks_is_asked_each_time():
    """Even where it looks like an id: a truth is a one."""
    pks = [make_action(title=title, state=state).pk for title, state in [("A", "published"), ("B", "draft")] * 3]
    asked = Prepared(
        lambda pks: titles_and_totals(pks).filter(state="published", version__gte=1, created_at__isnull=False)
    )

    assert [row[1] for row in asked(pks)] == ["A", "A", "A"]
    assert [row[1] for row in asked([pks[0], pks[2]])] == ["A", "A"]
    assert list(asked(pks[1:2])) == []


def test_an_id_asked_for_twice_gives_its_row_once():
    pk = make_action(title="Jardin").pk

    assert [row[1] for row in Prepared(titles_and_totals)([pk, pk, pk])] == ["Jardin"]


@pytest.mark.parametrize(
    "rows",
    [
        lambda pks: titles_and_totals(pks).filter(centre__in=pks),
        lambda pks: titles_and_totals(pks[::-1]),
        lambda pks: titles_and_totals([1, 2]),
    ],
    ids=["twice", "in another order", "not at all"],
)
def test_a_question_that_does_not_hold_the_ids_as_one_is_refused(rows):
    with pytest.raises(ValueError, match="one place"):
        Prepared(rows)([1, 2])


def test_all_rows_or_those_of_some_ids_by_as_many_statements_as_powers_of_two():
    actions = [make_action(title=f"Action {number}") for number in range(9)]
    Budget.objects.create(action=actions[8], total=Decimal(3))
    pks = [action.pk for action in actions]
    rows = Action.objects.order_by("pk").values_list("pk", "title", Cents("budget__total"))
    asked = AllOrSome(rows)

    assert [tuple(row) for row in asked(None)] == list(rows)
    assert list(rows)[8][2] == 300
    for count in range(10):
        assert [tuple(row) for row in asked(pks[:count])] == list(rows[:count])
    assert len(asked.some._kept) == 5  # for 1, 2, 4, 8 and 16
