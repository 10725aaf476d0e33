"""A question that each page asks for other ids -> its rows, by SQL built once: that takes longer than the answer."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.db import connections
from django.db.models import QuerySet

Row = Sequence[Any]
# Place of a column -> what turns it into a value of Python, one after the other, and the expression it is of.
Converters = dict[int, tuple[list[Callable[..., Any]], Any]]


class Prepared:
    """`Prepared(rows)(ids)` gives the rows of `rows(ids)`, a queryset of `values_list` with no other parameters.

    The SQL is kept for each number of ids, with what turns a column of the database into a value of Python. ValueError
    for a queryset that has others.
    """

    def __init__(self, rows: Callable[[Sequence[Any]], QuerySet[Any]], using: str = "default") -> None:
        self.rows, self.using = rows, using
        self._kept: dict[int, tuple[str, Converters]] = {}

    def __call__(self, ids: Sequence[Any]) -> Iterator[Row]:
        if not ids:
            return iter(())
        if len(ids) not in self._kept:
            self._kept[len(ids)] = self._built(ids)
        sql, converters = self._kept[len(ids)]
        with connections[self.using].cursor() as cursor:
            cursor.execute(sql, list(ids))
            found = cursor.fetchall()
        return (self._converted(row, converters) for row in found) if converters else iter(found)

    def _built(self, ids: Sequence[Any]) -> tuple[str, Converters]:
        compiler = self.rows(ids).query.get_compiler(self.using)
        sql, parameters = compiler.as_sql()
        if tuple(parameters) != tuple(ids):
            raise ValueError("the ids must be the only parameters, in their order")
        return sql, compiler.get_converters([column for column, _, _ in compiler.select])

    def _converted(self, row: Row, converters: Converters) -> Row:
        values = list(row)
        for place, (steps, column) in converters.items():
            for step in steps:
                values[place] = step(values[place], column, connections[self.using])
        return values
