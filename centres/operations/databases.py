"""A database -> a file that holds all of it as at one moment, and back.

Nothing here goes through Django's models: a copy is of whatever is there, of any version of the code.
"""

import os
import shutil
import sqlite3
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import conninfo, pq, sql

from .archive import DATABASES, BackupError

# Seconds: a copy waits for whoever writes as long as an import waits for another one.
PATIENCE = 120
# Seconds for who is just ending.
CLOSING = 3
RESTORING = ("--no-owner", "--exit-on-error", "--single-transaction")
PG_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
# Rows, and a sum of digests that does not hang on their order.
PG_COUNT = "SELECT count(*), coalesce(sum(('x' || substr(md5(t::text), 1, 15))::bit(60)::bigint), 0) FROM {} AS t"
# Table -> the files that its rows name. A database of before has not all of them.
NAMING_FILES = {
    "centres_attachment": "SELECT file FROM centres_attachment ORDER BY id",
    "centres_removedattachment": "SELECT file FROM centres_removedattachment ORDER BY id",
}
LAST_MIGRATION = "SELECT name FROM django_migrations WHERE app = 'centres' ORDER BY id DESC LIMIT 1"
# {name of a table: [rows, digest of all of them or ""]}
Tables = dict[str, list[Any]]


@dataclass(slots=True)
class Copy:
    """A copy of a database, and what stood in it: its tables, its last migration, the files that its fiches name."""

    file: Path
    tables: Tables
    migration: str
    attachments: list[str] = field(default_factory=list)


class Source(ABC):
    """A database that is copied and restored."""

    kind: str

    @property
    def member(self) -> str:
        return DATABASES[self.kind]

    @abstractmethod
    def copy(self, folder: Path) -> Copy:
        """All that is committed at one moment, while others go on writing."""

    @abstractmethod
    def verify(self, file: Path, tables: Mapping[str, list[Any]]) -> None:
        """Restores a copy in a scratch place and counts it again."""

    @abstractmethod
    def fiches(self) -> int | None:
        """How many there are now; None where nothing was ever migrated."""

    @abstractmethod
    def restore(self, file: Path) -> None:
        """Puts a copy in the place of what is there, whole or not at all. Refused while somebody is connected."""


def source_of(connection: BaseDatabaseWrapper) -> Source:
    if connection.vendor == "sqlite":
        return SQLiteFile(Path(str(connection.settings_dict["NAME"])))
    return PostgreSQL.of(connection)


class SQLiteFile(Source):
    """A file. Its copy is made by SQLite, whole in one go: in pieces it would begin again at each write of others."""

    kind = "sqlite"

    def __init__(self, path: Path) -> None:
        self.path = path

    def copy(self, folder: Path) -> Copy:
        if not self.path.exists():
            raise BackupError(f"Il n’y a pas de base à sauvegarder : {self.path} n’existe pas.")
        file = folder / self.member
        with closing(sqlite3.connect(self.path, timeout=PATIENCE)) as source, closing(sqlite3.connect(file)) as target:
            source.backup(target)
            # As the file that it is, without a journal beside it.
            target.execute("PRAGMA journal_mode=DELETE")
        with closing(sqlite3.connect(file)) as taken:
            names = _tables(taken)
            return Copy(
                file,
                _counts(taken, names),
                _first(taken, LAST_MIGRATION) if "django_migrations" in names else "",
                [name for query in _naming_files(names) for (name,) in taken.execute(query)],
            )

    def verify(self, file: Path, tables: Mapping[str, list[Any]]) -> None:
        try:
            with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as taken:
                # The whole check asks for functions that Django alone defines.
                damage = _first(taken, "PRAGMA quick_check(1)")
                found = _counts(taken, _tables(taken))
        except sqlite3.DatabaseError as error:
            raise BackupError(f"La base de la sauvegarde ne s’ouvre pas ({error}).") from None
        if damage != "ok":
            raise BackupError(f"La base de la sauvegarde est abîmée ({damage}).")
        _compare(found, tables)

    def fiches(self) -> int | None:
        if not self.path.exists():
            return None
        with closing(sqlite3.connect(self.path, timeout=PATIENCE)) as database:
            names = _tables(database)
            return int(_first(database, "SELECT count(*) FROM centres_action")) if "centres_action" in names else None

    def restore(self, file: Path) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        part = self.path.with_name(f".{self.path.name}.part")
        try:
            shutil.copyfile(file, part)
            if self.path.exists():
                shutil.copymode(self.path, part)
                self._leave_alone()
            with part.open("rb+") as raw:
                os.fsync(raw.fileno())
            # Journals of the file that goes would be taken for those of the one that comes.
            for ending in ("-wal", "-shm"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
            part.replace(self.path)
        finally:
            part.unlink(missing_ok=True)

    def _leave_alone(self) -> None:
        """Only who is alone with a file may change its kind of journal: somebody else would write into the old file."""
        try:
            with closing(sqlite3.connect(self.path, timeout=CLOSING, isolation_level=None)) as database:
                (mode,) = database.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError:
            mode = ""
        if mode != "delete":
            raise BackupError(
                "Le site tourne encore sur cette base, ou une commande s’en sert : arrêtez-les, puis relancez la"
                " restauration. Rien n’a été remplacé."
            )


class PostgreSQL(Source):
    """A database of a server, copied by pg_dump from a snapshot that is counted too."""

    kind = "postgresql"

    def __init__(self, info: str, environment: dict[str, str]) -> None:
        self.info, self.environment = info, environment

    @classmethod
    def of(cls, connection: BaseDatabaseWrapper) -> "PostgreSQL":
        """The password goes by the environment: arguments can be read by everybody on the machine."""
        known = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
        told = {name: value for name, value in connection.get_connection_params().items() if name in known}
        password = told.pop("password", None)
        return cls(conninfo.make_conninfo(**told), os.environ | ({"PGPASSWORD": str(password)} if password else {}))

    def copy(self, folder: Path) -> Copy:
        file = folder / self.member
        with self._connected() as database:
            database.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            ((snapshot,),) = database.execute("SELECT pg_export_snapshot()")
            names = self._tables(database)
            copy = Copy(file, self._counts(database, names), "")
            if "django_migrations" in names:
                copy.migration = next((name for (name,) in database.execute(LAST_MIGRATION)), "")
            copy.attachments = [name for query in _naming_files(names) for (name,) in database.execute(query)]
            self._run("pg_dump", f"--snapshot={snapshot}", "--format=custom", "--no-owner", f"--file={file}")
        return copy

    def verify(self, file: Path, tables: Mapping[str, list[Any]]) -> None:
        name = f"catalogue_verification_{os.getpid()}"
        with self._connected(autocommit=True) as database:
            database.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
            database.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        scratch = PostgreSQL(conninfo.make_conninfo(self.info, dbname=name), self.environment)
        try:
            scratch._run("pg_restore", *RESTORING, str(file))
            with scratch._connected() as database:
                _compare(self._counts(database, self._tables(database)), tables)
        finally:
            with self._connected(autocommit=True) as database:
                database.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))

    def fiches(self) -> int | None:
        with self._connected() as database:
            if "centres_action" not in self._tables(database):
                return None
            ((count,),) = database.execute("SELECT count(*) FROM centres_action")
            return int(count)

    def restore(self, file: Path) -> None:
        with self._connected() as database:
            ((others,),) = database.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        if others:
            raise BackupError(
                f"{others} connexions sont ouvertes sur cette base : arrêtez le site et les commandes qui s’en servent,"
                " puis relancez la restauration. Rien n’a été remplacé."
            )
        self._run("pg_restore", "--clean", "--if-exists", *RESTORING, str(file))

    @contextmanager
    def _connected(self, *, autocommit: bool = False) -> Iterator[psycopg.Connection]:
        password = self.environment.get("PGPASSWORD")
        try:
            database = psycopg.connect(self.info, autocommit=autocommit, password=password)
        except psycopg.OperationalError as error:
            raise BackupError(f"La base ne répond pas ({' '.join(str(error).split())[:200]}).") from None
        with database:
            yield database

    def _run(self, program: str, *arguments: str) -> None:
        command = [program, f"--dbname={self.info}", "--no-password", *arguments]
        try:
            done = subprocess.run(command, env=self.environment, capture_output=True, text=True)  # noqa: S603
        except FileNotFoundError:
            raise BackupError(
                f"{program} manque sur cette machine : installez les programmes de PostgreSQL, de la version du serveur"
                " ou d’une plus récente (Debian : apt-get install postgresql-client)."
            ) from None
        if done.returncode:
            raise BackupError(f"{program} s’est arrêté : {' '.join(done.stderr.split())[:400]}")

    @staticmethod
    def _tables(database: psycopg.Connection) -> list[str]:
        return [name for (name,) in database.execute(PG_TABLES)]

    @staticmethod
    def _counts(database: psycopg.Connection, names: list[str]) -> Tables:
        told: Tables = {}
        for name in names:
            ((count, total),) = database.execute(sql.SQL(PG_COUNT).format(sql.Identifier(name)))
            told[name] = [count, str(total)]
        return told


def _tables(database: sqlite3.Connection) -> list[str]:
    """Those that hold rows; the text index is told from its own."""
    rows = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND name NOT LIKE 'centres\\_actiontext\\_index%' ESCAPE '\\' ORDER BY name"
    )
    return [name for (name,) in rows]


def _counts(database: sqlite3.Connection, names: list[str]) -> Tables:
    """Rows alone: the file has its own digest, and a restored one is the same bytes."""
    return {name: [_first(database, f'SELECT count(*) FROM "{name}"'), ""] for name in names}  # noqa: S608


def _first(database: sqlite3.Connection, statement: str) -> Any:
    row = database.execute(statement).fetchone()
    return row[0] if row else ""


def _compare(found: Mapping[str, list[Any]], tables: Mapping[str, list[Any]]) -> None:
    different = sorted(name for name in {*found, *tables} if found.get(name) != tables.get(name))
    if different:
        name = different[0]
        raise BackupError(
            f"La sauvegarde ne rend pas ce qui a été copié : {name} dit {found.get(name)}, et non {tables.get(name)}"
            f" (tables différentes : {len(different)})."
        )


def _naming_files(tables: Collection[str]) -> list[LiteralString]:
    return [query for table, query in NAMING_FILES.items() if table in tables]
