"""The `a` of an address -> the fiches it names, in its order. What it names in vain is said, never an error.

Fiches are chosen in addresses alone: a page that compares or gathers some is a link to share, and needs no cookie.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from pyroaring import BitMap

from centres.catalogue.facts.choice import quote_word
from centres.catalogue.facts.orders import DEFAULT_SORT
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueState
from centres.catalogue.lists.action_list import list_actions
from centres.models import Action, OldAddress
from centres.models.action import ActionQuerySet

NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
MOST_READ = 60
MOST_NOTES = 5
MOST_OFFERED = 8

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Basket:
    """`actions`: those that are there, `most` of them; `beyond`: those that are too many; `notes`: sentences.

    `called`: the number by which the address names each: its own, or that of a fiche merged into it.
    """

    actions: list[Action]
    beyond: list[Action]
    notes: list[str]
    called: dict[int, int]

    @property
    def ids(self) -> list[int]:
        return [action.pk for action in self.actions]

    @property
    def query(self) -> str:
        return query_of(self.ids)

    def without(self, pk: int) -> str:
        return query_of(other for other in self.ids if other != pk)


@dataclass(frozen=True, slots=True)
class Addition:
    """A fiche that can be added, and the query string that does."""

    action: Action
    query: str


def query_of(ids: Iterable[int], others: Pairs = ()) -> str:
    return urlencode([*(("a", pk) for pk in ids), *others])


def basket_of(words: list[str], rows: ActionQuerySet, most: int) -> Basket:
    """`words`: the values of `a`; `rows`: the fiches that may be shown, with what the page reads of them."""
    typed = list(dict.fromkeys(word.strip() for word in words if word.strip()))
    notes = [
        f"{quote_word(word)} n’est pas un numéro de fiche : laissé de côté."
        for word in typed
        if not NUMBER.fullmatch(word)
    ]
    asked = list(dict.fromkeys(int(word) for word in typed if NUMBER.fullmatch(word)))
    if len(asked) > MOST_READ:
        notes.append(f"Au-delà de {MOST_READ} fiches, une adresse n’est plus lue.")
    asked = asked[:MOST_READ]
    found = _found(asked, rows)
    notes += [
        f"La fiche numéro {pk} n’existe pas, ou n’est plus publiée : laissée de côté."
        for pk in asked
        if pk not in found
    ]
    more = len(notes) - MOST_NOTES
    if more > 1:
        notes = [*notes[:MOST_NOTES], f"{more} autres valeurs laissées de côté."]
    called = {row.pk: pk for pk, row in reversed(found.items())}
    actions = [row for pk, row in found.items() if called[row.pk] == pk]
    return Basket(actions[:most], actions[most:], notes, called)


def _found(asked: list[int], rows: ActionQuerySet) -> dict[int, Action]:
    """Number asked -> the fiche that answers to it, in the same order: its own, or the one that it was merged into."""
    by_id = rows.in_bulk(asked)
    led = {pk: pk for pk in by_id}
    if missing := [str(pk) for pk in asked if pk not in by_id]:
        led |= {int(word): some[0] for word, some in OldAddress.objects.targets("action", missing).items()}
        by_id |= rows.in_bulk([pk for pk in led.values() if pk not in by_id])
    return {pk: by_id[led[pk]] for pk in asked if led.get(pk) in by_id}


def offers(
    basket: Basket, typed: list[str], catalogue: CatalogueState, rows: ActionQuerySet, others: Pairs = ()
) -> list[Addition]:
    """Fiches to add: those that a search finds; with nothing typed, the latest that share a theme with the first one.

    `others`: what stays in the address beside the fiches.
    """
    index = catalogue.index
    found = ActionFilter({"q": typed}, rows, index=index, version=catalogue.version)
    if found.search:
        ids = list_actions(found, index).ids(0, MOST_OFFERED + len(basket.ids))
    else:
        themes = [theme.pk for action in basket.actions[:1] for theme in action.themes]
        near = index.carrying("theme", themes) if themes else index.ids
        ids = index.page(near - BitMap(basket.ids), DEFAULT_SORT, 1, MOST_OFFERED)
    wanted = [pk for pk in ids if pk not in basket.ids][:MOST_OFFERED]
    read = rows.for_list().in_bulk(wanted)
    return [Addition(read[pk], query_of([*basket.ids, pk], others)) for pk in wanted if pk in read]
