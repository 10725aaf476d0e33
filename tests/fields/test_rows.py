"""Plain rows: as complete as those that the models would write, with numbers that nothing else gets."""

import pytest
from django.db.transaction import TransactionManagementError

from centres.fields.rows import insert, update_rows
from centres.models import Action, Budget, BudgetLine


@pytest.mark.django_db
def test_what_a_row_does_not_say_is_what_the_model_says():
    (number,) = insert(Action, [{"title": "Un jardin"}])

    row = Action.objects.filter(pk=number).values().get()
    made = Action.objects.create(title="Un jardin")
    theirs = Action.objects.filter(pk=made.pk).values().get()
    own = {"id", "created_at", "updated_at"}
    assert {name: row[name] for name in row.keys() - own} == {name: theirs[name] for name in theirs.keys() - own}
    assert row["created_at"] <= theirs["created_at"]
    assert made.pk > number


@pytest.mark.django_db
def test_rows_get_their_numbers_in_order():
    Action.objects.create(title="Avant").delete()

    numbers = insert(Action, [{"title": "Un"}, {"title": "Deux"}, {"title": "Trois"}])

    assert list(Action.objects.order_by("pk").values_list("pk", "title")) == list(
        zip(numbers, ("Un", "Deux", "Trois"), strict=True)
    )


@pytest.mark.django_db
def test_amounts_are_stored_to_the_cent():
    (action,) = insert(Action, [{"title": "Un jardin"}])
    (budget,) = insert(Budget, [{"action_id": action, "total": 1250}])
    insert(BudgetLine, [{"budget_id": budget, "label": "Graines", "amount": 1250}])

    assert str(Budget.objects.get().total) == "1250.00"
    assert str(BudgetLine.objects.get().amount) == "1250.00"


@pytest.mark.django_db(transaction=True)
def test_numbers_are_taken_in_the_transaction_that_writes():
    with pytest.raises(TransactionManagementError):
        insert(Action, [{"title": "Un jardin"}])

    assert not Action.objects.exists()


@pytest.mark.django_db
def test_a_row_keeps_what_its_own_values_do_not_say(django_assert_num_queries):
    one, other, _ = insert(Action, [{"title": title, "year": 2019} for title in ("Un", "Deux", "Trois")])

    with django_assert_num_queries(1):
        update_rows(Action, {one: {"year": None}, other: {"title": "Deux fois", "other_sections": [{"label": "À"}]}})

    rows = Action.objects.order_by("pk").values_list("title", "year", "other_sections")
    assert list(rows) == [("Un", None, []), ("Deux fois", 2019, [{"label": "À"}]), ("Trois", 2019, [])]


@pytest.mark.django_db
def test_nothing_to_change_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        update_rows(Action, {})
        update_rows(Action, {1: {}})
