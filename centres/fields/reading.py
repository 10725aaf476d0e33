"""Actions -> the values of their fields: one query for the columns, one or two for each field that rows hold."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from centres.models import Action

from .field import ColumnField, Field, FieldValues, RowsField
from .fields import FIELDS
from .rows import batches


def read_values(
    action_ids: Iterable[int], fields: Collection[Field] = FIELDS, actions: QuerySet[Action] | None = None
) -> dict[int, FieldValues]:
    """{id: values} of the actions that are there. `actions`: the rows to look among, locked ones for instance."""
    rows = (Action.objects.all() if actions is None else actions).order_by("pk")
    told: dict[int, FieldValues] = {}
    for some in batches(sorted(set(action_ids))):
        told |= _read_some(rows.filter(pk__among=some), fields)
    return told


def _read_some(actions: QuerySet[Action], fields: Collection[Field]) -> dict[int, FieldValues]:
    columns = [field for field in fields if isinstance(field, ColumnField)]
    told = {
        pk: {field.name: field.from_column(value) for field, value in zip(columns, stored, strict=True)}
        for pk, *stored in actions.values_list("pk", *(field.column for field in columns))
    }
    for field in fields:
        if isinstance(field, RowsField):
            found = field.read(told.keys())
            for pk, values in told.items():
                values[field.name] = found.get(pk, field.nothing)
    return told
