"""A budget that the reader proposes -> that of its fiche, confirmed by a person; or a refusal. Never public before.

A proposal goes with the text that it was read from: another text withdraws it.
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from centres.editing.history import recording
from centres.fields.budget import BudgetValue, proposed_record
from centres.fields.fields import FIELDS_BY_NAME
from centres.fields.snapshots import snapshots
from centres.importing.noticing.contacts import public_record
from centres.models import Action, Budget, Revision, SourceFiche
from centres.models.pending import catalogue_transaction

Proposal = SourceFiche.Proposal


def proposed_budget(source: SourceFiche) -> BudgetValue | None:
    """The budget that a source proposes, as it would be written; None when it proposes none."""
    record = proposed_record(source.values, source.carried)
    # Whom its lines name stays masked, whatever staff let show of the texts.
    return None if record is None else FIELDS_BY_NAME["budget"].from_snapshot(public_record(record, {}))


def unsaved_budget(source: SourceFiche) -> Budget:
    """The same as a row that is not stored, for a form to correct."""
    value = proposed_budget(source) or BudgetValue()
    columns = {
        name: getattr(value, name) for name in ("total", "is_computed", "low", "high", "year", "period", "scope")
    }
    return Budget(action_id=source.action_id, source_text=value.source_text, **columns)


def fingerprint_of(source: SourceFiche) -> str:
    """What tells whether the proposal, its words or the budget of its fiche moved since somebody was shown them."""
    _, picture = snapshots([source.action_id], ["budget"])[source.action_id]
    words = source.values.get("resources") or source.carried.get("resources")
    shown = json.dumps([source.proposals, words, picture["budget"]], sort_keys=True, default=str)
    return sha256(shown.encode()).hexdigest()[:16]


def accept_proposal(source: SourceFiche, user: Any, seen: str | None = None) -> bool:
    """Writes the budget as it was read, signed by `user`. Whether it was still there to accept, and, where `seen` says
    what the person was shown (`fingerprint_of`), still that."""
    return _write(source, {}, Proposal.ACCEPTED, user, seen)


def correct_proposal(
    source: SourceFiche, corrected: Budget, changed: Sequence[str], user: Any, seen: str | None = None
) -> bool:
    """The same with the columns that `user` `changed`; the lines stay as they were read."""
    columns = {name: getattr(corrected, name) for name in changed}
    if "total" in columns:
        columns["is_computed"] = False
    return _write(source, columns, Proposal.CORRECTED, user, seen)


@transaction.atomic
def refuse_proposal(source: SourceFiche, user: Any, seen: str | None = None) -> bool:
    """Leaves the fiche as it is; the proposal waits no more. Whether it was still there to refuse, as it was `seen`."""
    return _lock(source, seen) is not None and bool(_decide(source, Proposal.REFUSED, user))


@catalogue_transaction()
def _write(source: SourceFiche, columns: dict[str, Any], decision: str, user: Any, seen: str | None) -> bool:
    found = _lock(source, seen)
    value = proposed_budget(found) if found else None
    if found is None or value is None:
        return False
    pk = found.action_id
    with recording(Action, [pk], user, Revision.Origin.EDIT):
        FIELDS_BY_NAME["budget"].replace({pk: value})
        now = timezone.now()
        Budget.objects.filter(action=pk).update(**columns, confirmed_at=now, confirmed_by=user)
        Action.objects.filter(pk=pk).update(version=F("version") + 1, updated_at=now)
        _decide(found, decision, user)
    return True


def _lock(source: SourceFiche, seen: str | None) -> SourceFiche | None:
    """The source as it is now, its fiche locked first, as an import does; None when its proposal waits no more, or is
    not what was `seen`."""
    rows = Action.objects.filter(pk=source.action_id).exclude(state=Action.State.WITHDRAWN).select_for_update()
    if not rows.exists():
        return None
    found = SourceFiche.objects.proposing().filter(pk=source.pk, action=source.action_id).first()
    return found if found is None or seen is None or fingerprint_of(found) == seen else None


def _decide(source: SourceFiche, decision: str, user: Any) -> int:
    waiting = SourceFiche.objects.proposing().filter(pk=source.pk)
    return waiting.update(proposal=decision, proposal_decided_at=timezone.now(), proposal_decided_by=user)
