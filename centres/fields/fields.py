"""The fields that an import compares three ways: how each is read from a source, from an action, and written.

A comparable value is hashable: text as str (`""` when absent), a term or centre as its id or an Unseen reference, a
list as a tuple, a budget as a `BudgetValue`. Lists compare as sets: their order alone is no change.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from centres.models import Action
from centres.models.action import NO_TITLE
from centres.models.links import LINK_NAMES

from .budget import BudgetValue, budget_words, our_budget, their_budget
from .people import our_people, people_words, their_people
from .spellings import Spellings

Record = Mapping[str, Any]
Comparable = Any


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `name` is its key in the record; `column` its name on Action; `is_set` when order does not count.

    `words` names the field whose words it is read from, for one that is no text of its own.
    """

    name: str
    column: str
    theirs: Callable[[Record, Spellings], Comparable]
    ours: Callable[[Action], Comparable]
    is_set: bool = False
    words: str = ""

    def same(self, one: Comparable, other: Comparable) -> bool:
        """Whether two comparable values say the same."""
        return one == other or (self.is_set and frozenset(one) == frozenset(other))

    @staticmethod
    def is_empty(value: Comparable) -> bool:
        return value is None or value in ("", ())

    def is_unsaid(self, record: Record, theirs: Comparable) -> bool:
        """Whether the record is silent about it. Words without a figure are not silent: they say that there is none."""
        return self.is_empty(theirs) and not (self.words and record.get(self.words))


def _text(name: str) -> Field:
    return Field(name, name, lambda record, _: record.get(name) or "", lambda action: getattr(action, name))


def _term(name: str, vocabulary: str, column: str | None = None) -> Field:
    column = column or name
    attribute = f"{column}_id"

    def theirs(record: Record, spellings: Spellings) -> Comparable:
        text = record.get(name)
        return spellings.term(vocabulary, text) if text else None

    return Field(name, column, theirs, lambda action: getattr(action, attribute))


def _terms(name: str, vocabulary: str) -> Field:
    def theirs(record: Record, spellings: Spellings) -> Comparable:
        refs = [spellings.term(vocabulary, text) for text in record.get(name) or ()]
        return tuple(dict.fromkeys(refs))

    def ours(action: Action) -> Comparable:
        return tuple(link.term_id for link in getattr(action, LINK_NAMES[name]).all())

    return Field(name, name, theirs, ours, is_set=True)


def _sections(sections: list[dict[str, str]] | None) -> tuple[tuple[str, str], ...]:
    return tuple((section["label"], section["text"]) for section in sections or ())


FIELDS: tuple[Field, ...] = (
    Field("title", "title", lambda record, _: record.get("title") or NO_TITLE, lambda action: action.title),
    Field(
        "centre",
        "centre",
        lambda record, spellings: spellings.centre(record.get("centre") or "", record.get("department") or ""),
        lambda action: action.centre_id,
    ),
    Field("year", "year", lambda record, _: record.get("year"), lambda action: action.year),
    _term("status", "status"),
    _text("status_reason"),
    _term("dimension", "dimension"),
    _terms("keywords", "keyword"),
    _text("summary"),
    _terms("initiators", "initiator"),
    _text("initiator_details"),
    _term("territory", "scale", column="scale"),
    _text("experience"),
    _terms("audiences", "audience"),
    _terms("partners", "partner"),
    _text("description"),
    _text("resources"),
    Field("budget", "budget", lambda record, _: their_budget(record), our_budget, words="resources"),
    _text("people"),
    Field("people_counts", "people_counts", lambda record, _: their_people(record), our_people, words="people"),
    _text("result_territory"),
    _text("result_centre"),
    _text("result_inhabitants"),
    _text("limits"),
    _text("prospects"),
    Field(
        "attachments",
        "attachments",
        lambda record, _: tuple(record.get("attachments") or ()),
        lambda action: tuple(action.attachment_names),
        is_set=True,
    ),
    Field(
        "other_sections",
        "other_sections",
        lambda record, _: _sections(record.get("other_sections")),
        lambda action: _sections(action.other_sections),
    ),
)
# The fields that name terms, and the list of each.
TERM_FIELDS = {
    "status": "status", "dimension": "dimension", "territory": "scale", "keywords": "keyword",
    "initiators": "initiator", "audiences": "audience", "partners": "partner",
}  # fmt: skip
FIELDS_BY_NAME = {field.name: field for field in FIELDS}


def in_source_words(record: Record, name: str) -> Any:
    """A field of a record as JSON, as the source prints it: what a person compares in a conflict."""
    if name == "centre":
        return " - ".join(filter(None, (record.get("centre"), record.get("department"))))
    if name == "people_counts":
        return {role: count for role, count in (record.get(name) or {}).items() if count}
    return record.get(name)


def in_our_words(action: Action, name: str) -> Any:
    """A field of an action as JSON, with the labels that the catalogue shows."""
    if name in LINK_NAMES:
        return [term.label for term in action.terms_of(name)]
    if name in _REFERENCES:
        return str(getattr(action, FIELDS_BY_NAME[name].column) or "")
    value = FIELDS_BY_NAME[name].ours(action)
    if isinstance(value, BudgetValue):
        return budget_words(value)
    if name == "people_counts":
        return people_words(value)
    return action.other_sections if name == "other_sections" else value


_REFERENCES = {"centre", "status", "dimension", "territory"}


class Difference(NamedTuple):
    """One field on three sides, comparable values."""

    field: Field
    base: Comparable
    ours: Comparable
    theirs: Comparable
