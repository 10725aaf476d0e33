"""Fields that name rows of other tables: the centre, one term of a list, several of them in the source's order."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from centres.fiches.record import keywords_of

from .field import ColumnField, Record, RowsField, Value
from .labels import Labels, Ref
from .rows import insert_rows
from .spellings import CentreRef, Spellings, TermRef


@dataclass(frozen=True)
class ReferenceColumn(ColumnField):
    """A row of `vocabulary`, by its id. `link`: the name of its foreign key."""

    vocabulary: str
    link: str

    @property
    def column(self) -> str:
        return f"{self.link}_id"

    def refs(self, value: Value) -> Iterable[Ref]:
        return () if value is None else ((self.vocabulary, value),)

    def resolve(self, value: Value, ids: Mapping[object, int]) -> Value:
        return ids.get(value, value)

    def our_words(self, value: Value, labels: Labels) -> str:
        return "" if value is None else labels.of(self.vocabulary, value)

    def snapshot(self, value: Value, labels: Labels) -> dict[str, Any] | None:
        return None if value is None else {"id": value, "label": labels.of(self.vocabulary, value)}

    def from_snapshot(self, drawn: Record) -> Value:
        return drawn[self.name]["id"] if drawn[self.name] else None


class TermColumn(ReferenceColumn):
    """One term of a list."""

    def theirs(self, record: Record, spellings: Spellings) -> TermRef | None:
        text = record.get(self.name)
        return spellings.term(self.vocabulary, text) if text else None


class CentreColumn(ReferenceColumn):
    """The centre that tells the fiche: a source gives its name and its département."""

    def theirs(self, record: Record, spellings: Spellings) -> CentreRef | None:
        return spellings.centre(record.get("centre") or "", record.get("department") or "")

    def source_words(self, record: Record) -> str:
        return " - ".join(filter(None, (record.get("centre"), record.get("department"))))


@dataclass(frozen=True)
class TermRows(RowsField):
    """Several terms of one list: their order is kept, and alone is no change. `model`: a row for each of them."""

    vocabulary: str
    model: Any

    nothing = ()
    can_be_joined = True

    def theirs(self, record: Record, spellings: Spellings) -> tuple[TermRef, ...]:
        texts = record.get(self.name)
        return tuple(dict.fromkeys(spellings.term(self.vocabulary, text) for text in texts)) if texts else ()

    def same(self, one: Value, other: Value) -> bool:
        return one == other or frozenset(one) == frozenset(other)

    def refs(self, value: Value) -> Iterable[Ref]:
        return [(self.vocabulary, ref) for ref in value or ()]

    def resolve(self, value: Value, ids: Mapping[object, int]) -> Value:
        return tuple(dict.fromkeys(ids.get(ref, ref) for ref in value))

    def our_words(self, value: Value, labels: Labels) -> list[str]:
        return [labels.of(self.vocabulary, ref) for ref in value or ()]

    def snapshot(self, value: Value, labels: Labels) -> list[dict[str, Any]]:
        return [{"id": ref, "label": labels.of(self.vocabulary, ref)} for ref in value]

    def from_snapshot(self, drawn: Record) -> Value:
        return tuple(ref["id"] for ref in drawn[self.name] or ())

    def read(self, action_ids: Collection[int]) -> dict[int, Value]:
        links = self.model._default_manager.filter(action__among=action_ids).order_by("position", "pk")
        found: dict[int, list[int]] = {}
        for action_id, term_id in links.values_list("action_id", "term_id"):
            found.setdefault(action_id, []).append(term_id)
        return {action_id: tuple(ids) for action_id, ids in found.items()}

    def insert(self, values: Mapping[int, Value]) -> None:
        rows = ((pk, term, place) for pk, terms in values.items() for place, term in enumerate(terms))
        insert_rows(self.model, ("action_id", "term_id", "position"), rows)

    def join(self, ours: Value, theirs: Value) -> Value:
        return tuple(dict.fromkeys((*ours, *theirs)))


class ThemeRows(TermRows):
    """Keywords, and of the « Thèmes » of an older page those that are keywords too."""

    def theirs(self, record: Record, spellings: Spellings) -> tuple[TermRef, ...]:
        return super().theirs({self.name: self.source_words(record)}, spellings)

    def source_words(self, record: Record) -> list[str]:
        return keywords_of(record)
