"""The index, and what was asked of it -> rows in order, of which only a page is read."""

from typing import Any

from pyroaring import BitMap

from centres.catalogue.facts.orders import DEFAULT_SORT, DISTANCE, GATHERED, NEEDED
from centres.catalogue.filters.actions import ActionFilter, CentreListFilter
from centres.catalogue.index import CatalogueIndex
from centres.catalogue.index.orders import Order
from centres.catalogue.search.completions import begins
from centres.models import Centre

from .card_rows import ListedActions
from .paging import Ranked


def list_actions(found: ActionFilter, index: CatalogueIndex) -> ListedActions:
    """The actions of a filter, in the order it asks for."""
    tiers, order = order_actions(found, index)
    return ListedActions(
        lambda start, count: _page(tiers, order, start, count),
        sum(map(len, tiers)),
        index.words,
        has_texts=bool(found.search),
    )


def order_actions(found: ActionFilter, index: CatalogueIndex) -> tuple[list[BitMap], Order]:
    """What a filter asks for: sets of ids, one after the other, each in this order."""
    ids = index.select(found.selection)
    if found.order in GATHERED:
        return _gathered(found.order, ids, index), index.orders[DEFAULT_SORT]
    if found.order not in NEEDED:
        return [ids], index.orders[found.order]
    searched = found.search.tiers if found.search is not None else []
    tiers = found.near_tiers if found.order == DISTANCE else searched
    return [tier & ids for tier in tiers], index.orders[DEFAULT_SORT]


def _gathered(order: str, ids: BitMap, index: CatalogueIndex) -> list[BitMap]:
    """The ids of each year, the oldest first, or of each centre by its name; then those that have none."""
    values, centres = index.values[GATHERED[order]], index.words.centres
    if order == "centre":
        keys: list[Any] = sorted(values, key=lambda pk: (centres[pk].slug if pk in centres else "", pk))
    else:
        keys = sorted(values)
    parts = [part for key in keys if (part := values[key] & ids)]
    return [*parts, ids - BitMap.union(*parts)] if parts else [ids]


def _page(tiers: list[BitMap], order: Order, start: int, count: int) -> list[int]:
    """Some ids of a list made of several, one after the other. Those before it are counted, not looked at."""
    page: list[int] = []
    for tier in tiers:
        if len(page) < count and start < len(tier):
            page += order.page(tier, start, count - len(page))
        start = max(0, start - len(tier))
    return page


def list_centres(found: CentreListFilter, index: CatalogueIndex) -> Ranked:
    """Centres with a published action, by name, département and EPCI. Each row carries its `action_count`."""
    counts, centres = index.values["centre"], index.words.centres
    pks = [pk for pk in index.words.listed_centres if pk in counts]
    if codes := set(found.keys_of("departement")):
        pks = [pk for pk in pks if centres[pk].departement in codes]
    if epcis := set(found.keys_of("epci")):
        pks = [pk for pk in pks if epcis.intersection(index.words.place_of(pk).epci)]
    for typed in found.keys_of("q"):
        is_named = begins(typed)
        pks = [pk for pk in pks if is_named(centres[pk].slug)]
    rows = Centre.objects.for_list()
    return CountedCentres(lambda start, count: pks[start : start + count], len(pks), rows, index=index)


class CountedCentres(Ranked):
    """Centres, each with how many actions it publishes."""

    def __init__(self, *arguments: Any, index: CatalogueIndex) -> None:
        super().__init__(*arguments)
        self.index = index

    def __getitem__(self, places: slice) -> list[Centre]:
        rows = super().__getitem__(places)
        for centre in rows:
            centre.action_count = len(self.index.values["centre"][centre.pk])
        return rows
