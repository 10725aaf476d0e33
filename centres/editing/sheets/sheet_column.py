"""A column of the sheet of actions: what it shows, how a cell is read back, and the terms that cells name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from centres.fields.spellings import VOCABULARIES
from centres.models import Action, Centre
from centres.models.keys import text_key

from .cells import CellError
from .edit import Edit
from .guard import cell_text, is_untouched

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


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column. `show` gives the words of an action, `put` writes the words of a cell into an Edit.

    `is_also`: other words that say the same of it, as public exports write them; `after`: the words once it is written,
    where the action alone does not tell.
    """

    name: str
    show: Callable[[Action], str]
    put: Callable[[Edit, str, Terms], None]
    others: tuple[str, ...] = ()
    is_also: Callable[[Action, str], bool] = lambda action, words: False
    after: Callable[[Edit], str] | None = None

    def cell(self, action: Action) -> str:
        return cell_text(self.show(action))

    def is_same(self, action: Action, cell: str) -> bool:
        """Whether a cell says what stands in the catalogue. Blanks around a text are no correction."""
        words = cell.strip()
        return is_untouched(cell) or words == self.cell(action).strip() or self.is_also(action, words)
