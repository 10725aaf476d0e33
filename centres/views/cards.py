"""A page of a list -> the cards of its actions in HTML, each rendered once in a process for one state of the catalogue.

Reading and rendering 25 cards is most of what a list costs. What is kept answers to the version of the catalogue, so
no card is older than its page: any change empties it. A search marks its words: its cards are kept apart.
"""

from typing import NamedTuple

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from centres.catalogue.baskets.choosing import chosen_in
from centres.catalogue.lists.card_rows import CardRow
from centres.catalogue.lists.paging import Ranked
from centres.catalogue.places.nearness import Surroundings
from centres.catalogue.search.results import SearchResult
from centres.templatetags.cards import draw_card
from centres.templatetags.choosing import pressed

MOST_KEPT = 1000  # about 7 KB each


class ShownCard(SafeString):
    """The HTML of a card in a list, which knows the address of its fiche."""

    address: str


class Card(NamedTuple):
    """The HTML of a card, cut where the address of its fiche ends, and the icons that it points at: name -> shapes."""

    opening: SafeString
    closing: SafeString
    icons: dict[str, SafeString]

    def opened_from(self, query: SafeString) -> ShownCard:
        """The card whose link takes the search along, as `Cards` writes it, or nothing."""
        shown = ShownCard(self.opening + query + self.closing)
        shown.address = self.opening.rpartition('"')[2]
        return shown


class Drawing:
    """Stands for the request while a card is rendered: templatetags/icons.py notes the icons here."""

    def __init__(self) -> None:
        self.icons_drawn: dict[str, SafeString] = {}


# Action, the commune and radius around which distances are told, whether it can be chosen.
Key = tuple[int, tuple[str, int] | None, bool]


class CardCache:
    """The cards of one state of the catalogue."""

    def __init__(self) -> None:
        self._latest: tuple[str, dict[Key, Card]] = ("", {})

    def cards(self, version: str) -> dict[Key, Card]:
        """Those kept for this state; none as soon as it is another one."""
        then, cards = self._latest
        if not version or version != then or len(cards) > MOST_KEPT:
            cards = {}
            self._latest = version, cards
        return cards


_of_this_process = CardCache()


class Cards(Ranked):
    """The same rows, each as the HTML of its card. Those that are kept are not read from the database."""

    def __init__(
        self,
        actions: Ranked,
        request: HttpRequest,
        version: str,
        found: SearchResult | None,
        near: Surroundings | None,
        query: str = "",
        can_pick: bool = False,
    ) -> None:
        super().__init__(actions.ids, actions.length, actions.rows)
        self.actions, self.can_pick = actions, can_pick
        self.request, self.version, self.found, self.near, self.query = request, version, found, near, query
        self.place = (near.commune.pk, near.km) if near else None

    def key(self, pk: int) -> Key:
        return pk, self.place, self.can_pick

    def __getitem__(self, places: slice) -> list[ShownCard]:
        kept = {} if self.found else _of_this_process.cards(self.version)
        wanted = self.wanted(places)
        missing = [pk for pk in wanted if self.key(pk) not in kept]
        if missing:
            rows = self.actions.read(missing)
            kept.update((self.key(row.pk), render_card(row, self.found, self.near, self.can_pick)) for row in rows)
        cards = [kept[key] for key in map(self.key, wanted) if key in kept]
        drawn = self.request.__dict__.setdefault("icons_drawn", {})
        for card in cards:
            drawn |= card.icons
        # Robots find a fiche by lists without a search.
        query = format_html('?{}" rel="nofollow', self.query) if self.query else SafeString("")
        chosen = set(chosen_in(self.request.GET)) & set(wanted) if self.can_pick else set()
        shown = [card.opened_from(query) for card in cards]
        return [self._pressed(card, chosen) for card in shown] if chosen else shown

    @staticmethod
    def _pressed(card: ShownCard, chosen: set[int]) -> ShownCard:
        html = str(card)
        for pk in chosen:
            html = pressed(html, pk)
        shown = ShownCard(html)
        shown.address = card.address
        return shown


def render_card(
    action: CardRow, found: SearchResult | None = None, near: Surroundings | None = None, can_pick: bool = False
) -> Card:
    """The card of a fiche, and the icons that it points at."""
    drawing = Drawing()
    opening, closing = draw_card(action, drawing, found=found, near=near, can_pick=can_pick)
    return Card(opening, closing, drawing.icons_drawn)
