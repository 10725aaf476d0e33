"""One value of one facet -> its portrait: the fiches that carry it, their figures, what they carry most beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from pyroaring import BitMap

from centres.catalogue.facts.choice import Choice
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueState
from centres.models.action import ActionQuerySet

from .narrowing import Figure, Narrowing
from .totals import figures

MOST = 6
MOST_PLACES = 13  # the départements of the largest région
TITLES = {
    "theme": "Thèmes", "public": "Publics", "partenaire": "Partenaires", "echelle": "Échelles",
    "departement": "Départements", "region": "Régions",
    "epci": "Intercommunalités",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PortraitRow:
    """A value that some of the fiches carry: its label, the address of its own page, the fiches that carry both."""

    label: str
    address: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class PortraitRanking:
    """The values of a facet that the fiches carry most, and how many more there are."""

    name: str
    title: str
    rows: list[PortraitRow]
    others: int

    @property
    def most(self) -> int:
        """The largest bar, which the others are drawn beside."""
        return max(row.figure.count for row in self.rows)


class Portrait:
    """`name` and `value`: a parameter of the list and the value it has here. Of a query string only `tri` counts."""

    def __init__(
        self, catalogue: CatalogueState, actions: ActionQuerySet, name: str, value: str, query: QueryDict | None = None
    ) -> None:
        data = QueryDict(mutable=True)
        data[name] = value
        if query is not None:
            data.setlist("tri", query.getlist("tri"))
        self.index, self.name = catalogue.index, name
        self.found = ActionFilter(data, actions, index=catalogue.index, version=catalogue.version)

    @cached_property
    def ids(self) -> BitMap:
        return self.index.select(self.found.selection)

    @cached_property
    def figures(self) -> dict[str, int]:
        return figures(self.index, self.ids)

    @property
    def order_query(self) -> str:
        """What an address of this page says of its order, for the links to its other pages."""
        return urlencode([pair for pair in self.found.pairs if pair[0] == "tri"])

    @property
    def query(self) -> str:
        """The query string of the list that holds the same fiches."""
        return urlencode([pair for pair in self.found.pairs if pair[0] != "tri"])

    @property
    def is_for_robots(self) -> bool:
        return self.found.is_for_robots and bool(self.ids)

    def rankings(self, names: Iterable[str]) -> list[PortraitRanking]:
        """What the fiches carry most, facet by facet; a facet of which they carry nothing is left out."""
        rankings = [self._ranking(name) for name in names]
        return [ranking for ranking in rankings if ranking.rows]

    def _ranking(self, name: str) -> PortraitRanking:
        carried = self.index.values[name]
        counted = [
            (len(carried[choice.key] & self.ids), choice)
            for choice in self.index.choices[name]
            if choice.key in carried
        ]
        most = sorted((pair for pair in counted if pair[0]), key=lambda pair: -pair[0])
        shown = most[: MOST_PLACES if name == "departement" else MOST]
        rows = [
            PortraitRow(row.label, self._address(name, row.key), self._figure(count, name, row)) for count, row in shown
        ]
        return PortraitRanking(name, TITLES[name], rows, len(most) - len(rows))

    def _figure(self, count: int, name: str, choice: Choice) -> Figure:
        added: dict[str, Any] = {name: choice.value}
        return Narrowing(self.found).figure(count, **added)

    def _address(self, name: str, key: Any) -> str:
        words = self.index.words
        places: dict[str, dict[Any, Any]] = {
            "departement": words.departements,
            "region": words.regions,
            "epci": words.epcis,
        }
        rows = places.get(name) or words.terms[name]
        return str(rows[key].get_absolute_url())
