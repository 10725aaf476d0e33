"""Confirming budgets while an import writes others."""

from threading import Thread

import pytest
from django.contrib.auth.models import User
from django.db import close_old_connections, connection, transaction

from centres.editing.deciding.budgets import Signed, confirm_budgets, fingerprint_of
from centres.models import Action, Budget
from tests.factories import make_action


@pytest.mark.django_db(transaction=True)
def test_a_budget_being_replaced_is_neither_signed_nor_in_the_way():
    """The fiche is locked as an import locks it; the signature waits, then finds the budget that it was for gone."""
    user = User.objects.create_user("relecture")
    action = make_action(budget={"total": 1200})
    seen = {action.budget.pk: fingerprint_of(action.budget)}
    confirmed: list[Signed] = []

    def confirm() -> None:
        try:
            confirmed.append(confirm_budgets(seen, user))
        finally:
            connection.close()

    with transaction.atomic():
        Action.objects.select_for_update().get(pk=action.pk)
        thread = Thread(target=confirm)
        thread.start()
        thread.join(0.5)
        Budget.objects.filter(action=action).delete()
        Budget.objects.create(action=action, total=1500)
    thread.join(30)
    close_old_connections()

    assert confirmed == [Signed([], list(seen), 0)]
    assert Budget.objects.get().confirmed_at is None
    assert Action.objects.get().version == 1
