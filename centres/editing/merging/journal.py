"""Writes that can be taken back: each row moved, changed, deleted or created, before and after, as JSON.

    [{"model": "actionkeyword", "updated": [4, 9], "before": {"term_id": 2}, "after": {"term_id": 7}},
     {"model": "keyword", "deleted": [{"id": 2, "label": "Soin", …}]},
     {"model": "oldaddress", "created": [{"id": 5, …}]}]

Rows that changed alike are told together: a theme of fifty thousand fiches is one entry.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db.models import DO_NOTHING, SET_NULL, ForeignObjectRel, JSONField, Model, QuerySet

from centres.editing.history import column_of
from centres.fields.rows import batches
from centres.models import ActionText
from centres.models.columns import PackedJSON
from centres.models.keys import kind_of

Row = dict[str, Any]
# Made again from the fiche wherever its change is recorded: there is nothing of its own to take back.
DERIVED = {ActionText}
# Columns whose values are JSON as they are.
AS_JSON = (JSONField, PackedJSON)


class Journal:
    """What one operation writes. Every write goes through it; `entries` is what is left to take it back with."""

    def __init__(self) -> None:
        # (model name, pk) -> columns before and after; None where the row is not there.
        self._rows: dict[tuple[str, Any], tuple[Row | None, Row | None]] = {}

    def update(self, rows: QuerySet[Any], **columns: Any) -> None:
        """Gives these columns, by their names in the database (`term_id`), to rows of one model."""
        model = rows.model
        after = {name: as_json(model, name, value) for name, value in columns.items()}
        for before in list(rows.order_by("pk").values("pk", *columns)):
            pk = before.pop("pk")
            was = {name: as_json(model, name, value) for name, value in before.items()}
            if was != after:
                self._note(model, pk, was, after)
                model._default_manager.filter(pk=pk).update(**columns)

    def move(self, rows: QuerySet[Any], **columns: Any) -> None:
        """The same for many rows: one write for hundreds of them."""
        model = rows.model
        after = {name: as_json(model, name, value) for name, value in columns.items()}
        moved = list(rows.order_by("pk").values("pk", *columns))
        for before in moved:
            was = {name: as_json(model, name, before[name]) for name in columns}
            self._note(model, before["pk"], was, after)
        for some in batches([before["pk"] for before in moved]):
            model._default_manager.filter(pk__in=some).update(**columns)

    def delete(self, rows: QuerySet[Any]) -> None:
        """Deletes rows, and what hangs on them."""
        model = rows.model
        pks = list(rows.order_by("pk").values_list("pk", flat=True))
        for some in batches(pks):
            for child, column, on_delete in relations(model):
                hanging = child._default_manager.filter(**{f"{column}__in": some})
                if child in DERIVED:
                    hanging.delete()
                elif on_delete is SET_NULL:
                    self.move(hanging, **{column: None})
                else:
                    self.delete(hanging)
            chosen = model._default_manager.filter(pk__in=some).order_by("pk")
            for row in chosen:
                self._note(model, row.pk, whole(row), None)
            chosen.order_by()._raw_delete(chosen.db)

    def note_created(self, row: Model) -> None:
        self._note(type(row), row.pk, None, whole(row))

    def _note(self, model: type[Model], pk: Any, before: Row | None, after: Row | None) -> None:
        """What stood first stays told; what stands last is told."""
        key = (kind_of(model), pk)
        if key not in self._rows:
            self._rows[key] = before, after
            return
        first, last = self._rows[key]
        # Of a row that was there: with the columns that it had before the first write.
        first = None if first is None else {**(before or {}), **first}
        # Of one that was created, or deleted at last, the last write tells all.
        self._rows[key] = first, after if first is None or after is None else {**(last or {}), **after}

    @property
    def entries(self) -> list[dict[str, Any]]:
        return list(self._grouped())

    def _grouped(self) -> Iterator[dict[str, Any]]:
        updated: dict[str, dict[str, Any]] = {}
        others: dict[tuple[str, str], dict[str, Any]] = {}
        for (name, pk), (before, after) in self._rows.items():
            if before is not None and after is not None:
                alike = json.dumps([name, before, after], sort_keys=True)
                entry = updated.setdefault(alike, {"model": name, "updated": [], "before": before, "after": after})
                entry["updated"].append(pk)
            elif before is not None or after is not None:
                how = "deleted" if after is None else "created"
                others.setdefault((name, how), {"model": name, how: []})[how].append(before or after)
        yield from updated.values()
        yield from others.values()


def relations(model: type[Model]) -> Iterator[tuple[type[Model], str, Any]]:
    """(child model, its column, what a deletion does) of every row that may point at this model."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.many_to_many:
            continue
        if relation.on_delete is not DO_NOTHING:
            yield relation.related_model, relation.field.attname, relation.on_delete


def whole(row: Model) -> Row:
    """Every column of a row, as JSON."""
    return {field.attname: as_json(type(row), field.attname, getattr(row, field.attname)) for field in _columns(row)}


def as_json(model: type[Model], column: str, value: Any) -> Any:
    """One value of a column, as JSON that `from_json` gives back whole: amounts and dates as text."""
    if value is None or isinstance(value, bool | int | str) or isinstance(model._meta.get_field(column), AS_JSON):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def from_json(model: type[Model], column: str, value: Any) -> Any:
    field = column_of(model, column)
    return value if value is None or isinstance(field, AS_JSON) else field.to_python(value)


def row_of(model: type[Model], values: Mapping[str, Any]) -> Model:
    """A row as it was told whole; columns that came since have their default."""
    names = {field.attname for field in _columns(model)}
    return model(**{name: from_json(model, name, value) for name, value in values.items() if name in names})


def noun(name: str) -> type[Model]:
    return apps.get_model("centres", name)


def touched_rows(entries: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    """(model name, pk) of every row that was touched."""
    for entry in entries:
        key = noun(entry["model"])._meta.pk.attname
        for pk in entry.get("updated", ()):
            yield entry["model"], pk
        for row in (*entry.get("deleted", ()), *entry.get("created", ())):
            yield entry["model"], row[key]


def referenced_rows(entries: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    """(model name, pk) of every row that what is put back will point at."""
    for entry in entries:
        rows = [*entry.get("deleted", ()), *([entry["before"]] if "before" in entry else ())]
        yield from targets(noun(entry["model"]), rows)


def targets(model: type[Model], rows: Iterable[Row]) -> Iterator[tuple[str, Any]]:
    """(model name, pk) of what the columns of these rows point at, in the catalogue."""
    for field in _columns(model):
        target = field.related_model
        if target is not None and target._meta.app_label == "centres" and field.db_constraint:
            pks = {row[field.attname] for row in rows if row.get(field.attname) is not None}
            yield from ((kind_of(target), pk) for pk in pks)


def _columns(model: Model | type[Model]) -> Iterable[Any]:
    return model._meta.concrete_fields
