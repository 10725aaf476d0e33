"""A fiche and the search it was opened from -> its place there, the one before and the one after.

The place is counted in the index: a search of a hundred thousand fiches costs as much as one of ten.
"""

from dataclasses import dataclass

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueIndex
from centres.models import Action

from .action_list import order_actions
from .paging import PER_PAGE


@dataclass(frozen=True, slots=True)
class Neighbours:
    """`rank`: 1 for the first of `count`; 0 when the fiche is not, or no longer, in the search. `query`: the search."""

    query: str
    count: int
    rank: int = 0
    previous: Action | None = None
    next: Action | None = None

    @property
    def list_query(self) -> str:
        """The query string of the page of the list where the fiche stands."""
        page = (self.rank - 1) // PER_PAGE + 1
        return f"{self.query}&page={page}" if page > 1 else self.query


def neighbours(found: ActionFilter, index: CatalogueIndex, pk: int) -> Neighbours | None:
    """None without a search."""
    if not found.query:
        return None
    tiers, order = order_actions(found, index)
    tiers = [tier for tier in tiers if tier]
    count = sum(map(len, tiers))
    place = next((place for place, tier in enumerate(tiers) if pk in tier), None)
    if place is None:
        return Neighbours(found.query, count)
    before, after = order.neighbours(tiers[place], pk)
    if before is None and place > 0:
        above = tiers[place - 1]
        before = next(iter(order.page(above, len(above) - 1, 1)), None)
    if after is None and place + 1 < len(tiers):
        after = next(iter(order.page(tiers[place + 1], 0, 1)), None)
    rows = found.queryset.only("title", "slug").in_bulk([other for other in (before, after) if other])
    rank = sum(map(len, tiers[:place])) + order.rank(tiers[place], pk) + 1
    return Neighbours(found.query, count, rank, rows.get(before), rows.get(after))
