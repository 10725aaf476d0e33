"""A page of a list -> the cards of its actions in HTML, each rendered once in a process for one state of the catalogue.

Reading and rendering 25 cards is most of what a list costs. What is kept answers to the standing of the catalogue, so
no card is older than its page: any change empties the shelf. A search marks its words: its cards are kept apart.
"""

from typing import NamedTuple

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from centres.catalogue.lists.card_rows import Listed, ListedActions
from centres.catalogue.lists.paging import Ranked
from centres.catalogue.places.nearness import Near
from centres.catalogue.search.finding import Found
from centres.templatetags.cards import drawn

MOST_KEPT = 1000  # about 7 KB each
# The form of the list that the boxes of its cards are sent with. Which are ticked is known to browsers alone.
CHOOSING = "choix"


class Card(NamedTuple):
    """The HTML of a card, cut where the address of its fiche ends, and the icons that it points at: name -> shapes."""

    opening: SafeString
    closing: SafeString
    icons: dict[str, SafeString]

    def opened_from(self, query: SafeString) -> SafeString:
        """The card whose link takes the search along, as `Cards` writes it, or nothing."""
        return SafeString(self.opening + query + self.closing)


class Drawing:
    """Stands for the request while a card is rendered: templatetags/icons.py notes the icons here."""

    def __init__(self) -> None:
        self.icons_drawn: dict[str, SafeString] = {}


# Action, the commune and radius around which distances are told, the form of its box.
Key = tuple[int, tuple[str, int] | None, str]


class Shelf:
    """The cards of one state of the catalogue."""

    def __init__(self) -> None:
        self.held: tuple[str, dict[Key, Card]] = ("", {})

    def cards(self, standing: str) -> dict[Key, Card]:
        """Those kept for this state; none as soon as it is another one."""
        then, cards = self.held
        if not standing or standing != then or len(cards) > MOST_KEPT:
            cards = {}
            self.held = standing, cards
        return cards


_of_this_process = Shelf()


class Cards(Ranked):
    """The same rows, each as the HTML of its card. Those that are kept are not read from the database."""

    def __init__(
        self,
        actions: ListedActions,
        request: HttpRequest,
        standing: str,
        found: Found | None,
        near: Near | None,
        query: str = "",
        form: str = "",
    ) -> None:
        super().__init__(actions.ids, actions.length, actions.rows)
        self.actions, self.form = actions, form
        self.request, self.standing, self.found, self.near, self.query = request, standing, found, near, query
        self.place = (near.commune.pk, near.km) if near else None

    def key(self, pk: int) -> Key:
        return pk, self.place, self.form

    def __getitem__(self, places: slice) -> list[SafeString]:
        kept = {} if self.found else _of_this_process.cards(self.standing)
        wanted = self.wanted(places)
        missing = [pk for pk in wanted if self.key(pk) not in kept]
        if missing:
            rows = self.actions.read(missing)
            kept.update((self.key(row.pk), rendered(row, self.found, self.near, self.form)) for row in rows)
        cards = [kept[key] for key in map(self.key, wanted) if key in kept]
        drawn = self.request.__dict__.setdefault("icons_drawn", {})
        for card in cards:
            drawn |= card.icons
        # Robots find a fiche by lists without a search.
        query = format_html('?{}" rel="nofollow', self.query) if self.query else SafeString("")
        return [card.opened_from(query) for card in cards]


def rendered(action: Listed, found: Found | None = None, near: Near | None = None, form: str = "") -> Card:
    """The card of a fiche, and the icons that it points at."""
    drawing = Drawing()
    html = drawn(action, drawing, found=found, near=near, form=form)
    end = html.index('"', html.index(f'href="{action.get_absolute_url()}"') + len('href="'))
    # Both parts come from the template, which escaped what it was given.
    return Card(SafeString(html[:end]), SafeString(html[end:]), drawing.icons_drawn)
