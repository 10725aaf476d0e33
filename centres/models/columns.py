"""What columns are declared with. Migrations name these for ever: to change one, write another beside it."""

import json
import uuid
from typing import Any

import orjson
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler
from isal import isal_zlib


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


def packed(value: dict[str, Any]) -> bytes:
    """JSON in UTF-8, compressed as zlib does. Parts that say nothing are left out; nothing at all is no bytes.

    >>> unpacked(packed({"text": "Fête", "values": {}})), packed({"text": ""})
    ({'text': 'Fête'}, b'')
    """
    value = {name: part for name, part in value.items() if part}
    if not value:
        return b""
    try:
        told = orjson.dumps(value)
    except TypeError:  # a number past 64 bits, half a character: a blank before it says who reads it
        told = b" " + json.dumps(value).encode()
    return isal_zlib.compress(told, 1)


def unpacked(kept: bytes) -> dict[str, Any]:
    """Back from `packed`."""
    if not kept:
        return {}
    told = isal_zlib.decompress(kept)
    value: dict[str, Any] = json.loads(told) if told.startswith(b" ") else orjson.loads(told)
    return value


class PackedJSON(models.Field):  # type: ignore[type-arg]  # no subscript when it runs
    """A dict of parts, kept in a third of its room. No question of SQL looks inside; `=` compares it whole.

    How a person reads one without Django: docs/decisions/sources-are-packed.md.
    """

    def get_internal_type(self) -> str:
        return "BinaryField"

    def from_db_value(self, value: bytes | None, *_: Any) -> dict[str, Any] | None:
        return None if value is None else unpacked(value)

    def get_prep_value(self, value: Any) -> bytes | None:
        return packed(value) if isinstance(value, dict) else value

    def value_to_string(self, obj: models.Model) -> Any:
        """As it is: a serialiser writes JSON itself."""
        return self.value_from_object(obj)


def drawn_name(attachment: Any, name: str) -> str:
    """Where a file is kept: a name drawn at random, in one of 256 folders, whatever it was called."""
    drawn = uuid.uuid4().hex
    return f"attachments/{drawn[:2]}/{drawn}"
