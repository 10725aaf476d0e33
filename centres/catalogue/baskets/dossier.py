"""An address -> a dossier: fiches in the order somebody gave them, each with a note, under a title.

`a`: fiches, in order; `titre`, `pour`, `date`: the cover; `n12`: the note on fiche 12. Nothing is stored here: the
address holds it all, so texts are bounded, and what is cut is said.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.http import QueryDict

from centres.catalogue.facts.choice import quote_word
from centres.catalogue.fiche.budget_table import Account, account_of
from centres.catalogue.fiche.questions import current_sources
from centres.models import Action, SourceFiche
from centres.models.action import ActionQuerySet

from .basket import Basket, Pairs, basket_of, query_of

MOST_FICHES = 30
LONGEST_TITLE = 120
LONGEST_NOTE = 300
# Many servers refuse an address of 8 KB, some one of 4 KB.
LONGEST_ADDRESS = 3800


def _swapped(ids: list[int], place: int) -> list[int]:
    """With the id at this place and the next one exchanged; the same where one of them is missing."""
    if place < 0 or place + 1 >= len(ids):
        return ids
    return [*ids[:place], ids[place + 1], ids[place], *ids[place + 2 :]]


# What a button does: ids and a place among them -> ids.
MOVES: dict[str, Callable[[list[int], int], list[int]]] = {
    "monter": lambda ids, place: _swapped(ids, place - 1),
    "descendre": _swapped,
    "retirer": lambda ids, place: [*ids[:place], *ids[place + 1 :]],
}


@dataclass(frozen=True, slots=True)
class DossierEntry:
    """A fiche of a dossier. `sources`: where its text was read."""

    number: int
    action: Action
    note: str
    account: Account | None
    sources: list[SourceFiche]
    is_first: bool
    is_last: bool


@dataclass
class Dossier:
    """What an address asks for. `day` is the one of the cover."""

    basket: Basket
    title: str
    audience: str
    day: date
    typed_day: str = ""
    noted: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def texts(self) -> Pairs:
        """What an address holds beside the fiches."""
        cover = [("titre", self.title), ("pour", self.audience), ("date", self.typed_day)]
        return [pair for pair in cover if pair[1]] + [
            (f"n{pk}", self.noted[pk]) for pk in self.basket.ids if pk in self.noted
        ]

    @property
    def pairs(self) -> Pairs:
        return [*(("a", str(pk)) for pk in self.basket.ids), *self.texts]

    @property
    def query(self) -> str:
        """The address in its one spelling."""
        return self._query(self.basket.ids)

    @property
    def is_long(self) -> bool:
        return len(self.query) > LONGEST_ADDRESS

    @cached_property
    def entries(self) -> list[DossierEntry]:
        last = len(self.basket.actions)
        return [
            DossierEntry(
                number=number,
                action=action,
                note=self.noted.get(action.pk, ""),
                account=account_of(getattr(action, "budget", None)),
                sources=current_sources(action),
                is_first=number == 1,
                is_last=number == last,
            )
            for number, action in enumerate(self.basket.actions, start=1)
        ]

    def after(self, asked: QueryDict) -> str | None:
        """Where a button of the page leads (`monter`, `descendre`, `retirer`: a number of fiche): a query string and,
        behind it, the place of that fiche in the page; None when none was pressed."""
        ids = self.basket.ids
        for name in MOVES:
            if name in asked:
                place = next((place for place, pk in enumerate(ids) if str(pk) == asked[name]), None)
                if place is None:
                    return self.query
                moved = MOVES[name](ids, place)
                return self._query(moved) + (f"#n{ids[place]}" if ids[place] in moved else "")
        return None

    def _query(self, ids: list[int]) -> str:
        gone = {f"n{pk}" for pk in self.basket.ids if pk not in ids}
        return query_of(ids, [pair for pair in self.texts if pair[0] not in gone])


def dossier_of(asked: QueryDict, rows: ActionQuerySet, today: date) -> Dossier:
    """`rows`: the fiches that may be shown, with what a dossier prints of them."""
    basket = basket_of(asked.getlist("a"), rows, MOST_FICHES)
    notes = list(basket.notes)
    if basket.beyond:
        titles = ", ".join(f"« {action.title} »" for action in basket.beyond[:5])
        more = "…" if len(basket.beyond) > 5 else ""
        notes.append(f"Un dossier contient au plus {MOST_FICHES} fiches ; laissées de côté : {titles}{more}.")
    cut: list[str] = []

    def text(name: str, longest: int) -> str:
        words = " ".join(asked.get(name, "").replace("\0", "").split())
        if len(words) > longest:
            cut.append(quote_word(words))
        return words[:longest].rstrip()

    title, audience = text("titre", LONGEST_TITLE), text("pour", LONGEST_TITLE)
    noted = {pk: note for pk in basket.ids if (note := text(f"n{basket.called[pk]}", LONGEST_NOTE))}
    notes += [f"Texte trop long, coupé : {words}." for words in cut]
    day, typed_day = today, text("date", 10)
    if typed_day:
        try:
            day = date.fromisoformat(typed_day)
        except ValueError:
            notes.append(f"{quote_word(typed_day)} n’est pas une date : le dossier porte celle d’aujourd’hui.")
            typed_day = ""
    return Dossier(basket, title, audience, day, typed_day, noted, notes)
