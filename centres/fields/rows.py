"""Rows as plain values -> a few statements a table: instances of models would take five times as long."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, TypeVar

import orjson
from django.db import connection, transaction
from django.utils import timezone

# What is read, changed or written at once: the fiches of a page or two.
ROWS_A_STATEMENT = 2_500
MOST_VALUES = 2_000
Item = TypeVar("Item")
# What a database takes as it is; any other value is adapted by its field.
_PLAIN = {
    "BigAutoField", "BooleanField", "CharField", "ForeignKey", "OneToOneField", "PositiveIntegerField",
    "PositiveSmallIntegerField", "SlugField", "TextField",
}  # fmt: skip


def batches(items: Iterable[Item], most: int = ROWS_A_STATEMENT) -> Iterator[list[Item]]:
    """The items by some thousand, or by so many.

    >>> [len(some) for some in batches(range(5001))]
    [2500, 2500, 1]
    """
    iterator = iter(items)
    while some := list(islice(iterator, most)):
        yield some


def insert_rows(model: Any, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Adds rows whose values a database takes as they are."""
    rows = list(rows)
    if not rows:
        return
    quote = connection.ops.quote_name
    table, names = quote(model._meta.db_table), ", ".join(map(quote, columns))
    place, room = f"({', '.join(['%s'] * len(columns))})", MOST_VALUES // len(columns)
    whole = len(rows) // room * room
    with connection.cursor() as cursor:
        # Many rows a statement: triggers (models/triggers.py) cost most by the statement.
        for some, number in ((rows[:whole], room), (rows[whole:], len(rows) - whole)):
            if some:
                values = [list(chain.from_iterable(some[at : at + number])) for at in range(0, len(some), number)]
                places = ", ".join([place] * number)
                cursor.executemany(f"INSERT INTO {table} ({names}) VALUES {places}", values)  # noqa: S608


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


def update_rows(model: Any, rows: Mapping[int, Mapping[str, Any]], counter: str = "") -> None:
    """Changes rows, {number: {attribute: value}} each. A row keeps what its own values do not say; `counter` is a
    column that grows by one in each of them."""
    said = {name for values in rows.values() for name in values}
    fields = [field for field in model._meta.concrete_fields if field.attname in said]
    if not fields:
        return
    quote = connection.ops.quote_name
    table, key = quote(model._meta.db_table), quote(model._meta.pk.column)
    places = [f"{name} = CASE WHEN %s THEN %s ELSE {name} END" for name in (quote(field.column) for field in fields)]
    if counter:
        places.append(f"{quote(counter)} = {quote(counter)} + 1")
    told = list(rows.values())
    columns = (([field.attname in values for values in told], _column(field, told)) for field in fields)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET {', '.join(places)} WHERE {key} = %s",  # noqa: S608
            list(zip(*chain.from_iterable(columns), rows, strict=True)),
        )


def _column(field: Any, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """The values of one column, as the database takes them."""
    is_dated = getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    unsaid = timezone.now() if is_dated else field.get_default()
    values = [row.get(field.attname, unsaid) for row in rows]
    if field.get_internal_type() in _PLAIN:
        return values
    if field.get_internal_type() == "BinaryField":
        return [field.get_prep_value(value) for value in values]
    if field.get_internal_type() == "JSONField":
        return [None if value is None else _json(value) for value in values]
    # Times and amounts, which come again from row to row.
    adapted = {value: field.get_db_prep_save(value, connection) for value in set(values)}
    return [adapted[value] for value in values]


def _json(value: Any) -> Any:
    """A value as a column of JSON takes it: Django's own way takes five times as long, and SQLite three times the room
    for an accent."""
    try:
        text = orjson.dumps(value).decode()
    except TypeError:  # a number past 64 bits, half a character
        return connection.ops.adapt_json_value(value, None)
    if connection.vendor == "sqlite":
        return text
    # Eight megabytes of each process, which SQLite has no use for.
    from psycopg.types.json import Jsonb

    return Jsonb(text, dumps=str)


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
