"""A selection of fiches and one change -> what it would alter, fiche by fiche; written whole, and undone whole."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.db.models import F, Model, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from centres.fields.field import FieldValues, labels_of
from centres.fields.fields import FIELDS_BY_NAME
from centres.fields.reading import read_values
from centres.fields.rows import batches
from centres.fields.writing import update_actions
from centres.models import Action, BulkEdit, Centre, Revision
from centres.models.pending import catalogue_transaction
from centres.models.source import FIELD_NAMES

from .history import recording
from .versions import alterations, picture_now

LISTS = ("keywords", "audiences", "partners")
MOST = 1000
State = Action.State


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What is done to each fiche. `added` and `removed`: {name of a list: terms}; nothing said changes nothing."""

    added: Mapping[str, Sequence[Model]] = field(default_factory=dict)
    removed: Mapping[str, Sequence[Model]] = field(default_factory=dict)
    centre: Centre | None = None
    state: str = ""

    def __bool__(self) -> bool:
        return bool(self.centre or self.state or any(self.added.values()) or any(self.removed.values()))

    @property
    def words(self) -> str:
        """« thèmes : + Culture, − Santé ; centre : Le Phare »"""
        parts = []
        for name in LISTS:
            terms = [f"+ {term}" for term in self.added.get(name, ())]
            terms += [f"− {term}" for term in self.removed.get(name, ())]
            parts += [f"{FIELD_NAMES[name]} : {', '.join(terms)}"] if terms else []
        parts += [f"centre : {self.centre}"] if self.centre else []
        parts += [f"publication : {State(self.state).label}"] if self.state else []
        return " ; ".join(parts)

    def applied(self, values: FieldValues) -> FieldValues:
        """The fields that it alters, of a fiche that has these values. What is added takes the place of what goes."""
        told: FieldValues = {}
        for name in LISTS:
            before = list(values[name])
            gone = {term.pk for term in self.removed.get(name, ())}
            new = [term.pk for term in self.added.get(name, ()) if term.pk not in before or term.pk in gone]
            place = next((at for at, pk in enumerate(before) if pk in gone), len(before))
            after = (
                [pk for pk in before[:place] if pk not in gone] + new + [pk for pk in before[place:] if pk not in gone]
            )
            if after != before:
                told[name] = tuple(after)
        if self.centre and values["centre"] != self.centre.pk:
            told["centre"] = self.centre.pk
        return told


@dataclass(frozen=True, slots=True)
class BulkRow:
    """One fiche that the change alters. `sides`: (name of a field, before, after), in words."""

    pk: int
    title: str
    version: int
    state: str
    told: FieldValues
    sides: list[tuple[str, Any, Any]]


@dataclass(frozen=True, slots=True)
class BulkPlan:
    """What a change would do to a selection. `unchanged`: how many are so already; `withdrawn`: how many it may not."""

    rows: list[BulkRow]
    unchanged: int
    withdrawn: int
    fingerprint: str


def plan(actions: QuerySet[Action], change: BulkChange) -> BulkPlan:
    """Reads, and writes nothing."""
    columns = list(actions.order_by("pk").values_list("pk", "title", "version", "state")[: MOST + 1])
    fields = [FIELDS_BY_NAME[name] for name in (*LISTS, "centre")]
    values = read_values([pk for pk, *_ in columns], fields)
    told = {pk: change.applied(values[pk]) for pk, _, _, state in columns if state != State.WITHDRAWN}
    labels = labels_of(
        (FIELDS_BY_NAME[name], value)
        for pk, altered in told.items()
        for side in (values[pk], altered)
        for name, value in side.items()
        if name in altered
    )
    rows = []
    for pk, title, version, state in columns:
        altered = told.get(pk, {})
        sides = [
            (FIELD_NAMES[name], *(FIELDS_BY_NAME[name].our_words(side[name], labels) for side in (values[pk], altered)))
            for name in altered
        ]
        if change.state and state not in (change.state, State.WITHDRAWN):
            sides.append(("publication", State(state).label, State(change.state).label))
        if sides:
            rows.append(BulkRow(pk, title, version, state, altered, sides))
    withdrawn = sum(state == State.WITHDRAWN for *_, state in columns)
    said = json.dumps([change.words, [(row.pk, row.version) for row in rows]])
    fingerprint = sha256(said.encode()).hexdigest()[:32]
    return BulkPlan(rows, len(columns) - len(rows) - withdrawn, withdrawn, fingerprint)


@catalogue_transaction()
def apply(ids: Sequence[int], change: BulkChange, fingerprint: str, user: Any) -> BulkEdit | None:
    """Writes what was shown; nothing when a fiche changed since, or the selection holds others."""
    for some in batches(sorted(ids)):
        list(Action.objects.filter(pk__in=some).order_by("pk").select_for_update().values_list("pk", flat=True))
    shown = plan(Action.objects.filter(pk__in=ids), change)
    if shown.fingerprint != fingerprint or not shown.rows:
        return None
    pks = [row.pk for row in shown.rows]
    last = Revision.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    with recording(Action, pks, user, Revision.Origin.BULK):
        update_actions({row.pk: row.told for row in shown.rows})
        if change.state:
            _publish([row.pk for row in shown.rows if row.state != change.state], change.state)
    made = Revision.objects.filter(
        pk__gt=last, kind=Revision.Kind.ACTION, origin=Revision.Origin.BULK, object_id__in=pks
    )
    revisions = list(made.order_by("pk").values_list("pk", flat=True))
    return BulkEdit.objects.create(words=change.words[:1000], count=len(pks), revisions=revisions, by=user)


@catalogue_transaction()
def undo(edit: BulkEdit, user: Any) -> tuple[int, list[tuple[int, str]]] | None:
    """Gives each fiche back what the change took. How many came back, and (id, title) of those that changed since in
    the same field: they stay as they are. None when it was undone already."""
    if not BulkEdit.objects.select_for_update().filter(pk=edit.pk, undone_at=None).exists():
        return None
    back, kept = 0, []
    rows = Revision.objects.filter(pk__in=edit.revisions).order_by("object_id")
    for revision in rows:
        pk = revision.object_id
        Action.objects.filter(pk=pk).select_for_update().first()
        now = picture_now(Action, pk)
        if now is None or now["state"] == State.WITHDRAWN:
            continue
        wanted = {name: before for name, (before, after) in revision.changes.items() if _says(now[name], after)}
        gone = {row.name for row in alterations(Action, pk, now | wanted) if row.gone}
        wanted = {name: before for name, before in wanted.items() if name not in gone}
        if len(wanted) < len(revision.changes):
            kept.append((pk, revision.label))
        if not wanted:
            continue
        with recording(Action, [pk], user, Revision.Origin.REVERT):
            update_actions({pk: {n: FIELDS_BY_NAME[n].from_snapshot(wanted) for n in wanted if n != "state"}})
            if "state" in wanted:
                _publish([pk], wanted["state"])
        back += 1
    BulkEdit.objects.filter(pk=edit.pk).update(undone_at=timezone.now(), undone_by=user)
    return back, kept


def _publish(pks: Sequence[int], state: str) -> None:
    values: dict[str, Any] = {"state": state, "updated_at": timezone.now()}
    if state == State.PUBLISHED:
        values["published_at"] = Coalesce(F("published_at"), timezone.now())
    for some in batches(pks):
        Action.objects.filter(pk__in=some).update(**values)


def _says(now: Any, after: Any) -> bool:
    """The same rows, whatever they are called by now."""

    def ids(value: Any) -> Any:
        if isinstance(value, list):
            return [ids(one) for one in value]
        return value["id"] if isinstance(value, dict) and "id" in value else value

    return bool(ids(now) == ids(after))
