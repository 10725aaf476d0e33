"""Conflicts that a person decides: the source's words are taken, or what stands is kept; who and when is written."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.utils import timezone

from centres.editing.history import recording
from centres.editing.publishing import batches
from centres.fields.fields import FIELDS_BY_NAME, Difference, in_our_words
from centres.fields.lock import import_transaction
from centres.fields.spellings import Spellings
from centres.fields.writing import update_action
from centres.importing.three_way import last_imported
from centres.importing.vocabularies import store_unseen
from centres.models import Action, CatalogueChange, FieldConflict, Revision

Decision = FieldConflict.Decision


@dataclass
class Decided:
    """`done` are decided; `moved` are not, since they, or the fiche, are no longer what the person was shown."""

    done: list[FieldConflict] = field(default_factory=list)
    moved: int = 0


def ours_now(conflict: FieldConflict, action: Action) -> Any:
    """What stands in the catalogue, which may have been corrected since the conflict was opened."""
    return in_our_words(action, conflict.field)


def fingerprint_of(conflict: FieldConflict, action: Action) -> str:
    """What tells whether either side moved since it was shown."""
    sides = json.dumps([conflict.theirs, ours_now(conflict, action)], sort_keys=True, default=str)
    return sha256(sides.encode()).hexdigest()[:16]


def actions_of(conflicts: Iterable[FieldConflict]) -> dict[int, Action]:
    """The fiches of these conflicts, with what `ours_now` reads."""
    ids = list(dict.fromkeys(conflict.action_id for conflict in conflicts))
    rows = Action.objects.for_history()
    return {action.pk: action for some in batches(ids) for action in rows.filter(pk__in=some)}


def decide(seen: Mapping[int, str], decision: str, by: Any) -> Decided:
    """Decides open conflicts. `seen`: {id: what `seen_of` said when it was shown}; `decision`: ACCEPTED or KEPT."""
    told = Decided()
    for some in batches(sorted(seen)):
        # As an import: what is accepted may hold terms that nobody has met.
        with import_transaction():
            _decide_some(some, seen, decision, by, told)
    return told


def _decide_some(ids: Sequence[int], seen: Mapping[int, str], decision: str, by: Any, told: Decided) -> None:
    found = FieldConflict.objects.filter(pk__in=ids)
    locked = Action.objects.filter(pk__in=found.values("action")).order_by("pk").select_for_update()
    list(locked.values_list("pk", flat=True))
    open_rows = list(found.filter(decision=Decision.OPEN).select_related("source").order_by("pk"))
    actions = actions_of(open_rows)
    shown = [row for row in open_rows if fingerprint_of(row, actions[row.action_id]) == seen[row.pk]]
    told.moved += len(ids) - len(shown)
    if decision == Decision.ACCEPTED:
        touched = list(dict.fromkeys(row.action_id for row in shown))
        with recording(Action, touched, by, Revision.Origin.CONFLICT):
            spellings = Spellings() if shown else None
            for row in shown:
                _take_theirs(row, actions[row.action_id], spellings)
            CatalogueChange.objects.record(touched)
    for row in shown:
        row.ours = ours_now(row, actions[row.action_id])
        row.decision, row.decided_at, row.decided_by = decision, timezone.now(), by
    FieldConflict.objects.bulk_update(shown, ["ours", "decision", "decided_at", "decided_by"])
    told.done += shown


def _take_theirs(conflict: FieldConflict, action: Action, spellings: Any) -> None:
    record = last_imported(conflict.source)
    field = FIELDS_BY_NAME[conflict.field]
    change = Difference(field, None, field.ours(action), field.theirs(record, spellings))
    update_action(action, [change], record, store_unseen([change], spellings))
