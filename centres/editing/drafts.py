"""Files sent by a person -> a plan they read, then, if it still holds, what it says, in one transaction.

A plan is made by doing all of it and taking all of it back, as a dry run does: what is confirmed is what was shown.
When the catalogue has moved between the two, the plan comes out otherwise; nothing is written and the new one is shown.
"""

import hashlib
import json
import re
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from django.db import Error, connection, transaction
from django.utils import timezone

from centres.fiches import LIMITS, Refusal
from centres.fields.lock import import_transaction
from centres.importing import report
from centres.importing.documents.reading import read_data
from centres.importing.files import shown_name
from centres.importing.imports import ImportContext, ImportedFile, no_search_for_cycles, storage_refusal, write_page
from centres.importing.lines_ahead import LinesAhead
from centres.importing.preview import file_plan, refused_file
from centres.importing.report import FileReport
from centres.importing.second_process import SecondProcess
from centres.importing.together import FilesTogether
from centres.models import ImportDraft, ImportDraftFile, ImportRun

from .sheets.action_sheet import write_actions
from .sheets.centre_sheet import write_centres
from .sheets.directory_page import directory_table
from .sheets.plan import FileChanges
from .sheets.table import read_table

MOST_FILES = 20
# Of all the files of a draft. Reading pages of fiches takes some seconds a mebibyte, and a person waits for it.
MOST_BYTES = {
    ImportDraft.Kind.FICHES: 8 * 2**20,
    ImportDraft.Kind.TABLE: LIMITS.bytes,
    ImportDraft.Kind.CENTRES: LIMITS.bytes,
}
GONE = "Cet import n’attend plus : il a été abandonné, ou déposé il y a plus d’un jour. Déposez de nouveau le fichier."
File = tuple[str, bytes]
Kind = ImportDraft.Kind
_SHEETS = {Kind.TABLE: write_actions, Kind.CENTRES: write_centres}


@dataclass(slots=True)
class Outcome:
    """What the files do: the plan of each, the report as the command prints it, the ids of the runs."""

    files: list[dict[str, Any]] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)

    @property
    def plan(self) -> dict[str, Any]:
        return {"files": self.files}

    @property
    def fingerprint(self) -> str:
        """A digest of what the plan says; its counts follow what is left out, so they are no part of it."""
        said = [{name: value for name, value in file.items() if name != "counts"} for file in self.files]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()

    @property
    def refusals(self) -> list[dict[str, Any]]:
        return [file for file in self.files if file["refused"]]


def make_draft(kind: str, files: Sequence[File], encoding: str, user: Any) -> ImportDraft | list[dict[str, Any]]:
    """Stores the files with their plan; or gives the plans of the files when none of them could be read."""
    ImportDraft.objects.purge()
    outcome = _try(kind, files, encoding, None, user)
    if len(outcome.refusals) == len(files):
        return outcome.refusals
    with transaction.atomic():
        draft = ImportDraft(kind=kind, owner=user, encoding=encoding)
        _show(draft, outcome)
        draft.left_out = sorted(item["key"] for file in outcome.files for item in file["items"] if _starts_left(item))
        draft.save()
        ImportDraftFile.objects.bulk_create(
            ImportDraftFile(draft=draft, position=position, name=name, content=content)
            for position, (name, content) in enumerate(files)
        )
    return draft


def _starts_left(item: dict[str, Any]) -> bool:
    return bool(item["can_be_left"]) and not item["is_default"]


def confirm_draft(draft: ImportDraft, seen: str) -> Refusal | bool:
    """Does what the plan says, if it is the one whose fingerprint was seen. Returns whether it is done, now or before.

    When not, the draft holds the new plan. Refused: given up meanwhile, or the database failed; nothing is written.
    """
    try:
        with SecondProcess() as second, (lines := LinesAhead(second)).taken(), import_transaction():
            row = ImportDraft.objects.select_for_update().filter(pk=draft.pk).first()
            if row is None:
                return Refusal("gone", GONE)
            if row.done_at:
                return True
            files = [(file.name, bytes(file.content)) for file in row.files.all()]
            outcome = _write(row.kind, files, row.encoding, row.left_out, row.owner, second, lines)
            is_same = outcome.fingerprint == seen
            if is_same:
                _close(row, outcome)
            else:
                transaction.set_rollback(True)
    except Error as error:
        if not connection.in_atomic_block:
            connection.close()
        return storage_refusal(error)
    if not is_same:
        _show(draft, outcome)
        draft.save(update_fields=["plan", "fingerprint"])
    return is_same


def import_at_once(kind: Kind, files: Sequence[File], *, is_trial: bool = False) -> Outcome:
    """A draft that nobody is asked to confirm, for commands: what would start left out is left out. All files or none
    when the database fails."""
    planned = _try(kind, files, "", None, None)
    left = {item["key"] for file in planned.files for item in file["items"] if _starts_left(item)}
    if is_trial:
        return planned
    try:
        with SecondProcess() as second, (lines := LinesAhead(second)).taken(), import_transaction():
            return _write(kind, files, "", left, None, second, lines)
    except Error as error:
        if not connection.in_atomic_block:
            connection.close()
        return Outcome(files=[refused_file(name, storage_refusal(error)) for name, _ in files])


def leave_out(draft: ImportDraft, shown: Collection[str], taken: Collection[str]) -> None:
    """Of the items shown on one page, those not taken are left out; those of other pages stay as they were."""
    known = {item["key"] for file in draft.plan["files"] for item in file["items"] if item["can_be_left"]}
    draft.left_out = sorted((set(draft.left_out) - set(shown) | (set(shown) - set(taken))) & known)
    draft.save(update_fields=["left_out"])


def _show(draft: ImportDraft, outcome: Outcome) -> None:
    draft.plan, draft.fingerprint = outcome.plan, outcome.fingerprint


def _close(draft: ImportDraft, outcome: Outcome) -> None:
    """The files have done their service; the report stays for a day, the runs for good."""
    draft.done_at, draft.report, draft.runs = timezone.now(), "\n".join(outcome.reports), outcome.runs
    draft.plan, draft.left_out = {"files": []}, []
    draft.save()
    draft.files.all().delete()


def _try(kind: str, files: Sequence[File], encoding: str, left_out: Collection[str] | None, user: Any) -> Outcome:
    """What the files would do; nothing stays of it."""
    try:
        with SecondProcess() as second, import_transaction():
            outcome = _write(kind, files, encoding, left_out or (), user, second)
            transaction.set_rollback(True)
    except Error as error:
        if not connection.in_atomic_block:
            connection.close()
        return Outcome(files=[refused_file(name, storage_refusal(error)) for name, _ in files])
    return outcome


@no_search_for_cycles()
def _write(
    kind: str,
    files: Sequence[File],
    encoding: str,
    left_out: Collection[str],
    user: Any,
    second: SecondProcess,
    lines: LinesAhead | None = None,
) -> Outcome:
    """`second` helps to read; `lines` are made of what is written, or nothing is to stay."""
    outcome, left = Outcome(), frozenset(left_out)
    if kind == Kind.FICHES:
        second.start_for(sum(len(data) for _, data in files))
        readers = [partial(read_data, data, encoding or None) for _, data in files]
        memory = ImportContext(FilesTogether(readers), second=second, lines=lines or LinesAhead())
        _write_pages(files, encoding, left, user, outcome, memory)
    else:
        for position, (name, data) in enumerate(files):
            _write_sheet(kind, position, name, data, left, user, outcome, is_trial=lines is None)
    return outcome


def _write_pages(
    files: Sequence[File], encoding: str, left: Collection[str], user: Any, outcome: Outcome, memory: ImportContext
) -> None:
    reports, created = [], set[int]()
    for position, (name, data) in enumerate(files):
        reading = read_data(data, encoding or None, memory.share)
        if isinstance(reading, Refusal):
            reports.append(FileReport(name, refused=reading))
            outcome.files.append(refused_file(name, reading))
            continue
        page = ImportedFile(name, name, hashlib.sha256(data).hexdigest(), encoding, reading, position)
        lines = {int(line) for place, _, line in (key.partition("-") for key in left) if place == str(position)}
        written = write_page(page, memory, left_out=lines, by=user)
        outcome.files.append(file_plan(position, page, written, created))
        outcome.runs.append(written.run.pk)
        reports.append(written.report)
        created |= written.created
    outcome.reports += report.as_text(reports)


def _write_sheet(
    kind: str, position: int, name: str, data: bytes, left: Collection[str], user: Any, outcome: Outcome, is_trial: bool
) -> None:
    if kind == Kind.CENTRES:
        table = read_table(data, directory_table, required=("nom",))
    else:
        table = read_table(data, required=("id", "version"))
    changes = table if isinstance(table, Refusal) else _SHEETS[Kind(kind)](table, position, left, is_trial, user)
    if isinstance(changes, Refusal):
        outcome.files.append(refused_file(name, changes))
        outcome.reports += [*report.refusal_as_text(name, changes), ""]
        return
    notes = [{"line": None, "message": note} for note in changes.notes]
    outcome.files.append(
        {"name": name, "refused": None, "counts": changes.counts(), "issues": notes, "items": changes.items}
    )
    outcome.reports += [*_sheet_as_text(name, changes), ""]
    if not is_trial:
        run = ImportRun(kind=kind, file=name, sha256=hashlib.sha256(data).hexdigest(), by=user)
        run.counts, run.issues, run.changes = changes.counts(), changes.issues(), changes.changes()
        run.save()
        outcome.runs.append(run.pk)


def _sheet_as_text(name: str, changes: FileChanges) -> list[str]:
    counts = changes.counts()
    said = (
        f"lignes lues : {counts['read']} ; créées : {counts['created']}, changées : {counts['updated']}, "
        f"inchangées : {counts['unchanged']}, laissées de côté : {counts['left']}, refusées : {counts['refused']}"
    )
    return [name, f"  {said}", *(f"  {issue['message']}" for issue in changes.issues())]


def upload_name(name: str) -> str:
    """The name that a browser gave a file, without its folders, as it can be stored."""
    return shown_name(Path(name.replace("\\", "/").rsplit("/", 1)[-1] or "sans-nom"))


def refusal_words(refused: dict[str, Any] | Refusal) -> str:
    """« ligne 3, octet 12 : … », for a page of the site: what the command line calls --encoding is a choice there."""
    data = asdict(refused) if isinstance(refused, Refusal) else refused
    words = list(report.refusal_as_text("", Refusal(**data)))[-1].strip().removeprefix("REFUSÉ : ")
    words = re.sub(r"relancez avec --encoding ([\w-]+)", r"choisissez l’encodage \1 et renvoyez le fichier", words)
    return words.replace(" avec --encoding", " dans la liste des encodages")
