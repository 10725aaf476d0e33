"""What columns are declared with. Migrations name these for ever: to change one, write another beside it."""

import uuid
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler


class TransactionNumber(models.Func):
    """The number of the transaction that writes, on PostgreSQL. 0 on SQLite, where one writes after the other."""

    template = "0"
    arity = 0
    output_field = models.BigIntegerField()
    allowed_default = True

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self.as_sql(compiler, connection, template="pg_current_xact_id()::text::bigint", **context)


class ListLength(models.Func):
    """How many values a JSON list holds."""

    function = "json_array_length"
    output_field = models.IntegerField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self.as_sql(compiler, connection, function="jsonb_array_length", **context)


def drawn_name(attachment: Any, name: str) -> str:
    """Where a file is kept: a name drawn at random, in one of 256 folders, whatever it was called."""
    drawn = uuid.uuid4().hex
    return f"attachments/{drawn[:2]}/{drawn}"
