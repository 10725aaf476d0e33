"""A question about the rows of another table -> one column that holds them all, as JSON: no second statement."""

from typing import Any

import orjson
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, QuerySet, Subquery, TextField
from django.db.models.sql.compiler import SQLCompiler


class JsonRows(Subquery):
    """`JsonRows(Line.objects.filter(budget=OuterRef("pk")), "label", "kind")`: read it by `rows_in`.

    Columns are numbers, texts and truths, or expressions of these: amounts as `Cents`, moments as numbers too.
    """

    template = "(SELECT json_group_array(json_array(%(columns)s)) FROM (%(subquery)s) AS found)"
    output_field = TextField()

    def __init__(self, rows: QuerySet[Any], *columns: Any) -> None:
        named = {f"c{place}": F(one) if isinstance(one, str) else one for place, one in enumerate(columns)}
        super().__init__(rows.values(**named), columns=", ".join(named))

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        template = "(SELECT json_agg(json_build_array(%(columns)s))::text FROM (%(subquery)s) AS found)"
        return self.as_sql(compiler, connection, template=template, **context)


class Hex(Func):
    """Bytes within a row of JSON, which knows of none: read them by `bytes.fromhex`."""

    function = "hex"
    output_field = TextField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self.as_sql(compiler, connection, template="encode(%(expressions)s, 'hex')", **context)


def rows_in(told: str | None) -> list[list[Any]]:
    """The rows, each as a list; PostgreSQL says None for none. A column of JSON comes as its text on SQLite."""
    rows: list[list[Any]] = orjson.loads(told) if told else []
    return rows
