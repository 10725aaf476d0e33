"""Change rows seen by a reader while others write, on connections of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections
from django.db.utils import load_backend
from environs import Env

from centres.catalogue.index import LiveIndex
from centres.catalogue.index.changes import changes_since, first_mark
from centres.editing.publishing import save_edit
from centres.models import Action
from tests.importing.databases import database, migrated  # noqa: F401 - fixtures

from .states import fresh_state, state_of


@pytest.fixture
def elsewhere(database, django_db_blocker) -> Iterator[None]:  # noqa: F811
    """The default connection leads to a database whose transactions really end."""
    url = Env().dj_db_url("COPY_URL", database.url)
    same = connections["default"].settings_dict
    values = {**same, **{name: url[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT") if name in url}}
    # The pool of the suite's own database is known by the same name.
    values["OPTIONS"] = {name: value for name, value in same["OPTIONS"].items() if name != "pool"}
    usual = connections["default"]
    connections["default"] = load_backend(settings.DATABASES["default"]["ENGINE"]).DatabaseWrapper(values, "default")
    try:
        with django_db_blocker.unblock():
            yield
            connection.close()
    finally:
        connections["default"] = usual


@contextmanager
def somebody_else() -> Iterator[Any]:
    """Statements of another connection, in a transaction that ends with the block."""
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        yield cursor.execute
        cursor.execute("COMMIT")
    other.close()


def correct(write: Any, action: Action) -> None:
    """A correction in plain SQL, resolved: the column `transaction` is filled by the database itself."""
    write("UPDATE centres_action SET year = 2020 WHERE id = %s", [action.pk])
    write(
        "INSERT INTO centres_cataloguechange (action_id, is_about_words, at) VALUES (%s, %s, CURRENT_TIMESTAMP)",
        [action.pk, False],
    )
    write("DELETE FROM centres_pendingchange")


def published(title: str) -> Action:
    action = Action(title=title, state=Action.State.PUBLISHED)
    save_edit(action)
    return action


@pytest.mark.usefixtures("elsewhere")
def test_a_change_committed_after_one_with_a_greater_version_is_not_missed():
    first, second = published("Première"), published("Seconde")
    one = LiveIndex()
    one.current()
    with somebody_else() as write:
        correct(write, first)
        # Only PostgreSQL lets two write at once; on SQLite the second one would wait for the end of this block.
        if connection.vendor == "postgresql":
            second.year = 2021
            save_edit(second)
            assert set(one.current().values["annee"]) == {2021}
        other = LiveIndex()
        assert 2020 not in other.current().values["annee"]

    for index in (one.current(), other.current()):
        assert set(index.values["annee"][2020]) == {first.pk}
        assert state_of(index) == fresh_state()


@pytest.mark.usefixtures("elsewhere")
def test_each_change_is_told_once_whoever_is_still_writing():
    first, second = published("Première"), published("Seconde")
    mark = first_mark()
    told = []
    with somebody_else() as write:
        correct(write, first)
        for _ in range(2):
            if connection.vendor == "postgresql":
                save_edit(second)
            changes, mark = changes_since(mark)
            told.append(changes.action_ids)
            changes, mark = changes_since(mark)
            assert not changes
    changes, mark = changes_since(mark)
    told.append(changes.action_ids)

    meanwhile = {second.pk} if connection.vendor == "postgresql" else set()
    assert told == [meanwhile, meanwhile, {first.pk}]
    changes, mark = changes_since(mark)
    assert not changes
    assert mark.seen == {mark.last[0]} or connection.vendor == "postgresql"
