"""A page of a list -> the cards of its actions in HTML, each rendered once in a process for one state of the catalogue.

Reading and rendering 25 cards is most of what a list costs. What is kept answers to the standing of the catalogue, so
no card is older than its page: any change empties the shelf. A search marks its words: its cards are kept apart.
"""

from typing import NamedTuple

from django.http import HttpRequest
from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString

from centres.catalogue.paging import Ranked
from centres.catalogue.search import Found
from centres.catalogue.territory import Near
from centres.models import Action

MOST_KEPT = 4000  # about 3 KB each
# The form of the list that the boxes of its cards are sent with. Which are ticked is known to browsers alone.
CHOOSING = "choix"


class Card(NamedTuple):
    """The HTML of a card, and the icons that it points at in the sprite of its page: name -> shapes."""

    html: SafeString
    icons: dict[str, SafeString]


class Drawing:
    """Stands for the request while a card is rendered: templatetags/icons.py notes the icons here."""

    def __init__(self) -> None:
        self.icons_drawn: dict[str, SafeString] = {}


# Action, the stems that are marked, and the commune and radius around which distances are told.
Key = tuple[int, frozenset[tuple[str, ...]], tuple[str, int] | None]


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
        self, actions: Ranked, request: HttpRequest, standing: str, found: Found | None, near: Near | None
    ) -> None:
        super().__init__(actions.ids, actions.length, actions.rows)
        self.request, self.standing, self.found, self.near = request, standing, found, near
        self.sought = found.sought if found else frozenset()
        self.place = (near.commune.pk, near.km) if near else None

    def key(self, pk: int) -> Key:
        return pk, self.sought, self.place

    def __getitem__(self, places: slice) -> list[SafeString]:
        kept = _of_this_process.cards(self.standing)
        wanted = self.wanted(places)
        missing = [pk for pk in wanted if self.key(pk) not in kept]
        if missing:
            kept.update((self.key(action.pk), rendered(action, self.found, self.near)) for action in self.read(missing))
        cards = [kept[key] for key in map(self.key, wanted) if key in kept]
        drawn = self.request.__dict__.setdefault("icons_drawn", {})
        for card in cards:
            drawn |= card.icons
        return [card.html for card in cards]


def rendered(action: Action, found: Found | None, near: Near | None) -> Card:
    """The card of an action fetched by `for_list`."""
    context, drawing = Context({"action": action, "found": found, "near": near, "form": CHOOSING}), Drawing()
    context.request = drawing
    return Card(get_template("_action_card.html").template.render(context), drawing.icons_drawn)
