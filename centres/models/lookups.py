"""Many values as one: a parameter of a statement (`filter(pk__among=numbers)`), a column of an answer (`Listed`).

`__in` writes a parameter for each: of some hundred, making the statement takes longer than running it, and each other
number of them makes another statement.
"""

from typing import Any

import orjson
from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Aggregate, Field, ForeignObject, Lookup, TextField
from django.db.models.sql.compiler import SQLCompiler


@Field.register_lookup
@ForeignObject.register_lookup
class Among(Lookup):
    """Numbers or texts, in any collection."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        told = orjson.dumps(self._values()).decode()
        return f"{column} IN (SELECT value FROM json_each(%s))", (*params, told)  # noqa: S608 - a column of ours

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", (*params, self._values())

    def _values(self) -> list[Any]:
        """None is no question: Django asks nothing, as for an empty `__in`."""
        if not self.rhs:
            raise EmptyResultSet
        return list(self.rhs)


class Listed(Aggregate):
    """The values of a group as JSON, in the order of the rows: several of them agree on it."""

    function = "JSON_GROUP_ARRAY"
    output_field = TextField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self.as_sql(compiler, connection, template="JSON_AGG(%(expressions)s)::text", **context)
