"""Whom a fiche names -> what the public may read of it: kept, masked or removed, written as an edit like another."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.utils import timezone

from centres.editing.history import recording
from centres.editing.publishing import locked_version
from centres.editing.versions import MovedOn
from centres.fiches.contacts import AUTHOR, KEPT, MASKED, REMOVED
from centres.fields.fields import FIELDS
from centres.fields.reading import read_values
from centres.fields.writing import update_actions
from centres.importing.noticing.contacts import DECIDABLE, public_record
from centres.importing.three_way import last_imported
from centres.models import Action, ContactNotice, Revision, SourceFiche
from centres.models.pending import catalogue_transaction
from centres.models.source import FIELD_NAMES

DECISIONS = (KEPT, MASKED, REMOVED)


def fingerprint_of(notice: ContactNotice) -> str:
    """What tells whether its mentions, or what was decided of them, moved since they were shown."""
    return sha256(json.dumps(list(notice.mentions.items())).encode()).hexdigest()[:16]


@catalogue_transaction()
def decide(notice: ContactNotice, chosen: Mapping[str, str], by: Any, seen: str | None = None) -> list[str]:
    """Stores a decision for each mention named, and writes the fiche anew as they say. Returns the names of the fields
    that staff had corrected meanwhile: these stay as they are. Raises MovedOn when the notice is not what was `seen`.

    Who published a fiche is never public, whatever is chosen.
    """
    locked_version(notice.action_id)
    notice = ContactNotice.objects.select_for_update().get(pk=notice.pk)
    if seen is not None and fingerprint_of(notice) != seen:
        raise MovedOn
    before = notice.decided
    for key, mention in notice.mentions.items():
        if (decision := chosen.get(key)) in DECISIONS:
            mention["decision"] = MASKED if mention["kind"] == AUTHOR else decision
    left = _write(notice.action_id, before, notice.decided, by) if notice.decided != before else []
    notice.is_open = len(notice.decided) < len(notice.mentions)
    notice.decided_at, notice.decided_by = timezone.now(), by
    notice.save()
    return left


def _write(pk: int, before: Mapping[str, str], after: Mapping[str, str], by: Any) -> list[str]:
    record: dict[str, Any] = {}
    for source in SourceFiche.objects.current().filter(action=pk).order_by("pk"):
        record = {**last_imported(source), **record}
    was, becomes = public_record(record, before), public_record(record, after)
    fields = [field for field in FIELDS if field.name in DECIDABLE]
    ours = read_values([pk], fields)[pk]
    left, told = [], {}
    for field in fields:
        value = field.from_snapshot(becomes)
        if field.same(field.from_snapshot(was), value):
            continue
        if field.same(ours[field.name], field.from_snapshot(was)):
            told[field.name] = value
        else:
            left.append(FIELD_NAMES[field.name])
    if told:
        with recording(Action, [pk], by, Revision.Origin.EDIT, "Données personnelles décidées."):
            update_actions({pk: told})
    return left
