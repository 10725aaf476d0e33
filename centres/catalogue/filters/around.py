"""`commune`, `rayon` and `pres` -> the fiches around a place, and what the page offers when the place is not clear.

`commune` is an Insee code and `rayon` a radius in km (20 when nothing is said). `pres` is what a person types instead
of a code: it becomes a `commune` when it names one alone, and else the page offers those that it can be. Around a
place the nearest come first, unless `tri` says otherwise.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from pyroaring import BitMap

from centres.catalogue.facts.choice import Choice, quote_word
from centres.catalogue.facts.orders import SORTS, sorted_by
from centres.catalogue.index.nearby import near_in, placed_ids, unplaced_ids
from centres.catalogue.places.gazetteer import LONGEST_TYPED, resolve_commune
from centres.catalogue.places.nearness import DEFAULT_RADIUS, RADII, Surroundings, near
from centres.models import Commune
from centres.models.action import ActionQuerySet

from .choices import Picked, SingleFilter
from .facets import FacetedFilterSet, Option
from .sorting import is_possible, usual_order

CODE = re.compile(r"[0-9][0-9AB][0-9]{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PickedPlace(Picked):
    """What was `typed` as a place: the commune it names alone, or else those to offer, with the radius asked."""

    typed: str = ""
    offers: list[Choice] = field(default_factory=list)
    radius: list[Choice] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CommuneOffer:
    """A commune to choose, and the query string that does."""

    label: str
    query: str


class AroundFilter(SingleFilter):
    """A part of what is asked around a place; the FilterSet keeps the rows, once it has all the parts."""

    is_facet = False

    def load(self) -> Iterable[Choice]:
        return ()

    def filter(self, queryset: QuerySet[Any], picked: Picked) -> QuerySet[Any]:
        return queryset


class CommuneFilter(AroundFilter):
    """A commune by its code. Any commune can be asked for: what is near it is another question."""

    def look_up(self, words: list[str]) -> dict[str, Choice]:
        codes = {word: word.upper() for word in words if CODE.fullmatch(word.upper())}
        communes = Commune.objects.in_bulk(list(codes.values()))
        return {word: choice_of(communes[code]) for word, code in codes.items() if code in communes}


class RadiusFilter(AroundFilter):
    """One of the radii that the page offers."""

    needs = "commune"

    def load(self) -> list[Choice]:
        return [Choice(str(km), f"Rayon : {km} km", km) for km in RADII]


class PlaceFilter(AroundFilter):
    """The name or the postcode of a commune, as a person types it."""

    def pick(self, words: list[str]) -> PickedPlace:
        if not words:
            return PickedPlace()
        found = resolve_commune(words[0])
        if found.only:
            return PickedPlace([choice_of(found.only)])
        if not found.communes:
            note = f"Lieu ignoré : aucune commune ne répond à {quote_word(words[0])}."
        elif found.is_meant:
            note = f"Lieu à préciser : plusieurs communes répondent à {quote_word(words[0])}."
        else:
            note = f"Lieu ignoré : aucune commune ne répond à {quote_word(words[0])}. Vouliez-vous dire :"
        return PickedPlace(
            notes=[note], typed=words[0][:LONGEST_TYPED], offers=[choice_of(commune) for commune in found.communes]
        )


def choice_of(commune: Commune) -> Choice:
    return Choice(commune.pk, f"Autour {commune.after_de}", commune, commune)


def settle_place(data: dict[str, Any]) -> None:
    """A place that was typed takes the place of a code; a radius goes with one of the two. Changes `data`."""
    place, radius = data["pres"], data["rayon"]
    if place.choices:
        data["commune"] = Picked(place.choices, data["commune"].notes)
    notes = list(radius.notes)
    said = [choice for choice in radius.choices if choice.key != DEFAULT_RADIUS]
    has_place = bool(data["commune"].choices)
    if said and not has_place and not place.typed:
        notes.append("Filtre ignoré : un rayon demande une commune, à taper dans « Près de ».")
    data["rayon"] = Picked(said if has_place else [], notes)
    data["pres"] = replace(place, choices=[], radius=said)


class AroundFilterSet(FacetedFilterSet):
    """A FilterSet of actions with `commune`, `rayon`, `pres` and `tri`."""

    orders = ("tri", "rayon")

    @cached_property
    def near(self) -> Surroundings | None:
        """What is near the commune in force, among all that this FilterSet may show."""
        for commune in self.keys_of("commune"):
            if self.index is not None:
                return near_in(self.index, commune, self.radius)
            return near(commune, self.radius, self.queryset)
        return None

    @cached_property
    def near_tiers(self) -> list[BitMap]:
        """What is near, by the index: a set for each distance, and last what is not placed."""
        if self.near is None:
            return []
        return [*placed_ids(self.required_index, self.near), unplaced_ids(self.required_index, self.near)]

    def found_otherwise(self, name: str) -> BitMap:
        return BitMap.union(*self.near_tiers) if name == "commune" else super().found_otherwise(name)

    @property
    def radius(self) -> int:
        return next(iter(self.keys_of("rayon")), DEFAULT_RADIUS)

    @property
    def order(self) -> str:
        """The order that the list takes."""
        return next(iter(self.keys_of("tri")), usual_order(self.picked))

    def filter_queryset(self, queryset: ActionQuerySet) -> ActionQuerySet:
        rows: ActionQuerySet = super().filter_queryset(queryset)
        if self.near is not None:
            rows = rows.filter(self.near.condition)
        return sorted_by(rows, self.order, self.near)

    @cached_property
    def without_place(self) -> int:
        """How many of the rows are of a centre of which only the département is known."""
        if self.near is None or not self.near.departements:
            return 0
        if self.index is not None:
            return len(self.index.select(self.selection) & self.near_tiers[-1])
        rows: ActionQuerySet = self.qs
        return rows.order_by().filter(self.near.without_place).count()

    @property
    def place(self) -> PickedPlace:
        """What was typed as a place; empty when nothing was."""
        picked = self.picked.get("pres")
        return picked if isinstance(picked, PickedPlace) else PickedPlace()

    @property
    def typed_place(self) -> str:
        """What stands in the field of the place."""
        if commune := next(iter(self.keys_of("commune")), None):
            return str(commune)
        return self.place.typed

    @property
    def offers(self) -> list[CommuneOffer]:
        """The communes that what was typed can be."""
        place = self.place
        kept = [pair for pair in self.pairs if pair[0] not in ("commune", "rayon")]
        kept += [("rayon", choice.value) for choice in place.radius]
        order = list(self.filters)
        return [
            CommuneOffer(
                str(choice.key),
                urlencode(sorted([*kept, ("commune", choice.value)], key=lambda pair: order.index(pair[0]))),
            )
            for choice in place.offers
        ]

    @property
    def radii(self) -> list[Option]:
        """The radii that can be asked for."""
        return [Option(Choice(str(km), f"{km} km", km), km == self.radius) for km in RADII]

    @property
    def sorts(self) -> list[Option]:
        """The orders that the list can take. The usual one has an empty value: a form that was not touched asks for
        none, so a place or a search typed in it brings its own."""
        usual = usual_order(self.picked)
        return [
            Option(Choice("" if sort == usual else sort, label, sort), sort == self.order)
            for sort, label in SORTS.items()
            if is_possible(sort, self.picked)
        ]
