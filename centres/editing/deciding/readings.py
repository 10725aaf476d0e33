"""A budget that a person has before them with its words -> confirmed, corrected or emptied, if nothing moved since."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F
from django.utils import timezone

from centres.editing.history import recording
from centres.editing.publishing import locked_version
from centres.fields.budget import BudgetValue
from centres.fields.fields import FIELDS_BY_NAME
from centres.models import Action, Budget, Revision, SourceFiche
from centres.models.pending import catalogue_transaction

from .budgets import confirm_budgets, fingerprint_of
from .proposals import accept_proposal, correct_proposal, refuse_proposal


@catalogue_transaction()
def confirm_read(budget: Budget, version: int, user: Any) -> bool:
    """Signs a budget as it was shown with this version of its fiche. Whether it still stood so, signed by nobody."""
    if locked_version(budget.action_id) != version:
        return False
    return bool(confirm_budgets({budget.pk: fingerprint_of(budget)}, user).actions)


@catalogue_transaction()
def correct_read(budget: Budget, corrected: Budget, changed: Sequence[str], version: int, user: Any) -> bool:
    """Writes the columns that `user` `changed`, and signs; the lines stay as they were read."""
    columns = {name: getattr(corrected, name) for name in changed}
    if "total" in columns:
        columns["is_computed"] = False
    return _write(budget, version, columns, user)


@catalogue_transaction()
def empty_read(budget: Budget, version: int, user: Any) -> bool:
    """Says for sure that the fiche gives no amount: what was read goes, its words stay, no import undoes it."""
    return _write(budget, version, None, user)


def decide_proposal(
    source: SourceFiche, decision: str, version: int, user: Any, corrected: Budget | None, changed: Sequence[str]
) -> bool:
    """« accepter », « corriger » or « refuser » of a proposal, if its fiche has this version still."""
    with catalogue_transaction():
        if locked_version(source.action_id) != version:
            return False
        if decision == "corriger":
            return corrected is not None and correct_proposal(source, corrected, changed, user)
        return (accept_proposal if decision == "accepter" else refuse_proposal)(source, user)


def _write(budget: Budget, version: int, columns: dict[str, Any] | None, user: Any) -> bool:
    """`columns`: those to write; None takes every amount and line out."""
    pk = budget.action_id
    standing = Budget.objects.filter(pk=budget.pk, confirmed_at=None).exclude(action__state=Action.State.WITHDRAWN)
    if locked_version(pk) != version or not standing.exists():
        return False
    with recording(Action, [pk], user, Revision.Origin.EDIT):
        if columns is None:
            FIELDS_BY_NAME["budget"].replace({pk: BudgetValue(source_text=budget.source_text)})
        now = timezone.now()
        Budget.objects.filter(action=pk).update(**(columns or {}), confirmed_at=now, confirmed_by=user)
        Action.objects.filter(pk=pk).update(version=F("version") + 1, updated_at=now)
    return True
