"""Budgets read again by a person: who answers for them, since when."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db.models import F, Prefetch
from django.utils import timezone

from centres.editing.history import record_signatures
from centres.fields.rows import batches
from centres.models import Action, Budget, BudgetLine
from centres.models.pending import catalogue_transaction

SHOWN = ("total", "is_computed", "low", "high", "year", "period", "scope")
SHOWN_LINES = ("label", "amount", "low", "high", "kind", "funder")


@dataclass(frozen=True, slots=True)
class Signed:
    """`actions`: ids of the fiches whose budget is signed now. `moved`: ids of budgets that are not, since they, or the
    words beside them, are no longer what the person read. `signed_before`: how many somebody had signed already."""

    actions: Sequence[int]
    moved: Sequence[int]
    signed_before: int


def mark_confirmed(budget: Budget, user: Any) -> None:
    """Signs a budget, which the caller stores."""
    budget.confirmed_at, budget.confirmed_by = timezone.now(), user


def mark_unconfirmed(budget: Budget) -> None:
    """Takes the signature back; the caller stores it."""
    budget.confirmed_at = budget.confirmed_by = None


def words_beside(budget: Budget) -> str:
    """What the fiche says of its money."""
    return budget.action.resources or budget.source_text


def fingerprint_of(budget: Budget) -> str:
    """What tells whether the amounts, or the words beside them, moved since they were shown."""
    lines = sorted(budget.lines.all(), key=lambda line: (line.position, line.pk))
    said = [budget.pk, words_beside(budget), *(getattr(budget, name) for name in SHOWN)]
    said += [[getattr(line, name) for name in SHOWN_LINES] for line in lines]
    return sha256(json.dumps(said, default=_plain).encode()).hexdigest()[:16]


def _plain(value: Any) -> str:
    return f"{value:.2f}"


@catalogue_transaction()
def confirm_budgets(seen: Mapping[int, str], user: Any) -> Signed:
    """Signs budgets as they were read. `seen`: {id: its fingerprint when it was shown}. Those of withdrawn fiches are
    left as they are."""
    now = timezone.now()
    actions: list[int] = []
    moved: list[int] = []
    signed_before = 0
    for some in batches(sorted(seen)):
        # The fiches first, as an import does: it may be writing other amounts, which nobody has read.
        rows = Action.objects.filter(budget__in=some).exclude(state=Action.State.WITHDRAWN)
        held = list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
        budgets = Budget.objects.filter(pk__in=some, action__in=held).select_related("action").prefetch_related("lines")
        found = {budget.pk: budget for budget in budgets}
        signed = {pk for pk, budget in found.items() if budget.confirmed_at}
        read = [pk for pk in found if pk not in signed and fingerprint_of(found[pk]) == seen[pk]]
        Budget.objects.filter(pk__in=read).update(confirmed_at=now, confirmed_by=user)
        named = {found[pk].action_id: found[pk].action.title for pk in read}
        Action.objects.filter(pk__in=named).update(version=F("version") + 1, updated_at=now)
        record_signatures(named, f"{timezone.localtime(now):%d/%m/%Y}, {user}", user)
        actions += named
        signed_before += len(signed)
        moved += [pk for pk in some if pk not in read and pk not in signed]
    return Signed(actions, moved, signed_before)


def budgets_to_read(ids: Sequence[int], most: int) -> list[Budget]:
    """Of these, those that nobody has signed, with what they are read beside; `most` of them."""
    rows = Budget.objects.filter(pk__in=ids, confirmed_at=None).exclude(action__state=Action.State.WITHDRAWN)
    lines = BudgetLine.objects.order_by("position", "pk")
    return list(rows.select_related("action").prefetch_related(Prefetch("lines", lines)).order_by("action_id")[:most])
