"""A question that each page asks for other ids -> its rows, by SQL built once: that takes longer than the answer."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import connection, connections
from django.db.models import QuerySet

Row = Sequence[Any]
# Place of a column -> what turns it into a value of Python, one after the other, and the expression it is of.
Parameters = tuple[Any, ...]
UNLIKELY = -(2**40)
Converters = dict[int, tuple[list[Callable[..., Any]], Any]]


class Prepared:
    """`Prepared(rows)(ids)` gives the rows of `rows(ids)`, a queryset of `values_list`.

    The SQL is kept for each number of ids, with what turns a column of the database into a value of Python, and with
    its other parameters, which are the same for any ids. ValueError for a queryset that does not hold the ids as one.
    """

    def __init__(self, rows: Callable[[Sequence[Any]], QuerySet[Any]], using: str = "default") -> None:
        self.rows, self.using = rows, using
        self._kept: dict[int, tuple[str, Parameters, Parameters, Converters]] = {}

    def __call__(self, ids: Sequence[Any]) -> Iterator[Row]:
        if not ids:
            return iter(())
        if len(ids) not in self._kept:
            self._kept[len(ids)] = self._built(ids)
        sql, before, after, converters = self._kept[len(ids)]
        connection = connections[self.using]
        with connection.cursor() as cursor:
            cursor.execute(sql, [*before, *ids, *after])
            found = cursor.fetchall()
        return (_converted(row, converters, connection) for row in found) if converters else iter(found)

    def _built(self, ids: Sequence[Any]) -> tuple[str, Parameters, Parameters, Converters]:
        # Numbers that no other parameter has, each once: Django asks for what stands twice in a list once.
        marks = [UNLIKELY - place for place in range(len(ids))] if isinstance(ids[0], int) else list(ids)
        compiler = self.rows(marks).query.get_compiler(self.using)
        sql, parameters = compiler.as_sql()
        start = list(parameters).index(marks[0]) if marks[0] in parameters else 0
        before, after = tuple(parameters[:start]), tuple(parameters[start + len(marks) :])
        if list(parameters[start : start + len(marks)]) != marks or marks[0] in after:
            raise ValueError("the ids must be parameters in their order, and in one place")
        return sql, before, after, compiler.get_converters([column for column, _, _ in compiler.select])


def _converted(row: Row, converters: Converters, connection: Any) -> Row:
    values = list(row)
    for place, (steps, column) in converters.items():
        for step in steps:
            values[place] = step(values[place], column, connection)
    return values


def padded(ids: Sequence[int]) -> Sequence[int]:
    """The last one again and again: one statement for five ids to eight, and none to build for each number of them."""
    spare = (1 << (len(ids) - 1).bit_length()) - len(ids) if ids else 0
    return [*ids, *[ids[-1]] * spare] if spare else ids


class AllOrSome:
    """`AllOrSome(rows, "action")(ids)` gives the rows of some ids by that column, by SQL that is built once for about
    so many ids; for None all of them, a few thousand at a time.

    Of all, columns come as the database gives them: numbers and texts, and a truth as 1 or 0. To look at half a million
    rows for something to convert takes Django a third of the time."""

    def __init__(self, rows: QuerySet[Any], column: str = "pk") -> None:
        self.all = rows
        self.some = Prepared(lambda ids: rows.filter(**{f"{column}__in": ids}))

    def __call__(self, wanted: Sequence[int] | None) -> Iterator[Row]:
        if wanted is None:
            return self._all()
        return self.some(padded(wanted))

    def _all(self) -> Iterator[Row]:
        sql, parameters = self.all.query.sql_with_params()
        with connection.chunked_cursor() as cursor:
            cursor.execute(sql, parameters)
            while rows := cursor.fetchmany(5000):
                yield from rows
