"""Files -> the catalogue, one transaction a file: read, plan, apply, report."""

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, Error, connection, reset_queries, transaction

from centres.fiches import Reading, Refusal, read_bytes
from centres.models import ImportRun

from . import report
from .apply import apply_plan
from .communes import Names, centres_of, propose_communes
from .duplicates import note_likenesses
from .files import read_file, shown_name
from .lock import import_transaction
from .plan import make_plan
from .report import FileReport
from .spellings import Spellings

Stage = Callable[[str], None]


def import_files(
    paths: Sequence[Path], *, encoding: str | None = None, is_dry_run: bool = False, stage: Stage = lambda _: None
) -> Iterator[FileReport]:
    """Imports the files in order; a refused file leaves the others standing. `stage` hears what is being done.

    A dry run does all of it, files after one another, and takes all of it back.
    """
    names: dict[str, Names] = {}
    if not is_dry_run:
        for path in paths:
            yield _import_file(path, encoding, names, stage)
            # With DEBUG on, Django remembers every query: a hundred files would cost the memory of a hundred.
            reset_queries()
        return
    reports: list[FileReport] = []
    try:
        with transaction.atomic():
            reports = [_import_file(path, encoding, names, stage) for path in paths]
            transaction.set_rollback(True)
    except Error as error:
        connection.close()
        reports = [FileReport(shown_name(path), refused=_storage_refusal(error)) for path in paths]
    yield from reports


def read_path(path: Path, encoding: str | None = None) -> tuple[str, Reading | Refusal]:
    """The sha256 of a file (empty when it can't be read) and its reading, or why it was refused."""
    data = read_file(path)
    if isinstance(data, Refusal):
        return "", data
    return hashlib.sha256(data).hexdigest(), read_bytes(data, encoding)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """A file makes many objects and hardly a cycle among them: searching for cycles took a sixth of an import."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_no_search_for_cycles()
def _import_file(path: Path, encoding: str | None, names: dict[str, Names], stage: Stage) -> FileReport:
    name = shown_name(path)
    stage(f"{name} : lecture")
    sha256, reading = read_path(path, encoding)
    if isinstance(reading, Refusal):
        return FileReport(name, refused=reading)
    try:
        return _store(reading, name, shown_name(Path(path.name)), sha256, encoding, names, stage)
    except Error as error:
        if not connection.in_atomic_block:
            connection.close()
        return FileReport(name, refused=_storage_refusal(error))


def _store(
    reading: Reading,
    name: str,
    file: str,
    sha256: str,
    encoding: str | None,
    names: dict[str, Names],
    stage: Stage,
) -> FileReport:
    stage(f"{name} : attente de la base")
    with import_transaction():
        stage(f"{name} : comparaison")
        spellings = Spellings()
        decisions = list(make_plan(reading.fiches, spellings))
        stage(f"{name} : écriture")
        run = ImportRun.objects.create(file=file, sha256=sha256, encoding=(encoding or "")[:40])
        written = apply_plan(decisions, run, settings.IMPORT_STATE, spellings)
        propose_communes(centres_of(written), names)
        note_likenesses(written)
        told = FileReport(
            name,
            sha256,
            counts=report.count(decisions, len(reading.fiches)),
            lines=reading.line_counts,
            issues=(*report.all_issues(reading), *report.duplicate_issues(decisions)),
            events=tuple(report.events(decisions)),
        )
        run.counts, run.lines, run.issues = told.counts, told.lines, told.as_json()["issues"]
        run.unrecognised = [{"line": line.line, "text": line.text} for line in reading.unrecognised]
        run.save()
    return told


def _storage_refusal(error: Error) -> Refusal:
    """What a person can do when the database would not take the file. The transaction is already undone."""
    words = " ".join(str(error).split())
    for code, marks, message in _STORAGE_FAILURES:
        if any(mark in words.lower() for mark in marks):
            return Refusal(code, message)
    kind = "a refusé l’écriture" if isinstance(error, DatabaseError) else "ne répond pas"
    return Refusal("storage", f"La base de données {kind} ({words[:200]}). Rien n’a été écrit ; relancez l’import.")


_STORAGE_FAILURES = (
    (
        "disk_full",
        ("disk is full", "no space left", "disk full"),
        "Le disque de la base est plein. Rien n’a été écrit ; libérez de la place, puis relancez l’import.",
    ),
    (
        "busy",
        ("database is locked", "lock timeout"),
        "La base est occupée par une autre écriture depuis trop longtemps. Rien n’a été écrit ; relancez l’import.",
    ),
    (
        "not_migrated",
        ("no such table", "no such column", "does not exist"),
        "La base n’est pas prête. Lancez « manage.py migrate », puis relancez l’import.",
    ),
)
