"""A size and a seed -> a database that the real import filled with so many invented fiches, kept for the next run."""

import copy
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import psycopg

from . import generator, invented_words, postgresql
from .against.builds import Build, todays

KINDS = ("sqlite", "postgresql")
DATABASE_ERRORS = (sqlite3.Error, psycopg.Error)
PAGES_A_FILE = 100  # 2,500 fiches, some 11 MB
SECRET_KEY = "une clé pour mesurer, qui ne protège rien et ne sert nulle part ailleurs : 0123456789"  # noqa: S105
A_READ = 2**20
WARMING = """SELECT sum(pg_prewarm(oid)) FROM
    (SELECT oid FROM pg_class WHERE relkind IN ('r', 'i', 't') ORDER BY pg_relation_size(oid) DESC) AS relations"""
Note = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Database:
    """A filled database. `url` is a DATABASE_URL, `file` where SQLite keeps it."""

    kind: str
    size: int
    url: str
    file: Path | None = None

    def environment(self, folder: Path) -> dict[str, str]:
        """The environment of production on this database. `folder` is where static files are collected."""
        settled = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "DATABASE_"))}
        return settled | {
            "DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "centres.bench.settings",
            "DJANGO_SECRET_KEY": SECRET_KEY,
            "DJANGO_ALLOWED_HOSTS": "127.0.0.1",
            "BENCH_STATIC_ROOT": str(folder / "static"),
            "LOG_LEVEL": "WARNING",
            "API_REQUESTS_PER_MINUTE": "0",
        }

    @contextmanager
    def asking(self) -> Iterator[Callable[..., list[tuple]]]:
        """`ask(sql, values)` on a plain connection, without Django. Values stand as `?` in the SQL."""
        if self.kind == "sqlite":
            with closing(sqlite3.connect(self.file or "", timeout=30)) as plain:
                yield lambda sql, values=(): plain.execute(sql, values).fetchall()
            return
        with psycopg.connect(self.url, autocommit=True) as server:
            yield lambda sql, values=(): _rows(server.execute(sql.replace("?", "%s"), values))


class Store:
    """A folder that keeps filled databases, the files they were filled from, and collected static files."""

    def __init__(self, folder: Path, seed: int, note: Note = lambda _: None) -> None:
        self.folder, self.seed, self.note = folder.resolve(), seed, note
        self.folder.mkdir(parents=True, exist_ok=True)
        self.build, self._of = todays(), ""
        self._server: Any = None

    def of(self, build: Build) -> "Store":
        """The databases of another build, on the same server: the same ones when it has the same migrations."""
        other = copy.copy(self)
        other.build = build
        other._of = "" if build.migrations == self.build.migrations else f"_{build.migrations}"
        other._server_url = self._server_url  # type: ignore[method-assign]
        return other

    def migrated(self, database: Database) -> Database:
        """A copy of what another build filled, with today's migrations: the same fiches under the same numbers."""
        other = copy.copy(self)
        other._of = f"_from_{self._name(database).rpartition('_')[2]}_to_{self.build.migrations}"
        new = other._place(database.kind, database.size)
        if not other._is_filled(new):
            self.note(f"{database.kind}, {database.size} fiches : copie, et migrations d’aujourd’hui")
            other._mark(new).unlink(missing_ok=True)
            other._empty(new, like=database)
            other._manage(new, "migrate", "--verbosity=0")
            other._settle(new)
            other._mark(new).write_text(_recipe())
        return new

    def database(self, kind: str, size: int) -> Database:
        """The database of this kind and size; filled when it is not there, or was left half filled."""
        database = self._place(kind, size)
        if not self._is_filled(database):
            self._fill(database)
        return database

    def blank(self, kind: str) -> Database:
        """Where an empty database can be made beside the others; nothing is there."""
        if kind == "sqlite":
            return Database(kind, 0, f"sqlite:///{quote(str(self.folder / 'blank.sqlite3'))}")
        return Database(kind, 0, self._server_url())

    def collect_static(self, database: Database) -> None:
        """The files of the public pages: those of the admin are never asked for, and take as long again to compress."""
        self._manage(database, "collectstatic", "--no-input", "--verbosity=0")

    def warm(self, database: Database) -> None:
        """Has it read through once: a site in use for days has its data in memory, a run of minutes has not."""
        if database.file:
            with database.file.open("rb") as file:
                while file.read(A_READ):
                    pass
            return
        with database.asking() as ask:
            if ask("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_prewarm'"):
                ask("CREATE EXTENSION IF NOT EXISTS pg_prewarm")
                # The largest first: what there is no room for goes first.
                ask(WARMING)

    def close(self) -> None:
        """Stops the PostgreSQL server that was started here, if one was."""
        if self._server is not None:
            self._server.cleanup()
            self._server = None

    def _place(self, kind: str, size: int) -> Database:
        if kind == "sqlite":
            file = self.folder / f"web-{size}-{self.seed}{self._of}.sqlite3"
            return Database(kind, size, f"sqlite:///{quote(str(file))}", file)
        server, name = urlsplit(self._server_url()), f"/bench_{size}_{self.seed}{self._of}"
        return Database(kind, size, server._replace(path=name).geturl())

    def _server_url(self) -> str:
        """The server of DATABASE_URL when it is PostgreSQL, else one of our own in the folder."""
        configured = os.environ.get("DATABASE_URL", "")
        if configured.startswith(("postgres://", "postgresql://", "pgsql://")):
            return configured
        if self._server is None:
            self.note("PostgreSQL : démarrage")
            self._server = postgresql.start_server(self.folder / "postgresql")
        return postgresql.url(self._server)

    def _mark(self, database: Database) -> Path:
        """A file that says that filling came to its end, and with which fiches."""
        return self.folder / f"web-{database.kind}-{database.size}-{self.seed}{self._of}.filled"

    def _is_filled(self, database: Database) -> bool:
        """With every migration of today: a database of before is filled again."""
        mark = self._mark(database)
        if not mark.exists() or mark.read_text() != _recipe():
            return False
        checked = self._run(database, "migrate", "--check", "--verbosity=0")
        return checked.returncode == 0 and self._count(database) == database.size

    def _count(self, database: Database) -> int:
        with database.asking() as ask:
            return ask("SELECT count(*) FROM centres_action")[0][0]

    def _fill(self, database: Database) -> None:
        self._mark(database).unlink(missing_ok=True)
        self._empty(database)
        self.migrate(database)
        paths = self._files(database.size)
        self.note(f"{database.kind}, {database.size} fiches : import de {len(paths)} fichier(s)")
        self._manage(database, "import_fiches", *map(str, paths))
        shutil.rmtree(paths[0].parent)
        if (count := self._count(database)) != database.size:
            raise RuntimeError(f"{count} fiches importées au lieu de {database.size}.")
        self._settle(database)
        self._mark(database).write_text(_recipe())

    def _empty(self, database: Database, like: Database | None = None) -> None:
        """Nothing, or a copy of another, in its place."""
        if database.file:
            for end in ("", "-wal", "-shm"):
                database.file.with_name(database.file.name + end).unlink(missing_ok=True)
            if like and like.file:
                with closing(sqlite3.connect(like.file)) as source, closing(sqlite3.connect(database.file)) as copied:
                    source.backup(copied)
            return
        template = f'TEMPLATE "{self._name(like)}"' if like else ""
        with Database("postgresql", 0, self._server_url()).asking() as ask:
            ask(f'DROP DATABASE IF EXISTS "{self._name(database)}" WITH (FORCE)')
            ask(f'CREATE DATABASE "{self._name(database)}" {template}')

    @staticmethod
    def _name(database: Database) -> str:
        return database.file.stem if database.file else urlsplit(database.url).path.lstrip("/")

    def migrate(self, database: Database) -> None:
        """Makes its tables, as its build has them."""
        self._manage(database, "migrate", "--verbosity=0")

    def _settle(self, database: Database) -> None:
        """What a database in use has done long ago: statistics, and the journal written back."""
        with database.asking() as ask:
            ask("ANALYZE" if database.file else "VACUUM ANALYZE")
            if database.file:
                ask("PRAGMA wal_checkpoint(TRUNCATE)")

    def _files(self, size: int) -> list[Path]:
        folder = self.folder / f"fiches-{size}-{self.seed}"
        folder.mkdir(exist_ok=True)
        paths: list[Path] = []
        pages: list[str] = []
        for page in generator.pages(size, self.seed):
            pages.append(page)
            if len(pages) == PAGES_A_FILE:
                paths.append(_written(folder, len(paths), pages))
                pages = []
        return [*paths, _written(folder, len(paths), pages)] if pages else paths

    def _manage(self, database: Database, *arguments: str) -> None:
        done = self._run(database, *arguments)
        if done.returncode:
            raise RuntimeError(f"manage.py {arguments[0]} : {(done.stderr or done.stdout)[-2000:]}")

    def _run(self, database: Database, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=self.build.root, env=database.environment(self.build.files(self.folder)),
            capture_output=True, text=True, timeout=7200,
        )  # fmt: skip


def _recipe() -> str:
    """What the fiches are made by: other fiches fill a database again."""
    sources = (Path(module.__file__ or "").read_bytes() for module in (generator, invented_words))
    return hashlib.sha256(b"".join(sources)).hexdigest()


def _rows(cursor: Any) -> list[tuple]:
    """psycopg fetches nothing from a statement that gives no rows."""
    return cursor.fetchall() if cursor.description else []


def _written(folder: Path, number: int, pages: Sequence[str]) -> Path:
    path = folder / f"{number:05}.txt"
    path.write_text("\n".join(pages), encoding="utf-8")
    return path
