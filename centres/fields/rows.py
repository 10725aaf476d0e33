"""Rows as plain values -> one `executemany` a table: instances of models would take five times as long."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

# What a database takes as it is; any other value is adapted by its field.
_PLAIN = {
    "BigAutoField", "BooleanField", "CharField", "ForeignKey", "OneToOneField", "PositiveIntegerField",
    "PositiveSmallIntegerField", "SlugField", "TextField",
}  # fmt: skip


def insert_rows(model: Any, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Adds rows whose values a database takes as they are."""
    rows = list(rows)
    if not rows:
        return
    quote = connection.ops.quote_name
    table, names = quote(model._meta.db_table), ", ".join(map(quote, columns))
    places = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608


def insert(model: Any, rows: Sequence[Mapping[str, Any]]) -> Sequence[int]:
    """Adds rows, {attribute: value} each, and returns their numbers. What they do not say is what the model says."""
    if not rows:
        return ()
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and not field.generated]
    numbers = _new_numbers(model, len(rows))
    columns = (_column(field, rows) for field in fields)
    names = (model._meta.pk.column, *(field.column for field in fields))
    insert_rows(model, names, zip(numbers, *columns, strict=True))
    return numbers


def _column(field: Any, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The values of one column, as the database takes them."""
    is_dated = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    unsaid = timezone.now() if is_dated else field.get_default()
    values = [row.get(field.attname, unsaid) for row in rows]
    if field.get_internal_type() in _PLAIN:
        return values
    if field.get_internal_type() == "JSONField":
        adapt = connection.ops.adapt_json_value
        return [None if value is None else adapt(value, field.encoder) for value in values]
    # Times and amounts, which come again from row to row.
    adapted = {value: field.get_db_prep_save(value, connection) for value in set(values)}
    return [adapted[value] for value in values]


def _new_numbers(model: Any, rows: int) -> Sequence[int]:
    """Numbers that no other row of a table has or will get."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Numbers are taken in the transaction that writes the rows.")
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "nextval(pg_get_serial_sequence(%s, %s))"
            cursor.execute(
                f"SELECT {sequence} FROM generate_series(1, %s)",  # noqa: S608
                [connection.ops.quote_name(table), model._meta.pk.column, rows],
            )
            return [number for (number,) in cursor.fetchall()]
        # A transaction of SQLite writes alone; the table's own counter goes on from the greatest number written.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        (last,) = cursor.fetchone() or (0,)
    return range(last + 1, last + 1 + rows)
