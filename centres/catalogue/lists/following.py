"""A list in order, and the row where somebody stopped -> the rows that follow, whatever was added or taken away since.

A page by its number moves when a fiche is published before it; a bookmark is what its row was sorted by, and stays.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pyroaring import BitMap

from centres.catalogue.index.orders import Entry, Order


class Row(NamedTuple):
    """A row of a list made of several sets: in which of them, and its number."""

    tier: int
    pk: int


class Bookmark(NamedTuple):
    """Where a row stood: in which set, and by what it is sorted there."""

    tier: int
    entry: Entry

    @property
    def pk(self) -> int:
        return abs(self.entry[1])


def following(tiers: Sequence[BitMap], order: Order, after: Bookmark | None, count: int) -> list[Row]:
    """At most `count` rows after a bookmark, or from the beginning.

    The sets of a search or of distances are other ones once the catalogue changed: its row is looked for in today's,
    and stands where it stood when it is in none of them any more.
    """
    first, entry = 0, None
    if after is not None:
        first = next((number for number, tier in enumerate(tiers) if after.pk in tier), after.tier)
        entry = after.entry
    found: list[Row] = []
    for number in range(first, len(tiers)):
        if len(found) == count:
            break
        found += [Row(number, pk) for pk in order.after(tiers[number], entry, count - len(found))]
        entry = None
    return found


def bookmark_of(row: Row, order: Order) -> Bookmark:
    """Where the rows after this one begin."""
    return Bookmark(row.tier, order.entry_of(row.pk))
