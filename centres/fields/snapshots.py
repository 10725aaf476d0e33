"""Actions -> pictures of them as JSON, field by field: what their history keeps, and what they can be taken back to.

References are {"id", "label"}; a budget and counts of people are the records that a source gives.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Model
from django.utils.timezone import localtime

from centres.models import Action, Attachment, ImportRun, Revision
from centres.models.revision import changes_between

from .field import FieldValues, Snapshot, labels_of
from .fields import FIELDS, FIELDS_BY_NAME
from .reading import read_values
from .rows import batches, insert

FIELD_NAMES = tuple(field.name for field in FIELDS)


def name_reference(row: Model | None) -> dict[str, Any] | None:
    """A row as history names it."""
    return None if row is None else {"id": row.pk, "label": str(row)}


def snapshots(ids: Iterable[int], names: Collection[str] = FIELD_NAMES) -> dict[int, tuple[str, Snapshot]]:
    """{id: (title, picture)} of the actions that are there: the fields of these names, and what is our own."""
    drawn: dict[int, tuple[str, Snapshot]] = {}
    for some in batches(ids):
        own = _own(some)
        pictures = _pictures(read_values(some, [FIELDS_BY_NAME[name] for name in names]))
        drawn |= {pk: (title, pictures[pk] | said) for pk, (title, said) in own.items()}
    return drawn


def record_import(
    before: Mapping[int, FieldValues], told: Mapping[int, FieldValues], origin: str, run: ImportRun | None
) -> None:
    """Stores what an import changed. `before`: the values that stood, read under a lock; `told`: those written.

    Nobody's signature is in it: no import writes a signed budget.
    """
    about: dict[str, Any] = {"kind": Revision.Kind.ACTION, "origin": origin}
    if run is not None:
        about |= {"run_id": run.pk, "by_id": run.by_id}
    for ids in batches(told):
        old = _pictures({pk: {name: before[pk][name] for name in told[pk]} for pk in ids})
        new = _pictures({pk: told[pk] for pk in ids})
        changed = {pk: changes_between(old[pk], new[pk]) for pk in ids}
        rows = [
            about | {"object_id": pk, "label": (before[pk] | told[pk])["title"][:300], "changes": changes}
            for pk, changes in changed.items()
            if changes
        ]
        insert(Revision, rows)


def _pictures(told: Mapping[int, FieldValues]) -> dict[int, Snapshot]:
    labels = labels_of((FIELDS_BY_NAME[name], value) for values in told.values() for name, value in values.items())
    return {
        pk: {name: FIELDS_BY_NAME[name].snapshot(value, labels) for name, value in values.items()}
        for pk, values in told.items()
    }


def _own(ids: Collection[int]) -> dict[int, tuple[str, Snapshot]]:
    """{id: (title, state, signature and files)}"""
    signed = ("budget__confirmed_at", "budget__confirmed_by__username")
    rows = Action.objects.filter(pk__among=ids).order_by("pk").values_list("pk", "title", "state", *signed)
    files: dict[int, list[dict[str, Any]]] = {}
    for attachment in (
        Attachment.objects.filter(action__among=ids).only("pk", "action_id", "title", "name").order_by("pk")
    ):
        files.setdefault(attachment.action_id, []).append(name_reference(attachment) or {})
    return {
        pk: (title, {"state": state, "confirmed": _signature(at, by), "files": files.get(pk, [])})
        for pk, title, state, at, by in rows
    }


def _signature(at: Any, by: str | None) -> str | None:
    return f"{localtime(at):%d/%m/%Y}{f', {by}' if by else ''}" if at else None
