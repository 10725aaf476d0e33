"""Fiches and the catalogue as it stands -> one Decision for each distinct fiche. Reads, never writes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from centres.fiches import Fiche
from centres.fiches.record import values_record
from centres.models import Action, SourceFiche

from .fields import FIELDS, Comparable, Field, Record
from .matching import Match, match
from .spellings import Spellings

ACTIONS_A_QUERY = 200


@dataclass(frozen=True, slots=True)
class Difference:
    """One field on three sides, comparable values."""

    field: Field
    base: Comparable
    ours: Comparable
    theirs: Comparable


@dataclass(frozen=True, slots=True)
class Decision:
    """What an import does with one distinct fiche of a file.

    `outcome`: "created", "updated", "kept" (only staff's corrections differ from the source) or "unchanged".
    `changes` are written; `conflicts` are stored for staff; `kept` names the fields where a correction stands;
    `settled` names fields on which both sides agree by now. `record` holds the values as read, `carried` those of
    earlier texts that this one lacks.
    """

    match: Match
    outcome: str
    record: dict[str, Any]
    carried: dict[str, Any]
    base_record: Record
    action: Action | None = None
    changes: tuple[Difference, ...] = ()
    conflicts: tuple[Difference, ...] = ()
    kept: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()

    @property
    def fiche(self) -> Fiche:
        return self.match.fiche


def make_plan(fiches: Sequence[Fiche], spellings: Spellings) -> Iterator[Decision]:
    """The decisions for the fiches of one file, each depending on nothing but the catalogue as it stood before."""
    matches = match(fiches)
    waiting: list[Match] = []
    for found in matches:
        if found.how == "new":
            yield _create(found, spellings)
        else:
            waiting.append(found)
        if len(waiting) == ACTIONS_A_QUERY:
            yield from _compare_all(waiting, spellings)
            waiting = []
    yield from _compare_all(waiting, spellings)


def _create(found: Match, spellings: Spellings) -> Decision:
    record = values_record(found.fiche) | {"year": found.year}
    differences = (Difference(field, None, None, field.theirs(record, spellings)) for field in FIELDS)
    changes = tuple(difference for difference in differences if not Field.is_empty(difference.theirs))
    return Decision(found, "created", record, {}, {}, changes=changes)


def _compare_all(matches: list[Match], spellings: Spellings) -> Iterator[Decision]:
    ids = {found.action_id for found in matches}
    # Locked, so that a correction saved meanwhile is either compared here or waits until the import is done.
    rows = Action.objects.for_comparison().filter(pk__in=ids).order_by("pk").select_for_update(of=("self",))
    actions = {action.pk: action for action in rows}
    keys = {found.fiche.key for found in matches}
    sources = SourceFiche.objects.current().filter(action__in=ids, key__in=keys).order_by("-occurrence", "pk")
    current = {(source.action_id, source.key): source for source in sources}
    for found in matches:
        yield _compare(found, actions[found.action_id], current.get((found.action_id, found.fiche.key)), spellings)


def _compare(found: Match, action: Action, source: SourceFiche | None, spellings: Spellings) -> Decision:
    """The three-way comparison of one action, field by field."""
    base_record = {**source.values, **source.carried} if source else {}
    record = _their_record(found, base_record)
    changes, conflicts, kept, settled = [], [], [], []
    for field in FIELDS:
        base, ours, theirs = field.theirs(base_record, spellings), field.ours(action), field.theirs(record, spellings)
        if Field.is_empty(theirs):
            theirs = base
        difference = Difference(field, base, ours, theirs)
        if field.same(ours, theirs):
            settled.append(field.name)
        elif field.same(ours, base):
            changes.append(difference)
        elif field.same(theirs, base):
            kept.append(field.name)
        else:
            conflicts.append(difference)
    outcome = "updated" if changes else "kept" if kept or conflicts else "unchanged"
    return Decision(
        found,
        outcome,
        record,
        _carried(base_record, record),
        base_record,
        action,
        tuple(changes),
        tuple(conflicts),
        tuple(kept),
        tuple(settled),
    )


def _their_record(found: Match, base_record: Record) -> dict[str, Any]:
    """What the file says. A text already known says nothing new, but its year may be printed now, or a later one."""
    if found.how == "nearest":
        return values_record(found.fiche) | {"year": found.year}
    if found.how == "same":
        return {**base_record, "year": max(filter(None, (found.year, base_record.get("year"))), default=None)}
    return dict(base_record)


def _carried(base_record: Record, record: Record) -> dict[str, Any]:
    """What earlier texts said and this one does not. A centre and its département go together."""
    carried = {name: value for name, value in base_record.items() if value and not record.get(name)}
    if record.get("centre"):
        carried.pop("department", None)
    return carried
