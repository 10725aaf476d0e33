"""A selection of fiches -> who partners in them, in how many, the most first."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueIndex
from centres.models import Partner

from .narrowing import Figure

PARTNER = "partenaire"


@dataclass(frozen=True, slots=True)
class Partnership:
    """A partner, and the fiches of the selection that name it."""

    partner: Partner
    figure: Figure


class Partnerships(Sequence[Partnership]):
    """The partners of the fiches of a filter, counted by the index. A partner in force narrows nothing here: each is
    counted as if it were asked for alone."""

    def __init__(self, found: ActionFilter, index: CatalogueIndex) -> None:
        self.ids = index.select(found.selection, but=PARTNER)
        self.pairs = [pair for pair in found.pairs if pair[0] not in (PARTNER, "tri")]
        self._order = list(found.filters)
        carried, self._partners = index.values[PARTNER], index.words.terms[PARTNER]
        counted = ((len(carried[pk] & self.ids), place, pk) for place, pk in enumerate(self._partners) if pk in carried)
        self._ranked = sorted((-count, place, pk) for count, place, pk in counted if count)

    @property
    def most(self) -> int:
        """The largest count: what bars are drawn against."""
        return -self._ranked[0][0] if self._ranked else 0

    def __len__(self) -> int:
        return len(self._ranked)

    def __getitem__(self, places: slice) -> list[Partnership]:  # type: ignore[override]  # a page is a slice
        return [self._told(self._partners[pk], -count) for count, _, pk in self._ranked[places]]

    def _told(self, partner: Partner, count: int) -> Partnership:
        pairs = sorted([*self.pairs, (PARTNER, partner.slug)], key=lambda pair: self._order.index(pair[0]))
        return Partnership(partner, Figure(count, urlencode(pairs)))


def busiest_partners(index: CatalogueIndex, most: int) -> list[Partner]:
    """The partners that fiches name most."""
    carried, partners = index.values[PARTNER], index.words.terms[PARTNER]
    ranked = sorted((-len(carried[pk]), place, pk) for place, pk in enumerate(partners) if pk in carried)
    return [partners[pk] for _, _, pk in ranked[:most]]
