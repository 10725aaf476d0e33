"""Values of the fields of many actions -> their rows, in a number of statements that does not grow with them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone

from centres.models import Action

from .field import Difference, FieldValues
from .fields import FIELDS, FIELDS_BY_NAME
from .rows import batches, insert, update_rows


def values_of(changes: Iterable[Difference], ids: Mapping[object, int]) -> FieldValues:
    """What changes write. `ids`: what references never seen before have become."""
    return {change.field.name: change.field.resolve(change.theirs, ids) for change in changes}


def create_actions(told: Sequence[FieldValues], **columns: Any) -> Sequence[int]:
    """Writes new actions, and these `columns` of each. Returns their numbers."""
    numbers = insert(Action, [columns | _columns(values) for values in told])
    actions = dict(zip(numbers, told, strict=True))
    for field in FIELDS:
        field.insert({pk: values[field.name] for pk, values in actions.items() if field.name in values})
    return numbers


def update_actions(told: Mapping[int, FieldValues], **columns: Any) -> None:
    """Writes {id of an action: the values that change}: a new version of each. `columns` are {attribute: stored} of all
    of them."""
    every = columns | {"updated_at": timezone.now()}
    for ids in batches(told):
        some = {pk: told[pk] for pk in ids}
        update_rows(Action, {pk: every | _columns(values) for pk, values in some.items()}, counter="version")
        for field in FIELDS:
            written = {pk: values[field.name] for pk, values in some.items() if field.name in values}
            if written:
                field.replace(written)


def _columns(values: FieldValues) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for name, value in values.items():
        columns |= FIELDS_BY_NAME[name].columns(value)
    return columns
