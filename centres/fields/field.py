"""A field of a fiche: its value as a source tells it, as the catalogue holds it, compared, written and said.

A value is whole and does not change: text as str (`""` when absent), a term or centre as its id or an Unseen reference,
a list as a tuple, a budget as a `BudgetValue`. Where it stood in the source goes with it and is no part of comparing.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from .labels import Labels, Ref
from .spellings import Spellings

# A fiche as the reader gives it in JSON, and as history draws it.
Record = Mapping[str, Any]
Snapshot = dict[str, Any]
Value = Any
# {name of a field: its value}
FieldValues = dict[str, Value]


@dataclass(frozen=True)
class Field:
    """One field. `name` is its key in the record; what else it is, its kind tells."""

    name: str
    # The field whose words it is read from, for one that is no text of its own.
    read_from: ClassVar[str] = ""
    # What a fiche holds that says nothing of it.
    nothing: ClassVar[Value] = None
    # Whether two of its values can stand together when two fiches are merged: then `join` makes one of them.
    can_be_joined: ClassVar[bool] = False

    # As a source tells it

    def theirs(self, record: Record, spellings: Spellings) -> Value:
        """Its value in a record, which says terms and centres in the source's spelling."""
        raise NotImplementedError

    def source_words(self, record: Record) -> Any:
        """What a person compares in a conflict: JSON, as the source prints it."""
        return record.get(self.name)

    def is_unsaid(self, record: Record, theirs: Value) -> bool:
        """Whether the record is silent about it. Words without a figure are not silent: they say that there is none."""
        return self.is_empty(theirs) and not (self.read_from and record.get(self.read_from))

    # Compared

    def same(self, one: Value, other: Value) -> bool:
        """Whether two values say the same."""
        return bool(one == other)

    def is_empty(self, value: Value) -> bool:
        return value is None or value in ("", ())

    def is_protected(self, ours: Value) -> bool:
        """Whether somebody answers for what the catalogue says: no import changes it any more."""
        return False

    def is_only_proposed(self, record: Record) -> bool:
        """Whether a record holds only what the reader is not sure of: that says nothing against staff."""
        return False

    def has_moved(self, ours: Value, theirs: Value) -> bool:
        """Whether two values that say the same stand elsewhere in the source, in a way that is stored."""
        return False

    def rank(self, value: Value) -> Any:
        """How much it says: when two fiches are merged, the value of the higher rank is proposed."""
        return bool(value)

    # References

    def refs(self, value: Value) -> Iterable[Ref]:
        """The terms, or the centre, that a value names."""
        return ()

    def resolve(self, value: Value, ids: Mapping[object, int]) -> Value:
        """The value with the ids that references never seen before have become."""
        return value

    # As the catalogue says it

    def our_words(self, value: Value, labels: Labels) -> Any:
        """What people read: JSON, with the labels that the catalogue shows."""
        return value

    def snapshot(self, value: Value, labels: Labels) -> Any:
        """What history keeps, as JSON."""
        return self.our_words(value, labels)

    def from_snapshot(self, drawn: Record) -> Value:
        """The value that a snapshot of a fiche holds; but for references, it is drawn as a record is."""
        return self.theirs(drawn, None)  # type: ignore[arg-type]

    # Written

    def columns(self, value: Value) -> dict[str, Any]:
        """The columns of Action that hold a value, {attribute: stored}."""
        return {}

    def insert(self, values: Mapping[int, Value]) -> None:
        """Writes {id of an action: value} as rows of its own, where nothing stood."""

    def replace(self, values: Mapping[int, Value]) -> None:
        """Writes {id of an action: value} as rows of its own, instead of those that stood."""

    def renumber(self, values: Mapping[int, Value]) -> None:
        """Writes where {id of an action: value} stands in a new text that says the same."""

    def join(self, ours: Value, theirs: Value) -> Value:
        """Both values as one: ours, then of theirs what we lack."""
        raise NotImplementedError


class ColumnField(Field):
    """A field that one column of Action holds."""

    @property
    def column(self) -> str:
        return self.name

    def from_column(self, stored: Any) -> Value:
        """The value that a column holds."""
        return stored

    def columns(self, value: Value) -> dict[str, Any]:
        return {self.column: value}


class RowsField(Field):
    """A field that rows of `model` hold, each with its `action`."""

    model: Any

    def read(self, action_ids: Collection[int]) -> dict[int, Value]:
        """{id of an action: value}, of those that have any row."""
        raise NotImplementedError

    def replace(self, values: Mapping[int, Value]) -> None:
        self.delete(values.keys())
        self.insert(values)

    def delete(self, action_ids: Collection[int]) -> None:
        """Takes its rows off these actions."""
        self.model._default_manager.filter(action__among=action_ids).delete()


def labels_of(said: Iterable[tuple[Field, Value]]) -> Labels:
    """The labels of all that these values name."""
    return Labels(ref for field, value in said for ref in field.refs(value))


class Difference(NamedTuple):
    """One field on three sides."""

    field: Field
    base: Value
    ours: Value
    theirs: Value
