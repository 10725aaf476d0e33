"""Actions -> a sheet that staff correct, and the sheet back -> its plan, row by row, written when it is confirmed."""

import csv
import io
from collections.abc import Container, Iterable, Iterator
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from rapidfuzz import process

from centres.editing.deciding.proposals import accept_proposal
from centres.editing.history import recording
from centres.editing.publishing import save_edits
from centres.fiches import Refusal
from centres.fields.fields import FIELDS_BY_NAME
from centres.fields.people import CountValue
from centres.fields.rows import batches
from centres.models import Action, Budget, PeopleCount, Revision, SourceFiche
from centres.models.action import ActionQuerySet
from centres.models.keys import text_key
from centres.models.source import FIELD_NAMES

from .action_columns import COLUMNS, ID, ONLY_TOLD, SEPARATOR, SPELLINGS, VERSION
from .cells import CellError, Columns, find_columns
from .edit import Edit
from .figure_columns import check_figures, open_proposals, standing_budget
from .guard import guard_cell, lossless
from .plan import FileChanges, refused_item
from .sheet_column import LIKE, SheetColumn, Terms
from .table import MOST_ROWS, SheetRow, Table

HEADERS = (ID, VERSION, *(column.name for column in COLUMNS))
SHOWN_WITH = ("centre", "status", "dimension", "scale")
SIGNATURE = ("confirmed_at", "confirmed_by")
LARGEST_ID = 2**63 - 1
OVERTAKEN = (
    "ligne {} : cette fiche a changé depuis l’export (version {}, elle en est à la {}). Rien n’en sera écrit : "
    "exportez-la de nouveau et reportez vos corrections."
)
WITHDRAWN = (
    "ligne {} : cette fiche a été retirée à la demande de son centre. Rien n’en sera écrit : un tableur ne la ramène"
    " pas."
)


def rows_of(actions: ActionQuerySet) -> Iterator[tuple[str, ...]]:
    """One row for each action, the smallest number first, at most as many as can be read back."""
    fetched = _with_figures(actions).order_by("pk")
    for action in fetched[:MOST_ROWS]:
        yield (str(action.pk), str(action.version), *(column.cell(action) for column in COLUMNS))


def _with_figures(actions: ActionQuerySet) -> ActionQuerySet:
    proposing = SourceFiche.objects.proposing().defer("issues", "unrecognised").order_by("pk")
    found = actions.for_comparison().select_related(*SHOWN_WITH)
    return found.prefetch_related(Prefetch("sources", proposing, to_attr="open_proposals"))


def as_csv(rows: Iterable[tuple[str, ...]]) -> bytes:
    """UTF-8 with its mark and `;`: what a French spreadsheet opens at once."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    writer.writerows([guard_cell(text) for text in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Iterable[tuple[str, ...]]) -> bytes:
    # Its package takes ten megabytes of a process: only of one that meets a workbook.
    from .workbook import write_workbook

    return write_workbook(HEADERS, rows, "Fiches")


def write_actions(
    table: Table, position: int, left_out: Container[str], is_trial: bool, by: Any = None
) -> FileChanges | Refusal:
    """Plans every row and writes those taken, unless `is_trial`. In the transaction of the caller.

    A row with an error, or of a fiche that changed since the export, is shown and not written.
    """
    known = {**SPELLINGS, **dict.fromkeys(ONLY_TOLD, ())}
    columns = find_columns(table, known, (ID, VERSION), may_be_unknown=True)
    if isinstance(columns, Refusal):
        return columns
    changes = FileChanges(notes=[*table.notes, *_unread(columns)], read=len(table.rows))
    actions, terms, seen, edits = _actions(table, columns), Terms(), dict[int, int](), []
    for row in table.rows:
        key = f"{position}-{row.number}"
        try:
            action, version = _identified(row, columns, actions, seen)
        except CellError as error:
            changes.add(refused_item(key, row.number, "", [str(error)]))
            continue
        title, is_withdrawn = action.title, action.state == Action.State.WITHDRAWN
        fields, errors, edit = _read(row, columns, action, terms, is_lossy=table.is_lossy)
        if is_withdrawn and (fields or errors):
            changes.add(refused_item(key, row.number, title, [WITHDRAWN.format(row.number)], [], action.pk))
        elif errors or (fields and version != action.version):
            overtaken = [OVERTAKEN.format(row.number, version, action.version)] if version != action.version else []
            changes.add(refused_item(key, row.number, title, errors or overtaken, fields, action.pk))
        elif fields:
            item = _item(key, row.number, title, action.pk, fields)
            if changes.add(item, is_left=key in left_out):
                edits.append(edit)
        else:
            changes.unchanged += 1
    if edits and not is_trial:
        with recording(Action, [edit.action.pk for edit in edits], by, Revision.Origin.SHEET):
            save_edits((edit.action, edit.lists) for edit in edits)
            _write_figures(edits, by)
        for edit in edits:
            if edit.accepts:
                accept_proposal(open_proposals(edit.action)[0], by)
    return changes


def _write_figures(edits: Iterable[Edit], by: Any) -> None:
    """Budgets and people, after the fiches: as on their page, whoever changes a confirmed budget signs it in turn."""
    signed = {edit.action.pk: _is_signed(edit) for edit in edits if edit.money or edit.is_signed is not None}
    money = {edit.action.pk: edit.money or standing_budget(edit.action) for edit in edits if edit.action.pk in signed}
    FIELDS_BY_NAME["budget"].replace(money)
    for is_signed in (True, False):
        pks = [pk for pk, wanted in signed.items() if wanted == is_signed]
        who = {"confirmed_at": timezone.now(), "confirmed_by": by} if is_signed else dict.fromkeys(SIGNATURE)
        for some in batches(pks):
            Budget.objects.filter(action__in=some).update(**who)
    people = {edit.action.pk: _people(edit) for edit in edits if edit.people}
    FIELDS_BY_NAME["people_counts"].replace(people)


def _is_signed(edit: Edit) -> bool:
    return standing_budget(edit.action).is_confirmed if edit.is_signed is None else edit.is_signed


def _people(edit: Edit) -> tuple[CountValue, ...]:
    now = {
        row.role: CountValue(row.role, row.value, row.low, row.high, row.is_approximate, row.text)
        for row in edit.action.people_counts.all()
    }
    wanted = now | edit.people
    return tuple(count for role in PeopleCount.Role.values if (count := wanted.get(role)))


def _unread(columns: Columns) -> list[str]:
    """Says which columns were not read: of a public export, or somebody's own."""
    said = []
    for header in columns.unread:
        near = process.extractOne(text_key(header), {name: text_key(name) for name in SPELLINGS}, score_cutoff=LIKE)
        asked = f" Vouliez-vous dire « {near[2]} » ?" if near else ""
        said.append(f"La colonne « {header[:60]} » n’est pas du catalogue : elle n’est pas lue.{asked}")
    names = ", ".join(f"« {name} »" for name in columns.positions if name in ONLY_TOLD)
    told = f"Ces colonnes de l’export se corrigent sur la page de chaque fiche, pas ici : {names}."
    return [*said, *([told] if names else [])]


def _actions(table: Table, columns: Columns) -> dict[int, Action]:
    """The actions that the rows name, locked until the transaction ends."""
    wanted = {int(text) for row in table.rows if _is_id(text := _id_text(row, columns))}
    actions: dict[int, Action] = {}
    for some in batches(sorted(wanted)):
        rows = _with_figures(Action.objects.all()).filter(pk__in=some).order_by("pk").select_for_update(of=("self",))
        actions |= {action.pk: action for action in rows}
    return actions


def _id_text(row: SheetRow, columns: Columns) -> str:
    try:
        return columns.text(row, ID).strip()
    except CellError:
        return ""


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST_ID


def _identified(
    row: SheetRow, columns: Columns, actions: dict[int, Action], seen: dict[int, int]
) -> tuple[Action, int]:
    """The action of a row and the version that its export showed."""
    place = columns.place(row, ID)
    text, version = _id_text(row, columns), columns.text(row, VERSION).strip()
    if not text:
        raise CellError(f"{place} : la case est vide. Une nouvelle fiche se crée sur sa propre page, pas ici.")
    if not _is_id(text) or int(text) not in actions:
        raise CellError(f"{place} : aucune fiche ne porte le numéro « {text[:40]} ».")
    if not _is_id(version):
        place = columns.place(row, VERSION)
        raise CellError(f"{place} : « {version[:40]} » n’est pas un nombre. Reprenez celui de l’export.")
    action = actions[int(text)]
    if action.pk in seen:
        raise CellError(f"{place} : la fiche {text} est déjà à la ligne {seen[action.pk]}. Gardez une des deux lignes.")
    seen[action.pk] = row.number
    return action, int(version)


def _read(
    row: SheetRow, columns: Columns, action: Action, terms: Terms, *, is_lossy: bool
) -> tuple[list[dict[str, Any]], list[str], Edit]:
    """The differences, the errors with their column, and the edit. A column that is absent changes nothing."""
    fields, errors, edit = [], [], Edit(action)
    for column in COLUMNS:
        if column.name not in columns.positions:
            continue
        try:
            cell = columns.text(row, column.name)
            cell = lossless(cell, column.cell(action)) if is_lossy else cell
            if column.is_same(action, cell):
                continue
            before = column.show(action)
            column.put(edit, cell, terms)
        except CellError as error:
            errors.append(f"{columns.place(row, column.name)} : {error}")
            continue
        after = _after(column, edit, cell)
        if after != before:
            fields.append({"name": column.name, "state": "change", "before": before or None, "after": after or None})
    try:
        check_figures(edit)
    except CellError as error:
        errors.append(f"ligne {row.number} : {error}")
    return fields, errors, edit


def _after(column: SheetColumn, edit: Edit, cell: str) -> str:
    """What the catalogue will say: the labels of the terms, not the spellings of the cell."""
    if column.after:
        return column.after(edit)
    for name, some in edit.lists.items():
        if column.name == FIELD_NAMES[name]:
            return SEPARATOR.join(term.label for term in some)
    return column.show(edit.action)


def _item(key: str, line: int, title: str, action: int, fields: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "key": key, "kind": "updated", "line": line, "title": title, "about": f"fiche nº {action}",
        "action": action, "centre": None, "can_be_left": True, "is_default": True, "fields": fields,
        "notes": [], "marks": [],
    }  # fmt: skip
