"""Two rows to merge -> field by field: what each says, which of them may stand, which one is proposed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Model

from centres.fields.fields import FIELDS, in_our_words
from centres.models import Action, Centre
from centres.models.action import says_something
from centres.models.links import LINK_NAMES
from centres.models.source import FIELD_NAMES

KEPT, GONE, BOTH = "kept", "gone", "both"
# Fields whose two sides can stand together.
JOINED = {*LINK_NAMES, "attachments", "other_sections"}
# Columns that no choice is about: numbers, and what follows from another one.
NOT_CHOSEN = {"id", "slug", "version", "created_at", "updated_at", "published_at"}


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
    """Every field of two rows of one model. Two actions are best fetched by `for_comparison`."""
    if isinstance(kept, Action) and isinstance(gone, Action):
        return [_state_side(kept, gone), *_action_sides(kept, gone)]
    return [_column_side(field, kept, gone) for field in chosen_columns(type(kept))]


def propose_choices(kept: Model, gone: Model) -> dict[str, str]:
    """{field: the side that is proposed}."""
    return {side.name: side.proposed for side in sides(kept, gone)}


def chosen_columns(model: type[Model]) -> "Iterable[Field[Any, Any]]":
    return [field for field in model._meta.concrete_fields if field.name not in NOT_CHOSEN]


def _state_side(kept: Action, gone: Action) -> FieldSides:
    """A fiche that the public reads stays with it."""
    shown = Action.State.PUBLISHED
    choice = GONE if gone.state == shown != kept.state else KEPT
    return FieldSides("state", "publication", kept.get_state_display(), gone.get_state_display(), choice)


def _action_sides(kept: Action, gone: Action) -> Iterable[FieldSides]:
    for field in FIELDS:
        ours, theirs = (in_our_words(action, field.name) or "" for action in (kept, gone))
        choice = _of_budgets(kept, gone) if field.name == "budget" else _choice(field.name, ours, theirs)
        yield FieldSides(field.name, FIELD_NAMES[field.name], ours, theirs, choice)


def _of_budgets(kept: Action, gone: Action) -> str:
    """One that somebody answers for comes first."""
    ranks = []
    for action in (kept, gone):
        budget = getattr(action, "budget", None)
        ranks.append((budget is not None and budget.confirmed_at is not None, budget is not None and budget.has_amount))
    return GONE if ranks[1] > ranks[0] else KEPT


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


def _choice(name: str, ours: Any, theirs: Any) -> str:
    """What says something, before what does not; a text that holds the other one; lists together."""
    said: Callable[[Any], bool] = lambda value: says_something(value) if isinstance(value, str) else bool(value)  # noqa: E731
    if ours == theirs or not said(theirs):
        return KEPT
    if not said(ours):
        return GONE
    if name in JOINED:
        return BOTH
    if isinstance(ours, str) and isinstance(theirs, str) and " ".join(ours.split()) in " ".join(theirs.split()):
        return GONE
    return KEPT


def complete_choices(choices: Mapping[str, str], kept: Model, gone: Model) -> dict[str, str]:
    """The choices of a person, completed by what is proposed; one that a field does not have is left out."""
    return {
        side.name: choices[side.name] if choices.get(side.name) in side.options else side.proposed
        for side in sides(kept, gone)
    }
