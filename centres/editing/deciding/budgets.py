"""Budgets read again by a person: who answers for them, since when."""

from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from centres.editing.history import record_signatures
from centres.fields.rows import batches
from centres.models import Action, Budget
from centres.models.pending import catalogue_transaction


def mark_confirmed(budget: Budget, user: Any) -> None:
    """Signs a budget, which the caller stores."""
    budget.confirmed_at, budget.confirmed_by = timezone.now(), user


def mark_unconfirmed(budget: Budget) -> None:
    """Takes the signature back; the caller stores it."""
    budget.confirmed_at = budget.confirmed_by = None


@catalogue_transaction()
def confirm_budgets(budgets: QuerySet[Budget], user: Any) -> list[int]:
    """Signs those that nobody has signed yet, of fiches that are not withdrawn. Returns the ids of their fiches."""
    unsigned = Budget.objects.filter(confirmed_at=None).exclude(action__state=Action.State.WITHDRAWN)
    budgets = budgets.filter(confirmed_at=None).exclude(action__state=Action.State.WITHDRAWN)
    rows = list(budgets.order_by("action_id").values_list("pk", "action_id"))
    now = timezone.now()
    ids: list[int] = []
    for some in batches(rows):
        # The fiches first, as an import does: it may be writing other amounts, which nobody has read.
        actions = Action.objects.filter(pk__in=[action for _, action in some])
        list(actions.order_by("pk").select_for_update().values_list("pk", flat=True))
        left = dict(unsigned.filter(pk__in=[pk for pk, _ in some]).order_by("action_id").values_list("pk", "action_id"))
        Budget.objects.filter(pk__in=left).update(confirmed_at=now, confirmed_by=user)
        Action.objects.filter(pk__in=left.values()).update(version=F("version") + 1, updated_at=now)
        ids += left.values()
        signed = Action.objects.filter(pk__in=left.values()).order_by("pk")
        record_signatures(dict(signed.values_list("pk", "title")), f"{now:%d/%m/%Y}, {user}", user)
    return ids
