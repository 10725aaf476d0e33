"""One action <-> the cells of one row: how each field that staff edit is shown, read back and set."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz, process

from centres.fields.budget import MoneyWords
from centres.fields.columns import FilesColumn, NumberColumn, TextColumn, TitleColumn
from centres.fields.field import Field
from centres.fields.fields import FIELDS
from centres.fields.references import CentreColumn, TermColumn, TermRows, ThemeRows
from centres.fields.spellings import VOCABULARIES
from centres.models import Action, Centre
from centres.models.action import EARLIEST_YEAR, LATEST_YEAR
from centres.models.keys import text_key
from centres.models.source import FIELD_NAMES, TOLD_NAMES

from .cells import CellError
from .guard import cell_text, is_untouched

SEPARATOR = " | "
STATE = "publication"
ID, VERSION = "id", "version"
_STATES = {text_key(label): value for value, label in Action.State.choices}
_CENTRE_ID = re.compile(r"#\s*(\d{1,18})\s*$")
LIKE = 80  # of 100: from here on, a value is worth suggesting


class Terms:
    """Today's vocabularies and centres, each read when first asked for."""

    def __init__(self) -> None:
        self._terms: dict[str, dict[int, Any]] = {}
        self._keys: dict[str, dict[str, int]] = {}
        self._centres: dict[int, Centre] | None = None
        self._names: dict[str, list[Centre]] = {}

    def term(self, vocabulary: str, text: str) -> Any:
        """The term of a label or a spelling. An unknown one is no new row: in a correction it is a slip."""
        if vocabulary not in self._terms:
            model, spelling = VOCABULARIES[vocabulary]
            self._terms[vocabulary] = model.objects.in_bulk()
            labels = {text_key(term.label): pk for pk, term in self._terms[vocabulary].items()}
            self._keys[vocabulary] = labels | dict(spelling.objects.values_list("key", "term_id"))
        pk = self._keys[vocabulary].get(text_key(text))
        if pk is None:
            raise CellError(self._unknown(vocabulary, text))
        return self._terms[vocabulary][pk]

    def _unknown(self, vocabulary: str, text: str) -> str:
        terms = self._terms[vocabulary].values()
        best = process.extractOne(
            text_key(text), {term.label: text_key(term.label) for term in terms}, scorer=fuzz.ratio, score_cutoff=LIKE
        )
        asked = f" Vouliez-vous dire « {best[2]} » ?" if best else ""
        return f"« {text[:60]} » n’est pas dans la liste.{asked} Une nouvelle valeur s’ajoute d’abord à sa liste."

    def centre(self, text: str) -> Centre:
        """A centre by the number that its cell ends with, else by its name when no other has it."""
        if self._centres is None:
            self._centres = {centre.pk: centre for centre in Centre.objects.order_by("pk")}
            for centre in self._centres.values():
                self._names.setdefault(text_key(centre.name), []).append(centre)
        number = _CENTRE_ID.search(text)
        if number:
            if numbered := self._centres.get(int(number[1])):
                return numbered
            raise CellError(f"aucun centre ne porte le numéro {number[1]}.")
        named = self._names.get(text_key(text), [])
        if len(named) == 1:
            return named[0]
        if named:
            which = ", ".join(show_centre(centre) for centre in named[:5])
            raise CellError(f"plusieurs centres s’appellent ainsi ({which}). Écrivez le numéro après le nom.")
        raise CellError(f"aucun centre ne s’appelle « {text[:60]} ». Écrivez son numéro (« #12 ») ou créez-le d’abord.")


def show_centre(centre: Centre) -> str:
    """« Centre social du Parc (38) #12 »: its number is what counts."""
    return f"{centre} #{centre.pk}"


@dataclass(slots=True)
class Edit:
    """What one row changes in one action. `lists`: name of a list -> its terms in order."""

    action: Action
    lists: dict[str, Sequence[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column. `show` gives the words of an action, `put` writes the words of a cell into an Edit.

    `is_also`: other words that say the same of it, as public exports write them.
    """

    name: str
    show: Callable[[Action], str]
    put: Callable[[Edit, str, Terms], None]
    others: tuple[str, ...] = ()
    is_also: Callable[[Action, str], bool] = lambda action, words: False

    def cell(self, action: Action) -> str:
        return cell_text(self.show(action))

    def is_same(self, action: Action, cell: str) -> bool:
        """Whether a cell says what stands in the catalogue. Blanks around a text are no correction."""
        words = cell.strip()
        return is_untouched(cell) or words == self.cell(action).strip() or self.is_also(action, words)


def _put_title(edit: Edit, cell: str, terms: Terms) -> None:
    title = " ".join(cell.split())
    if not title:
        raise CellError("une fiche a toujours un titre.")
    edit.action.title = title


def _put_state(edit: Edit, cell: str, terms: Terms) -> None:
    state = _STATES.get(text_key(cell))
    if state is None:
        known = ", ".join(f"« {label} »" for label in Action.State.labels)
        raise CellError(f"« {cell[:60]} » n’est pas un état. Écrivez l’un de : {known}.")
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


# The kinds of fields that a cell can hold. Figures and older sections are corrected on their own pages.
_CELLS: dict[type[Field], Callable[[Any], SheetColumn]] = {
    TitleColumn: _title, CentreColumn: _centre, NumberColumn: _year, TextColumn: _text, MoneyWords: _text,
    FilesColumn: _text, TermColumn: _term, TermRows: _terms, ThemeRows: _terms,
}  # fmt: skip
COLUMNS: tuple[SheetColumn, ...] = (
    SheetColumn(STATE, lambda action: action.get_state_display(), _put_state),
    *(_CELLS[type(field)](field) for field in FIELDS if type(field) in _CELLS),
)
SPELLINGS: Mapping[str, tuple[str, ...]] = {ID: (), VERSION: (), **{column.name: column.others for column in COLUMNS}}
# What a public export tells beside: known when it comes back, and not read.
ONLY_TOLD = frozenset({*FIELD_NAMES.values(), *TOLD_NAMES.values()}) - SPELLINGS.keys()
