"""One action on three sides -> what to write, what to leave to staff, what to keep. Decides, writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from centres.fiches import Fiche
from centres.fiches.contacts import ContactMention
from centres.fiches.record import source_record
from centres.fields.budget import PROPOSALS
from centres.fields.columns import TextColumn, TitleColumn
from centres.fields.field import Difference, FieldValues, Record, Value
from centres.fields.fields import FIELDS
from centres.fields.spellings import Spellings
from centres.models import SourceFiche

from .cut import without_cut_value
from .matching import FicheMatch
from .noticing.contacts import contacts_of, public_record, publish

# Proposals go with the words that they were read from.
_READ_FROM = {field.name: field.read_from for field in FIELDS if field.read_from} | {PROPOSALS: "resources"}
# Bound once: every fiche of an import goes through all of them.
_COMPARED = tuple((field, field.name, field.theirs, field.same) for field in FIELDS)
# Texts that a record tells as they are: most of what is compared, and nearly always the same.
_WORDS = tuple(field.name for field in FIELDS if isinstance(field, TextColumn) and not isinstance(field, TitleColumn))
# (action id, field name) -> what a fiche of this file writes there already.
Written = dict[tuple[int | None, str], Value]


@dataclass(frozen=True, slots=True)
class ImportDecision:
    """What an import does with one distinct fiche of a file.

    `outcome`: "created", "updated", "kept" (only staff's corrections differ from the source) or "unchanged".
    `changes` are written; `conflicts` are stored for staff; `kept` names the fields where a correction stands;
    `settled` names fields on which both sides agree by now; those of them that stand elsewhere in the new text have
    `moved`. `source_record` holds the values as read, `record` those that may be written, persons masked; `carried`
    those of earlier texts that this one lacks, `ours` what the catalogue says; `contacts` are the persons named.
    """

    match: FicheMatch
    outcome: str
    record: dict[str, Any]
    source_record: dict[str, Any]
    carried: dict[str, Any]
    base_record: Record
    contacts: tuple[ContactMention, ...] = ()
    ours: FieldValues = dataclass_field(default_factory=dict)
    changes: tuple[Difference, ...] = ()
    conflicts: tuple[Difference, ...] = ()
    kept: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    moved: tuple[Difference, ...] = ()

    @property
    def fiche(self) -> Fiche:
        return self.match.fiche

    @property
    def action_id(self) -> int | None:
        """The action that it is; None for a new one, or for a fiche of which nothing is made."""
        return self.match.action_id

    @property
    def agreed(self) -> tuple[str, ...]:
        """The fields on which both sides agree once it is written. An older text has no say in it."""
        changed = (change.field.name for change in self.changes)
        return () if self.match.how == "older" else (*self.settled, *changed)

    @property
    def is_new_reading(self) -> bool:
        """Whether the catalogue told another text of it, or this one as an earlier reader understood it."""
        return self.match.how in ("nearest", "back", "reread")

    @property
    def can_be_left(self) -> bool:
        """Whether taking it or not makes a difference to the catalogue."""
        return bool(self.changes or self.conflicts)


def create(found: FicheMatch, spellings: Spellings) -> ImportDecision:
    """A fiche that nothing in the catalogue answers to."""
    read = source_record(found.fiche) | {"year": found.year}
    contacts = contacts_of(read, found.fiche)
    record = public_record(read, {}) if contacts else read
    told = ((field, field.theirs(record, spellings)) for field in FIELDS)
    changes = tuple(Difference(field, None, None, theirs) for field, theirs in told if not field.is_empty(theirs))
    return ImportDecision(found, "created", record, read, {}, {}, contacts, changes=changes)


def compare(
    found: FicheMatch,
    ours: FieldValues,
    read_before: dict[str, Any],
    spellings: Spellings,
    written: Written,
    decided: Mapping[str, str] | None,
) -> ImportDecision:
    """The three-way comparison, field by field. `ours` is what the action says, `read_before` what the text last
    imported said, which this one may replace (`last_imported`), `decided` what staff let show of the persons it names;
    None when nobody was noticed yet: then a text that stands unmasked, as it was imported, is no correction.

    Several fiches of a file can be one action since a merge: what one of them writes, another does not write over.
    """
    read = _their_record(found, read_before)
    contacts = contacts_of(read, found.fiche)
    record = public_record(read, decided or {}) if contacts else read
    base_record = record if read is read_before else publish(read_before, decided or {})
    is_unmasked = decided is None and base_record is not read_before
    is_new_reading = found.how in ("nearest", "back", "reread")
    # Of a fiche without identity another text is the same words: what it lacks are signs of a poorer writing.
    says_all = found.how in ("nearest", "back") and not found.fiche.has_identity
    changes, conflicts, kept, settled, moved = [], [], [], [], []
    same_words = {name for name in _WORDS if (record.get(name) or "") == ours[name]}
    for field, name, told_by, are_same in _COMPARED:
        if name in same_words:
            settled.append(name)
            continue
        mine, theirs = ours[name], told_by(record, spellings)
        if are_same(mine, theirs):
            settled.append(name)
            if is_new_reading and field.has_moved(mine, theirs):
                moved.append(Difference(field, None, mine, theirs))
            continue
        base = field.theirs(base_record, spellings)
        if is_unmasked and field.same(mine, field.theirs(read_before, spellings)):
            base = mine
        if field.is_unsaid(record, theirs) and not says_all:
            theirs = base
        if field.same(mine, theirs):
            settled.append(name)
        elif field.same(theirs, base) or (field.is_protected(mine) and field.is_only_proposed(record)):
            kept.append(name)
        elif (
            not field.is_protected(mine)
            and field.same(mine, base)
            and field.same(written.setdefault((found.action_id, name), theirs), theirs)
        ):
            changes.append(Difference(field, base, mine, theirs))
        else:
            conflicts.append(Difference(field, base, mine, theirs))
    outcome = "updated" if changes else "kept" if kept or conflicts else "unchanged"
    return ImportDecision(
        found,
        outcome,
        record,
        read,
        {} if says_all else _carried(read_before, read),
        base_record,
        contacts,
        ours,
        tuple(changes),
        tuple(conflicts),
        tuple(kept),
        tuple(settled),
        tuple(moved),
    )


def last_imported(source: SourceFiche | None) -> dict[str, Any]:
    """The base: the values of the text last imported, completed by those of earlier texts that it lacks."""
    return {} if source is None else completed(source.values, source.carried)


def completed(values: Mapping[str, Any], carried: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a text, and what earlier texts said where it says nothing."""
    if not carried:
        return dict(values)
    said = {name: value for name, value in values.items() if name not in carried or _says_something(value)}
    return {**carried, **said}


def _their_record(found: FicheMatch, base_record: dict[str, Any]) -> dict[str, Any]:
    """What the file says. A text already known says nothing new, but its year may be printed now, or a later one."""
    latest = max(filter(None, (found.year, base_record.get("year"))), default=None)
    if found.how in ("nearest", "back", "reread"):
        year = found.year or latest if found.fiche.has_identity else latest
        record = source_record(found.fiche) | {"year": year}
        return without_cut_value(found.fiche, record, base_record)
    if found.how == "same":
        return base_record if latest == base_record.get("year") else {**base_record, "year": latest}
    return base_record


def _carried(base_record: Mapping[str, Any], record: Mapping[str, Any]) -> dict[str, Any]:
    """What earlier texts said and this one does not. Figures go with their words, a département with its centre."""
    carried = {
        name: value
        for name, value in base_record.items()
        if value and not record.get(_READ_FROM.get(name, name)) and _says_something(value)
    }
    if record.get("centre"):
        carried.pop("department", None)
    return carried


def _says_something(value: Any) -> bool:
    """Whether a value of a record holds anything: counts of people are there for every role, mostly None."""
    # Not any Mapping, which takes five times as long to tell: values of records come from JSON.
    return any(value.values()) if isinstance(value, dict) else bool(value)
