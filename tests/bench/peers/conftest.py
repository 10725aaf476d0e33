"""The database of the tests as the measures see one."""

from contextlib import closing

import pytest
from django.db import connection

from centres.bench.databases import Database


class OfTheTests(Database):
    """Asked within the transaction of the tests."""

    def asking(self):
        return closing(Asking())


class Asking:
    def __enter__(self):
        return self

    def __call__(self, sql, values=()):
        with connection.cursor() as cursor:
            cursor.execute(sql.replace("?", "%s"), values)
            return cursor.fetchall()

    def close(self):
        pass


@pytest.fixture
def of_the_tests(db):
    """A database of so many fiches."""
    return lambda size: OfTheTests(connection.vendor, size, "")
