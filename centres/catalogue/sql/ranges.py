"""A question asked again and again for other numbers, from one to another -> its rows, by SQL built once.

Django builds a statement in the time that SQLite answers it for five hundred rows.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

# Stand for the ends while a statement is built: no row has them.
_FIRST, _LAST = -(10**15) - 1, -(10**15) - 2
# Place of a column -> what turns its value into one of Python.
Rows = list[Sequence[Any]]
Converters = list[tuple[int, list[Callable[..., Any]], Any]]


@dataclass(frozen=True, eq=False)
class Question:
    """`columns` of a queryset, for the rows whose first column is between two numbers.

    Ask the same one again and again: its SQL is kept by it.
    """

    rows: QuerySet[Any]
    columns: Sequence[str]


class Ranges:
    """`ranges.rows(question, 1, 500)`: the rows whose number is between these two; always in the same database."""

    def __init__(self) -> None:
        self._kept: dict[Question, Statement | None] = {}

    def rows(self, question: Question, first: int, last: int) -> Rows:
        if question not in self._kept:
            self._kept[question] = built(question)
        statement = self._kept[question]
        if statement is None:
            return []
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, between(first, last, statement.parameters))
            found = cursor.fetchall()
        return statement.converted(found)


@dataclass(frozen=True)
class Statement:
    """The SQL of a question; `parameters` hold its ends by what stands for them."""

    sql: str
    parameters: tuple[Any, ...]
    converters: Converters

    def converted(self, rows: Rows) -> Rows:
        return _converted(rows, self.converters) if self.converters and rows else rows


def between(first: int, last: int, parameters: Iterable[Any]) -> list[Any]:
    return [first if value == _FIRST else last if value == _LAST else value for value in parameters]


def built(question: Question) -> Statement | None:
    """None for a queryset that can have no row."""
    ends = {f"{question.columns[0]}__gte": _FIRST, f"{question.columns[0]}__lte": _LAST}
    queryset = question.rows.filter(**ends).values_list(*question.columns)
    compiler = queryset.query.get_compiler(connection=connection)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return None
    found = compiler.get_converters([column for column, _, _ in compiler.select])
    converters = [(place, steps, column) for place, (steps, column) in found.items()]
    return Statement(sql, tuple(parameters), converters)


def _converted(rows: Rows, converters: Converters) -> Rows:
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
