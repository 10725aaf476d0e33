"""The catalogue in a SQLite file -> the same in an empty PostgreSQL, row for row, and proved so.

Tables are made by `migrate` on the other side, then filled by COPY in one transaction, from one snapshot of the file.
Each row is a line as PostgreSQL writes it; what was sent and what is read back are compared by count and by a sum of
hashes, before the transaction ends.
"""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

COLUMNS = """
SELECT table_name, column_name, data_type, numeric_scale FROM information_schema.columns
WHERE table_schema = current_schema() AND is_generated = 'NEVER' ORDER BY table_name, ordinal_position
"""
# Sequences, of identities and of serials alike.
SEQUENCES = """
WITH columns AS MATERIALIZED (
    SELECT relname, attname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
), owned AS MATERIALIZED (SELECT *, pg_get_serial_sequence(quote_ident(relname), attname) AS sequence FROM columns)
SELECT relname, attname, sequence FROM owned WHERE sequence IS NOT NULL
"""
# Those that are no constraint: made in one go once the rows are there, the index of words takes a tenth of the time.
INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND NOT indisunique
"""
# Checked in one go too, once all rows are there: a row at a time takes as long as sending it.
FOREIGN_KEYS = """
SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = current_schema()::regnamespace AND contype = 'f'
"""
ROWS_READ = 2000
MODULUS = 2**64
# What stands for a character that would end a cell or a line, the backslash first.
ESCAPED = (
    ("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r"), ("\b", "\\b"), ("\f", "\\f"), ("\v", "\\v"),
)  # fmt: skip
NOTHING = "\\N"
_CHARACTERS = {told: character for character, told in ESCAPED}
_ESCAPES = re.compile(r"\\.")
Teller = Callable[[Any], str | None]


class MoveError(Exception):
    """Why nothing was moved, and what to do, in French; the other database is as it was, but for its empty tables."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Tables, rows in all, and those of fiches. `changed`: somebody wrote into the file meanwhile."""

    tables: int
    rows: int
    fiches: int
    changed: bool


@dataclass(slots=True)
class Sum:
    """Lines and the sum of their hashes, those of this process: the same in whatever order they come."""

    rows: int = 0
    total: int = 0

    def add(self, lines: Iterable[bytes]) -> None:
        hashes = [hash(line) for line in lines]
        self.rows, self.total = self.rows + len(hashes), (self.total + sum(hashes)) % MODULUS


def move(source: BaseDatabaseWrapper, url: str, say: Callable[[str], None]) -> Moved:
    """`say` is told of each table."""
    if source.vendor != "sqlite":
        raise MoveError("DATABASE_URL mène déjà à un PostgreSQL : elle doit nommer la base SQLite à déplacer.")
    path = Path(source.settings_dict["NAME"])
    if not path.exists():
        raise MoveError(f"Il n’y a pas de base SQLite à déplacer : {path} n’existe pas.")
    try:
        with psycopg.connect(url) as target:
            if fiches := _fiches(target):
                raise MoveError(
                    f"La base d’arrivée tient déjà {fiches} fiches : rien n’a été touché. Donnez-en une qui soit vide."
                )
            is_migrated = _is_migrated(target)
        if not is_migrated:
            _migrate(url)
        with psycopg.connect(url) as target, closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
            target.execute("SET TIME ZONE 'UTC'; SET DATESTYLE = 'ISO'; SET extra_float_digits = 1")
            return _fill(file, target, say)
    except psycopg.Error as error:
        said = " ".join(str(error).split())[:300]
        if error.sqlstate is None:
            raise MoveError(f"La base d’arrivée ne répond pas ({said}).") from None
        raise MoveError(f"PostgreSQL a refusé, et rien n’a été gardé : {said}") from None


def _fiches(target: psycopg.Connection) -> int:
    ((table,),) = target.execute("SELECT to_regclass('centres_action')")
    if table is None:
        return 0
    ((count,),) = target.execute("SELECT count(*) FROM centres_action")
    return int(count)


def _holds_rows(target: psycopg.Connection, table: str) -> bool:
    """To empty what is empty takes as long: PostgreSQL makes new files of each table and index."""
    ((holds,),) = target.execute(sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table)))
    return bool(holds)


def _is_migrated(target: psycopg.Connection) -> bool:
    """Whether every migration of this code was applied there: a process that finds nothing to do takes two seconds."""
    ((table,),) = target.execute("SELECT to_regclass('django_migrations')")
    if table is None:
        return False
    applied = set(target.execute("SELECT app, name FROM django_migrations"))
    return MigrationLoader(None).disk_migrations.keys() <= applied


def _migrate(url: str) -> None:
    """By a process of its own: migrations write to the one database of their process."""
    command = [sys.executable, str(Path(settings.BASE_DIR, "manage.py")), "migrate", "--verbosity=0"]
    done = subprocess.run(  # noqa: S603
        command, env=os.environ | {"DATABASE_URL": url}, capture_output=True, text=True
    )
    if done.returncode:
        raise MoveError(f"La base d’arrivée n’a pas pu être préparée : {' '.join(done.stderr.split())[-400:]}")


def _fill(file: sqlite3.Connection, target: psycopg.Connection, say: Callable[[str], None]) -> Moved:
    file.isolation_level = None
    ((before,),) = file.execute("PRAGMA data_version")
    file.execute("BEGIN DEFERRED")
    columns: dict[str, list[tuple[str, Teller]]] = {}
    for table, name, kind, scale in target.execute(COLUMNS):
        columns.setdefault(table, []).append((name, _teller(kind, scale)))
    here = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if lacking := sorted(columns.keys() - here):
        raise MoveError(
            f"La base de départ n’est pas celle de ce code ({lacking[0]} manque) : lancez « manage.py migrate »."
        )
    # The triggers of the catalogue would note each row as a change.
    for table in columns:
        target.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))
    if filled := [table for table in columns if _holds_rows(target, table)]:
        names = sql.SQL(", ").join(map(sql.Identifier, filled))
        target.execute(sql.SQL("TRUNCATE {} CASCADE").format(names))
    indexes = target.execute(INDEXES).fetchall()
    for name, _ in indexes:
        target.execute(f"DROP INDEX {name}")  # as PostgreSQL quotes it
    foreign_keys = target.execute(FOREIGN_KEYS).fetchall()
    for table, name, _ in foreign_keys:
        target.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    rows = 0
    for table, told in columns.items():
        sent = _send(file, target, table, told)
        if sent != (found := _read_back(target, table, told)):
            raise MoveError(
                f"{table} ne se relit pas comme elle a été écrite ({sent.rows} lignes, {found.rows} relues) : rien n’a"
                " été gardé."
            )
        rows += sent.rows
        say(f"{table} : {sent.rows}")
    target.execute("SET LOCAL maintenance_work_mem = '256MB'")
    for _, definition in indexes:
        target.execute(definition)
    for table, name, definition in foreign_keys:
        target.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
    for table, column, sequence in target.execute(SEQUENCES).fetchall():
        last = sql.SQL("SELECT setval(%s, (SELECT coalesce(max({}), 0) + 1 FROM {}), false)")
        target.execute(last.format(sql.Identifier(column), sql.Identifier(table)), [sequence])
    for table in columns:
        target.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(sql.Identifier(table)))
    fiches = _fiches(target)
    file.execute("COMMIT")
    target.commit()
    target.autocommit = True
    target.execute("ANALYZE")
    ((after,),) = file.execute("PRAGMA data_version")
    return Moved(len(columns), rows, fiches, before != after)


def _send(file: sqlite3.Connection, target: psycopg.Connection, table: str, told: list[tuple[str, Teller]]) -> Sum:
    total, tellers = Sum(), [tell for _, tell in told]
    with target.cursor() as cursor, cursor.copy(_copy("COPY {} ({}) FROM STDIN", table, told)) as copy:
        for rows in _rows(file, table, [name for name, _ in told]):
            lines = [_line(tellers, row) for row in rows]
            copy.write(b"".join(lines))
            total.add(lines)
    return total


def _read_back(target: psycopg.Connection, table: str, told: list[tuple[str, Teller]]) -> Sum:
    """What PostgreSQL holds, told by the same words: those that it writes in more than one way are read first."""
    total = Sum()
    several = [(place, tell) for place, (_, tell) in enumerate(told) if tell in (_json, _number)]
    with target.cursor() as cursor, cursor.copy(_copy("COPY {} ({}) TO STDOUT", table, told)) as copy:
        lines: Iterator[bytes] = map(bytes, copy)
        total.add((_again(line, several) for line in lines) if several else lines)
    return total


def _line(tellers: Sequence[Teller], row: Sequence[Any]) -> bytes:
    cells = [NOTHING if value is None else tell(value) for tell, value in zip(tellers, row, strict=True)]
    return ("\t".join(cells) + "\n").encode()


def _again(line: bytes, several: Sequence[tuple[int, Teller]]) -> bytes:
    cells = line.decode().removesuffix("\n").split("\t")
    for place, tell in several:
        if cells[place] != NOTHING:
            cells[place] = tell(_plain(cells[place]))
    return ("\t".join(cells) + "\n").encode()


def _text(value: Any) -> str:
    """
    >>> _text("deux\\nlignes"), _plain("deux\\\\nlignes")
    ('deux\\\\nlignes', 'deux\\nlignes')
    """
    text = str(value)
    for character, told in ESCAPED:
        text = text.replace(character, told)
    return text


def _plain(told: str) -> str:
    """Back from `_text`."""
    return _ESCAPES.sub(lambda found: _CHARACTERS[found[0]], told) if "\\" in told else told


def _rows(file: sqlite3.Connection, table: str, names: list[str]) -> Iterator[list[tuple[Any, ...]]]:
    listed = ", ".join(f'"{name}"' for name in names)
    cursor = file.execute(f'SELECT {listed} FROM "{table}"')  # noqa: S608
    while rows := cursor.fetchmany(ROWS_READ):
        yield rows


def _copy(statement: str, table: str, told: list[tuple[str, Teller]]) -> sql.Composed:
    names = sql.SQL(", ").join(sql.Identifier(name) for name, _ in told)
    return sql.SQL(statement).format(sql.Identifier(table), names)  # type: ignore[arg-type]


def _teller(kind: str, scale: int | None) -> Teller:
    """How a value of SQLite is told to a column of this type."""
    if kind == "numeric":
        return lambda value: f"{Decimal(str(value)):.{scale or 0}f}"
    return TELLERS.get(kind, _text)


def _moment(value: str) -> str:
    """
    >>> _moment("2026-11-30 10:07:00.120000"), _moment("2026-11-30 10:07:00")
    ('2026-11-30 10:07:00.12+00', '2026-11-30 10:07:00+00')
    """
    return (value.rstrip("0").rstrip(".") if "." in value else value) + "+00"


def _json(value: str) -> str:
    """PostgreSQL keeps neither the order of keys nor the spaces."""
    return _text(json.dumps(json.loads(value), ensure_ascii=False, sort_keys=True))


def _number(value: Any) -> str:
    return repr(float(value))


TELLERS: dict[str, Teller] = {
    "boolean": lambda value: "t" if value else "f",
    "timestamp with time zone": _moment,
    "jsonb": _json,
    "double precision": _number,
    "bytea": lambda value: f"\\\\x{value.hex()}",
    "uuid": lambda value: str(UUID(value)),
    **dict.fromkeys(("smallint", "integer", "bigint"), str),
}
