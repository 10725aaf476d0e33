"""Files -> the catalogue, one transaction a file: read, plan, apply, report."""

import gc
import hashlib
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, Error, connection, reset_queries, transaction

from centres.fiches import Reading, Refusal
from centres.fiches.pages import Share, at_once
from centres.fields.lock import import_transaction
from centres.fields.spellings import Spellings
from centres.models import ImportRun

from . import report
from .apply import apply_plan
from .documents.reading import read_data
from .files import read_file, shown_name, size_of
from .lines_ahead import LinesAhead
from .noticing.centre_places import centres_of, place_centres
from .noticing.commune_mentions import Names
from .noticing.contacts import note_contacts
from .noticing.duplicates import compared_text, note_likenesses
from .noticing.likeness import Titles
from .plan import make_plan
from .remarks import identity_issues, twins_of
from .report import FileReport
from .second_process import SecondProcess
from .three_way import ImportDecision
from .together import FilesTogether

Stage = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class ImportContext:
    """What every file of an import needs and no write changes: the files given together, the names of communes, titles
    as they are compared."""

    files: FilesTogether = field(default_factory=FilesTogether)
    names: dict[str, Names] = field(default_factory=dict)
    titles: Titles = field(default_factory=Titles)
    second: SecondProcess = field(default_factory=SecondProcess)
    lines: LinesAhead = field(default_factory=LinesAhead)

    @property
    def share(self) -> Share:
        """How pages of fiches are read."""
        return self.second.share if self.second else at_once


def import_files(
    paths: Sequence[Path], *, encoding: str | None = None, is_dry_run: bool = False, stage: Stage = lambda _: None
) -> Iterator[FileReport]:
    """Imports the files in order; a refused file leaves the others standing. `stage` hears what is being done.

    A dry run does all of it, files after one another, and takes all of it back.
    """
    with SecondProcess() as second:
        second.start_for(sum(map(size_of, paths)))
        files = FilesTogether([partial(_read_again, path, encoding) for path in paths])
        memory = ImportContext(files, second=second, lines=LinesAhead(second))
        yield from _import_files(paths, encoding, is_dry_run, memory, stage)


def _import_files(
    paths: Sequence[Path], encoding: str | None, is_dry_run: bool, memory: ImportContext, stage: Stage
) -> Iterator[FileReport]:
    if not is_dry_run:
        for position, path in enumerate(paths):
            yield _import_file(path, encoding, memory, stage, position)
            # With DEBUG on, Django remembers every query: a hundred files would cost the memory of a hundred.
            reset_queries()
        return
    reports: list[FileReport] = []
    try:
        with transaction.atomic():
            reports = [_import_file(path, encoding, memory, stage, position) for position, path in enumerate(paths)]
            transaction.set_rollback(True)
    except Error as error:
        connection.close()
        reports = [FileReport(shown_name(path), refused=storage_refusal(error)) for path in paths]
    yield from reports


def read_path(path: Path, encoding: str | None = None, share: Share = at_once) -> tuple[str, Reading | Refusal]:
    """The sha256 of a file (empty when it can't be read) and its reading, or why it was refused."""
    data = read_file(path)
    if isinstance(data, Refusal):
        return "", data
    return hashlib.sha256(data).hexdigest(), read_data(data, encoding, share)


def _read_again(path: Path, encoding: str | None) -> Reading | Refusal:
    return read_path(path, encoding)[1]


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """A file makes many objects and hardly a cycle among them: searching for cycles took a sixth of an import."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@no_search_for_cycles()
def _import_file(path: Path, encoding: str | None, memory: ImportContext, stage: Stage, position: int) -> FileReport:
    name = shown_name(path)
    stage(f"{name} : lecture")
    sha256, reading = read_path(path, encoding, memory.share)
    if isinstance(reading, Refusal):
        return FileReport(name, refused=reading)
    page = ImportedFile(name, shown_name(Path(path.name)), sha256, encoding or "", reading, position)
    try:
        stage(f"{name} : attente de la base")
        with memory.lines.taken(), import_transaction():
            return write_page(page, memory, stage=stage).report
    except Error as error:
        if not connection.in_atomic_block:
            connection.close()
        return FileReport(name, refused=storage_refusal(error))


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that was read. `name` is what reports call it, `file` what its sources keep; `position` is its place among
    the files of the import."""

    name: str
    file: str
    sha256: str
    encoding: str
    reading: Reading
    position: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """What was made of a page: its report, every decision, the run's row, the ids of the actions it created, and how
    fiches say the same as another: {first line: words}."""

    report: FileReport
    decisions: list[ImportDecision]
    run: ImportRun
    created: frozenset[int]
    twins: dict[int, str]


def write_page(
    page: ImportedFile,
    memory: ImportContext,
    *,
    left_out: Container[int] | None = None,
    by: Any = None,
    state: str = "",
    stage: Stage = lambda _: None,
) -> Written:
    """Plans and writes one page, in the transaction of the caller.

    `left_out` holds the first lines of the fiches that a person does not take: nothing is stored of them, so that a
    later import offers them again; without a person who chooses, those of a page older than the catalogue. `by`: that
    person. `state`: of new fiches; that of the settings when none is said.
    """
    stage(f"{page.name} : comparaison")
    spellings = Spellings()
    is_later = partial(memory.files.is_later, position=page.position)
    decisions = list(make_plan(page.reading.fiches, spellings, is_later))
    left: list[ImportDecision] = []
    taken: list[ImportDecision] = []
    for decision in decisions:
        (left if _is_left(decision, left_out) else taken).append(decision)
    stage(f"{page.name} : écriture")
    memory.lines.foresee(taken, spellings)
    run = ImportRun.objects.create(file=page.file, sha256=page.sha256, encoding=page.encoding[:40], by=by)
    action_ids = apply_plan(taken, run, state or settings.IMPORT_STATE, spellings)
    note_contacts(taken, action_ids)
    outcomes: dict[str, list[int]] = {"created": [], "updated": []}
    texts: dict[int, str] = {}
    for decision, action_id in zip(taken, action_ids, strict=True):
        if action_id is not None and decision.outcome in outcomes:
            outcomes[decision.outcome].append(action_id)
            texts[action_id] = compared_text(decision.record)
    written = [*outcomes["created"], *outcomes["updated"]]
    place_centres(centres_of(written), memory.names)
    likenesses = note_likenesses(written, memory.titles, texts)
    twins = twins_of(likenesses.told, taken, action_ids)
    told = FileReport(
        page.name,
        page.sha256,
        counts=report.count(taken, len(page.reading.fiches), left, twins),
        lines=page.reading.line_counts,
        issues=(*report.all_issues(page.reading), *identity_issues(decisions, twins)),
        events=tuple(report.events(taken)),
    )
    run.counts, run.lines, run.issues = told.counts, told.lines, told.as_json()["issues"]
    run.unrecognised = [{"line": line.line, "text": line.text} for line in page.reading.unrecognised]
    run.changes = sorted(report.changes(taken, left, action_ids), key=lambda change: change["line"])
    run.save()
    return Written(told, decisions, run, frozenset(outcomes["created"]), twins)


def _is_left(decision: ImportDecision, left_out: Container[int] | None) -> bool:
    if left_out is None:
        return decision.match.is_stale
    return decision.fiche.first_line in left_out and decision.can_be_left


def storage_refusal(error: Error) -> Refusal:
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
