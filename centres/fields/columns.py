"""Fields that a column of Action holds: texts, the title, the year, names of files, older sections."""

from dataclasses import dataclass, field
from typing import Any

from centres.models import Action
from centres.models.action import NO_TITLE, says_something

from .field import ColumnField, Record, Value
from .labels import Labels
from .spellings import Spellings


class TextColumn(ColumnField):
    """A text, as its centre wrote it."""

    nothing = ""

    def theirs(self, record: Record, spellings: Spellings) -> str:
        return record.get(self.name) or ""

    def rank(self, value: str) -> bool:
        return says_something(value)


class TitleColumn(TextColumn):
    """A fiche always has a title; its address follows."""

    def theirs(self, record: Record, spellings: Spellings) -> str:
        return record.get(self.name) or NO_TITLE

    def columns(self, value: str) -> dict[str, Any]:
        return {self.name: value, "slug": Action.slug_of(value)}


class NumberColumn(ColumnField):
    """A whole number, or None."""

    def theirs(self, record: Record, spellings: Spellings) -> int | None:
        return record.get(self.name)


class FilesColumn(ColumnField):
    """Names of files, one a line: their order alone is no change."""

    nothing = ()
    can_be_joined = True

    def theirs(self, record: Record, spellings: Spellings) -> tuple[str, ...]:
        return tuple(record.get(self.name) or ())

    def from_column(self, stored: str) -> tuple[str, ...]:
        return tuple(name for name in stored.split("\n") if name.strip()) if stored else ()

    def columns(self, value: tuple[str, ...]) -> dict[str, Any]:
        return {self.name: "\n".join(value)}

    def same(self, one: Value, other: Value) -> bool:
        return one == other or frozenset(one) == frozenset(other)

    def our_words(self, value: tuple[str, ...], labels: Labels) -> list[str]:
        return list(value)

    def join(self, ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*ours, *theirs)))


@dataclass(frozen=True, slots=True)
class SectionValue:
    """A section that has no field of its own, and its line in the source."""

    label: str
    text: str
    line: int | None = field(default=None, compare=False)


class SectionsColumn(ColumnField):
    """Older labels with their texts, stored as JSON."""

    nothing = ()
    can_be_joined = True

    def theirs(self, record: Record, spellings: Spellings) -> tuple[SectionValue, ...]:
        return self.from_column(record.get(self.name))

    def from_column(self, stored: Any) -> tuple[SectionValue, ...]:
        return tuple(SectionValue(row["label"], row["text"], row.get("line")) for row in stored or ())

    def columns(self, value: tuple[SectionValue, ...]) -> dict[str, Any]:
        return {self.name: _as_json(value)}

    def our_words(self, value: tuple[SectionValue, ...], labels: Labels) -> list[dict[str, Any]]:
        return _as_json(value)

    def join(self, ours: tuple[SectionValue, ...], theirs: tuple[SectionValue, ...]) -> tuple[SectionValue, ...]:
        return (*ours, *(section for section in theirs if section not in ours))


def _as_json(value: tuple[SectionValue, ...]) -> list[dict[str, Any]]:
    return [
        {"label": section.label, "text": section.text} | ({"line": section.line} if section.line is not None else {})
        for section in value
    ]
