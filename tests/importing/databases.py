"""Databases of their own for tests that kill, fill and race: a migrated one is made once and copied for each test."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connection

TEMPLATE = "catalogue_template"


@dataclass(frozen=True)
class Database:
    """A database that other processes use. `rows` asks it something; `start` runs a command of manage.py on it."""

    url: str
    file: Path | None = None

    def rows(self, sql: str) -> list[tuple]:
        if self.file:
            with closing(sqlite3.connect(self.file, timeout=30)) as database:
                return database.execute(sql).fetchall()
        with connected(self.url) as database:
            return database.execute(sql).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[Callable[[str], object]]:
        """Writes of somebody else, seen by others when the block ends."""
        if self.file:
            with closing(sqlite3.connect(self.file, timeout=30, isolation_level=None)) as database:
                database.execute("BEGIN IMMEDIATE")
                yield database.execute
                database.execute("COMMIT")
        else:
            with psycopg.connect(self.url) as database:
                yield database.execute

    def counts(self) -> dict[str, int]:
        tables = ("action", "sourcefiche", "actionkeyword", "importrun", "centre", "cataloguechange", "budget")
        return {name: self.rows(f"SELECT count(*) FROM centres_{name}")[0][0] for name in tables}  # noqa: S608

    def is_being_written(self) -> bool:
        """Whether an import holds the lock that lets it write."""
        if not self.file:
            return bool(self.rows("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted"))
        with closing(sqlite3.connect(self.file, timeout=0, isolation_level=None)) as database:
            try:
                database.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return True
            database.execute("ROLLBACK")
            return False

    def start(self, *arguments: str | Path) -> subprocess.Popen:
        command = [sys.executable, "manage.py", *map(str, arguments)]
        environment = os.environ | {"DATABASE_URL": self.url}
        return subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess:
        process = self.start(*arguments)
        out, err = process.communicate(timeout=180)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def postgres_url(name: str) -> str:
    """The URL of another database of the server that the suite uses."""
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def connected(url: str) -> psycopg.Connection:
    """A connection; a server that a full disk stopped comes back by itself, and is waited for."""
    deadline = time.monotonic() + 60
    while True:
        try:
            return psycopg.connect(url, autocommit=True)
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def on_the_server(statement: str) -> list[tuple]:
    """Runs one statement outside any transaction, in the server's own database; gives its rows, if it has any."""
    with connected(postgres_url("postgres")) as database:
        cursor = database.execute(statement)
        return cursor.fetchall() if cursor.description else []


def keep_template(file: Path) -> None:
    """Keeps the suite's own database as it is right after its migrations, before any test: on SQLite in `file`."""
    connection.close()
    if connection.vendor == "sqlite":
        shutil.copy(connection.settings_dict["NAME"], file)
    else:
        connection.close_pool()
        on_the_server(f"DROP DATABASE IF EXISTS {TEMPLATE}")
        on_the_server(f"CREATE DATABASE {TEMPLATE} TEMPLATE {connection.settings_dict['NAME']}")


@pytest.fixture(scope="session")
def migrated(django_db_setup: tuple[Path, bool]) -> Database:
    """A migrated database that nobody is connected to, of the kind that this run of the suite is about."""
    file, is_there = django_db_setup
    if connection.vendor == "sqlite":
        database = Database(f"sqlite:///{quote(str(file))}", file)
    else:
        database = Database(postgres_url(TEMPLATE))
    if is_there:
        return database
    if not database.file:
        on_the_server(f"DROP DATABASE IF EXISTS {TEMPLATE}")
        on_the_server(f"CREATE DATABASE {TEMPLATE}")
    done = database.run("migrate", "--verbosity=0")
    assert done.returncode == 0, done.stderr
    if database.file:
        with sqlite3.connect(database.file) as plain:
            plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return database


def copy_of(migrated: Database, folder: Path, name: str, tablespace: str = "") -> Database:
    """A copy of the migrated database, in a folder (SQLite) or a tablespace (PostgreSQL)."""
    if migrated.file:
        file = folder / f"{name}.sqlite3"
        shutil.copy(migrated.file, file)
        return Database(f"sqlite:///{quote(str(file))}", file)
    on_the_server(f"DROP DATABASE IF EXISTS {name}")
    on_the_server(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} {f'TABLESPACE {tablespace}' if tablespace else ''}")
    return Database(postgres_url(name))


@pytest.fixture
def database(migrated, tmp_path) -> Database:
    return copy_of(migrated, tmp_path, "catalogue_copy")
