"""Conflicts that a person decides: the source's words are taken, or what stands is kept; who and when is written."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from centres.editing.history import column_of, recording
from centres.fields.columns import TextColumn
from centres.fields.field import Difference, labels_of
from centres.fields.fields import FIELDS_BY_NAME
from centres.fields.lock import import_transaction
from centres.fields.reading import read_values
from centres.fields.rows import batches
from centres.fields.spellings import Spellings
from centres.fields.writing import update_actions, values_of
from centres.importing.noticing.contacts import decisions_of, publish
from centres.importing.three_way import last_imported
from centres.importing.vocabularies import store_unseen
from centres.models import Action, FieldConflict, Revision

Decision = FieldConflict.Decision


@dataclass(frozen=True, slots=True)
class Decided:
    """`done` are decided; `moved` are not, since they, or the fiche, are no longer what the person was shown."""

    done: Sequence[FieldConflict]
    moved: int


def ours_now(conflicts: Collection[FieldConflict]) -> dict[int, Any]:
    """{id of a conflict: what stands in the catalogue}, which may have been corrected since it was opened."""
    fields = {conflict.pk: FIELDS_BY_NAME[conflict.field] for conflict in conflicts}
    told = read_values((conflict.action_id for conflict in conflicts), set(fields.values()))
    values = {conflict.pk: told[conflict.action_id][conflict.field] for conflict in conflicts}
    labels = labels_of((fields[pk], value) for pk, value in values.items())
    return {pk: fields[pk].our_words(value, labels) for pk, value in values.items()}


def fingerprint_of(conflict: FieldConflict, ours: Any) -> str:
    """What tells whether either side moved since it was shown."""
    sides = json.dumps([conflict.theirs, ours], sort_keys=True, default=str)
    return sha256(sides.encode()).hexdigest()[:16]


def takes_a_text(conflict: FieldConflict) -> bool:
    """Whether a third text can be written in its field, that is neither ours nor the source's."""
    return isinstance(FIELDS_BY_NAME[conflict.field], TextColumn)


@import_transaction()
def decide_with(conflict: FieldConflict, seen: str, text: str, by: Any) -> Decided:
    """Keeps neither side as it is: writes `text`, which the catalogue then keeps. Raises ValidationError for a text
    that the field cannot take."""
    field = FIELDS_BY_NAME[conflict.field]
    if not takes_a_text(conflict) or (conflict.field == "title" and not text.strip()):
        raise ValidationError("Ce champ ne peut pas dire cela : corrigez-le dans le formulaire de la fiche.")
    value = " ".join(text.split()) if conflict.field == "title" else text
    column_of(Action, conflict.field).clean(value, None)
    Action.objects.select_for_update().filter(pk=conflict.action_id).first()
    row = FieldConflict.objects.filter(pk=conflict.pk, decision=Decision.OPEN).first()
    if row is None or fingerprint_of(row, ours_now([row])[row.pk]) != seen:
        return Decided([], moved=1)
    with recording(Action, [row.action_id], by, Revision.Origin.CONFLICT):
        update_actions({row.action_id: {field.name: value}})
    row.ours, row.decision, row.decided_at, row.decided_by = value, Decision.KEPT, timezone.now(), by
    row.save(update_fields=["ours", "decision", "decided_at", "decided_by"])
    return Decided([row], moved=0)


def decide(seen: Mapping[int, str], decision: str, by: Any) -> Decided:
    """Decides open conflicts. `seen`: {id: its fingerprint when it was shown}; `decision`: ACCEPTED or KEPT."""
    done: list[FieldConflict] = []
    for some in batches(sorted(seen)):
        # As an import: what is accepted may hold terms that nobody has met.
        with import_transaction():
            done += _decide_some(some, seen, decision, by)
    return Decided(done, moved=len(seen) - len(done))


def _decide_some(ids: Sequence[int], seen: Mapping[int, str], decision: str, by: Any) -> list[FieldConflict]:
    """Decides those of which neither side moved."""
    found = FieldConflict.objects.filter(pk__in=ids)
    locked = Action.objects.filter(pk__in=found.values("action")).order_by("pk").select_for_update()
    list(locked.values_list("pk", flat=True))
    open_rows = list(found.filter(decision=Decision.OPEN).select_related("source").order_by("pk"))
    ours = ours_now(open_rows)
    shown = [row for row in open_rows if fingerprint_of(row, ours[row.pk]) == seen[row.pk]]
    if decision == Decision.ACCEPTED:
        touched = list(dict.fromkeys(row.action_id for row in shown))
        with recording(Action, touched, by, Revision.Origin.CONFLICT):
            _take_theirs(shown)
    for row in shown:
        row.ours = ours[row.pk]
        row.decision, row.decided_at, row.decided_by = decision, timezone.now(), by
    FieldConflict.objects.bulk_update(shown, ["ours", "decision", "decided_at", "decided_by"])
    return shown


def _take_theirs(conflicts: Sequence[FieldConflict]) -> None:
    if not conflicts:
        return
    spellings = Spellings()
    decided = decisions_of({conflict.action_id for conflict in conflicts})
    changes: dict[int, list[Difference]] = {}
    for conflict in conflicts:
        field = FIELDS_BY_NAME[conflict.field]
        record = publish(last_imported(conflict.source), decided.get(conflict.action_id, {}))
        changes.setdefault(conflict.action_id, []).append(
            Difference(field, None, None, field.theirs(record, spellings))
        )
    ids = store_unseen((change for some in changes.values() for change in some), spellings)
    update_actions({action_id: values_of(some, ids) for action_id, some in changes.items()})
