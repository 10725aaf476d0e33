"""One import at a time: a transaction that waits for the one before it, with room for what it writes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from centres.models.pending import catalogue_transaction

# Any number will do, as long as nothing else in this database locks it.
ADVISORY_LOCK = 20_260_058
# What SQLite keeps at hand of the pages that a transaction comes back to, in KiB, if there are so many. With 2,000
# it writes each several times, and reads it again: the indexes of a large catalogue are written all over.
PAGES_KIB = 65_536


@contextmanager
def import_transaction() -> Iterator[None]:
    """A `catalogue_transaction`. SQLite: BEGIN IMMEDIATE waits for the write lock. PostgreSQL: an advisory lock."""
    with _room(), catalogue_transaction():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])
        yield


@contextmanager
def _room() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    # Not a question of the transaction: it is asked whatever became of that.
    connection.ensure_connection()
    ((before,),) = connection.connection.execute("PRAGMA cache_size")
    connection.connection.execute(f"PRAGMA cache_size = -{PAGES_KIB}")
    try:
        yield
    finally:
        # A connection that was closed meanwhile opens with the usual ones.
        if connection.connection is not None:
            connection.connection.execute(f"PRAGMA cache_size = {before}")
