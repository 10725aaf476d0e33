"""One import at a time: a transaction that waits for the one before it, on either database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from centres.models.pending import catalogue_transaction

# Any number will do, as long as nothing else in this database locks it.
ADVISORY_LOCK = 20_260_058


@contextmanager
def import_transaction() -> Iterator[None]:
    """A `catalogue_transaction`. SQLite: BEGIN IMMEDIATE waits for the write lock. PostgreSQL: an advisory lock."""
    with catalogue_transaction():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])
        yield
