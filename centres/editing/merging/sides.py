"""Two rows to merge -> field by field: what each says, which of them may stand, which one is proposed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Model

from centres.fields.field import Field as FicheField
from centres.fields.field import Value, labels_of
from centres.fields.fields import FIELDS
from centres.fields.reading import read_values
from centres.models import Action, Centre
from centres.models.source import FIELD_NAMES

KEPT, GONE, BOTH = "kept", "gone", "both"
# Fields whose two sides can stand together.
JOINED = {field.name for field in FIELDS if field.can_be_joined}
# Columns that no choice is about: numbers, and what follows from another one.
NOT_CHOSEN = {"id", "slug", "is_commune_deduced", "version", "created_at", "updated_at", "published_at"}


@dataclass(frozen=True, slots=True)
class FieldSides:
    """One field. `kept` and `gone`: text, a list, or a record, as `show_words` of the admin shows them."""

    name: str
    label: str
    kept: Any
    gone: Any
    proposed: str

    @property
    def differs(self) -> bool:
        return bool(self.kept != self.gone)

    @property
    def options(self) -> tuple[str, ...]:
        return (KEPT, GONE, BOTH) if self.name in JOINED else (KEPT, GONE)


def sides(kept: Model, gone: Model) -> list[FieldSides]:
    """Every field of two rows of one model."""
    if isinstance(kept, Action) and isinstance(gone, Action):
        return [_state_side(kept, gone), *_action_sides(kept, gone)]
    return [_column_side(field, kept, gone) for field in chosen_columns(type(kept))]


def chosen_columns(model: type[Model]) -> "Iterable[Field[Any, Any]]":
    return [field for field in model._meta.concrete_fields if field.name not in NOT_CHOSEN]


def _state_side(kept: Action, gone: Action) -> FieldSides:
    """A fiche that the public reads stays with it."""
    shown = Action.State.PUBLISHED
    choice = GONE if gone.state == shown != kept.state else KEPT
    return FieldSides("state", "publication", kept.get_state_display(), gone.get_state_display(), choice)


def _action_sides(kept: Action, gone: Action) -> Iterable[FieldSides]:
    told = read_values([kept.pk, gone.pk])
    labels = labels_of((field, values[field.name]) for values in told.values() for field in FIELDS)
    for field in FIELDS:
        ours, theirs = told[kept.pk][field.name], told[gone.pk][field.name]
        our_words, their_words = (field.our_words(value, labels) or "" for value in (ours, theirs))
        choice = _choice(field, ours, theirs, our_words, their_words)
        yield FieldSides(field.name, FIELD_NAMES[field.name], our_words, their_words, choice)


def _choice(field: FicheField, ours: Value, theirs: Value, our_words: Any, their_words: Any) -> str:
    """What says more, before what says less; lists together; a text that holds the other one."""
    if field.rank(theirs) > field.rank(ours):
        return GONE
    if our_words == their_words or not field.rank(theirs):
        return KEPT
    if field.can_be_joined:
        return BOTH
    if isinstance(our_words, str) and " ".join(our_words.split()) in " ".join(their_words.split()):
        return GONE
    return KEPT


def _column_side(field: "Field[Any, Any]", kept: Model, gone: Model) -> FieldSides:
    ours, theirs = (_shown(field, row) for row in (kept, gone))
    # « Autre » says as little as nothing.
    empty = {Centre.Kind.OTHER.label, "Autre"} if field.choices else set()
    choice = GONE if theirs and theirs not in empty and (not ours or ours in empty) else KEPT
    return FieldSides(field.name, str(field.verbose_name), ours, theirs, choice)


def _shown(field: "Field[Any, Any]", row: Model) -> str:
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    value = getattr(row, field.name)
    if isinstance(value, bool):
        return "oui" if value else "non"
    return "" if value is None else str(value)


def complete_choices(choices: Mapping[str, str], kept: Model, gone: Model) -> dict[str, str]:
    """The choices of a person, completed by what is proposed; one that a field does not have is left out."""
    return {
        side.name: choices[side.name] if choices.get(side.name) in side.options else side.proposed
        for side in sides(kept, gone)
    }
