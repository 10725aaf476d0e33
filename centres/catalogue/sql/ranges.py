"""A question asked again and again for other numbers, from one to another -> its rows, by SQL built once.

Django builds a statement in the time that SQLite answers it for five hundred rows.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

# Stand for the ends while a statement is built: no row has them.
_FIRST, _LAST = -(10**15) - 1, -(10**15) - 2
# Place of a column -> what turns its value into one of Python.
Converters = list[tuple[int, list[Callable[..., Any]], Any]]


class Ranges:
    """`ranges.rows(key, queryset, columns, "action", 1, 500)`: the rows whose `action` is between two numbers.

    `key` names the question: it must always be the same one, in the same database.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[str, tuple[Any, ...], Converters] | None] = {}

    def rows(
        self, key: Hashable, queryset: QuerySet[Any], columns: Sequence[str], name: str, first: int, last: int
    ) -> list[tuple[Any, ...]]:
        if key not in self._kept:
            ends = {f"{name}__gte": _FIRST, f"{name}__lte": _LAST}
            self._kept[key] = _built(queryset.filter(**ends).values_list(*columns))
        statement = self._kept[key]
        if statement is None:
            return []
        sql, parameters, converters = statement
        asked = [first if value == _FIRST else last if value == _LAST else value for value in parameters]
        with connection.cursor() as cursor:
            cursor.execute(sql, asked)
            found = cursor.fetchall()
        return _converted(found, converters) if converters and found else found


def _built(queryset: QuerySet[Any]) -> tuple[str, tuple[Any, ...], Converters] | None:
    """None for a queryset that can have no row."""
    compiler = queryset.query.get_compiler(connection=connection)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return None
    found = compiler.get_converters([column for column, _, _ in compiler.select])
    converters = [(place, steps, column) for place, (steps, column) in found.items()]
    return sql, tuple(parameters), converters


def _converted(rows: list[tuple[Any, ...]], converters: Converters) -> list[tuple[Any, ...]]:
    """Column by column: a list for each row would take twice as long. Many rows have the same value, which is turned
    once: nobody writes into what an export reads."""
    columns = list(zip(*rows, strict=True))
    for place, steps, column in converters:
        values = columns[place]
        known = {value: _value(value, steps, column) for value in set(values)}
        columns[place] = tuple([known[value] for value in values])
    return list(zip(*columns, strict=True))


def _value(value: Any, steps: list[Callable[..., Any]], column: Any) -> Any:
    for step in steps:
        value = step(value, column, connection)
    return value
