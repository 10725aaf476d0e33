"""The transaction of an import: one at a time, with room for what it writes."""

import pytest
from django.db import DatabaseError, connection, transaction

from centres.fields.lock import PAGES_KIB, import_transaction


def pages() -> int | None:
    """What SQLite keeps at hand, in KiB."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        return -cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_sqlite_has_room_for_what_an_import_writes_and_no_longer():
    before = pages()

    with import_transaction():
        within = pages()
        with import_transaction():
            assert pages() == within
        assert pages() == within

    assert (within, pages()) == (PAGES_KIB if before else None, before)


@pytest.mark.django_db(transaction=True)
def test_room_is_given_back_whatever_became_of_the_transaction():
    before = pages()

    with pytest.raises(DatabaseError), transaction.atomic(), import_transaction():
        connection.cursor().execute("SELECT * FROM no_such_table")

    assert pages() == before
