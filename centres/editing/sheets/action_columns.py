"""One action <-> the cells of one row: how each field that staff edit is shown, read back and set."""

from collections.abc import Callable, Mapping
from typing import Any

from centres.fields.budget import MoneyWords
from centres.fields.columns import FilesColumn, NumberColumn, TextColumn, TitleColumn
from centres.fields.field import Field
from centres.fields.fields import FIELDS
from centres.fields.references import CentreColumn, TermColumn, TermRows, ThemeRows
from centres.models import Action
from centres.models.action import EARLIEST_YEAR, LATEST_YEAR
from centres.models.keys import text_key
from centres.models.source import FIELD_NAMES, TOLD_NAMES

from .cells import CellError
from .edit import Edit
from .figure_columns import FIGURE_COLUMNS
from .sheet_column import SheetColumn, Terms, show_centre

SEPARATOR = " | "
STATE = "publication"
ID, VERSION = "id", "version"
_STATES = {text_key(label): value for value, label in Action.State.choices}


def _put_title(edit: Edit, cell: str, terms: Terms) -> None:
    title = " ".join(cell.split())
    if not title:
        raise CellError("une fiche a toujours un titre.")
    edit.action.title = title


def _put_state(edit: Edit, cell: str, terms: Terms) -> None:
    state = _STATES.get(text_key(cell))
    if state is None:
        known = ", ".join(f"« {label} »" for value, label in Action.State.choices if value != Action.State.WITHDRAWN)
        raise CellError(f"« {cell[:60]} » n’est pas un état. Écrivez l’un de : {known}.")
    if state == Action.State.WITHDRAWN:
        raise CellError("une fiche se retire pour de bon sur sa propre page, avec sa raison, et non ici.")
    edit.action.state = state


def _put_year(edit: Edit, cell: str, terms: Terms) -> None:
    text = cell.strip()
    is_year = text.isascii() and text.isdigit() and len(text) == 4 and EARLIEST_YEAR <= int(text) <= LATEST_YEAR
    if text and not is_year:
        raise CellError(f"« {text[:60]} » n’est pas une année entre {EARLIEST_YEAR} et {LATEST_YEAR}.")
    edit.action.year = int(text) if text else None


def _put_centre(edit: Edit, cell: str, terms: Terms) -> None:
    edit.action.centre = terms.centre(cell.strip()) if cell.strip() else None


def _text(field: TextColumn) -> SheetColumn:
    def put(edit: Edit, cell: str, terms: Terms) -> None:
        setattr(edit.action, field.name, cell if cell.strip() else "")

    return SheetColumn(FIELD_NAMES[field.name], lambda action: getattr(action, field.name), put)


def _title(field: TitleColumn) -> SheetColumn:
    return SheetColumn(FIELD_NAMES[field.name], lambda action: action.title, _put_title)


def _centre(field: CentreColumn) -> SheetColumn:
    return SheetColumn(
        FIELD_NAMES[field.name],
        lambda action: show_centre(action.centre) if action.centre else "",
        _put_centre,
        is_also=lambda action, words: action.centre is not None and words == action.centre.name.strip(),
    )


def _year(field: NumberColumn) -> SheetColumn:
    return SheetColumn(FIELD_NAMES[field.name], lambda action: str(action.year or ""), _put_year)


def _term(field: TermColumn) -> SheetColumn:
    def put(edit: Edit, cell: str, terms: Terms) -> None:
        setattr(edit.action, field.link, terms.term(field.vocabulary, cell.strip()) if cell.strip() else None)

    return SheetColumn(FIELD_NAMES[field.name], lambda action: str(getattr(action, field.link) or ""), put)


def _terms(field: TermRows) -> SheetColumn:
    def put(edit: Edit, cell: str, terms: Terms) -> None:
        words = [part.strip() for part in cell.split(SEPARATOR.strip()) if part.strip()]
        edit.lists[field.name] = list(dict.fromkeys(terms.term(field.vocabulary, word) for word in words))

    return SheetColumn(
        FIELD_NAMES[field.name], lambda action: SEPARATOR.join(term.label for term in action.terms_of(field.name)), put
    )


# The kinds of fields that a cell can hold. Figures have columns of their own; older sections, a page.
_CELLS: dict[type[Field], Callable[[Any], SheetColumn]] = {
    TitleColumn: _title, CentreColumn: _centre, NumberColumn: _year, TextColumn: _text, MoneyWords: _text,
    FilesColumn: _text, TermColumn: _term, TermRows: _terms, ThemeRows: _terms,
}  # fmt: skip
COLUMNS: tuple[SheetColumn, ...] = (
    SheetColumn(STATE, lambda action: action.get_state_display(), _put_state),
    *(_CELLS[type(field)](field) for field in FIELDS if type(field) in _CELLS),
    *FIGURE_COLUMNS,
)
SPELLINGS: Mapping[str, tuple[str, ...]] = {ID: (), VERSION: (), **{column.name: column.others for column in COLUMNS}}
# What a public export tells beside: known when it comes back, and not read.
_READ = {text_key(name) for name in SPELLINGS}
ONLY_TOLD = frozenset(name for name in (*FIELD_NAMES.values(), *TOLD_NAMES.values()) if text_key(name) not in _READ)
