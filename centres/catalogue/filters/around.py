"""`commune`, `rayon` and `pres` -> the fiches around a place, and what the page offers when the place is not clear.

`commune` is an Insee code, of a commune or of what it took in, and `rayon` a radius in km (20 when nothing is said).
`pres` is what a person types instead of a code: it becomes a `commune` when it names one alone, a `departement`, a
`region` or an `epci` when it names that, and else the page offers the places that it can be. Around a place the nearest
come first, unless `tri` says otherwise.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from pyroaring import BitMap

from centres.catalogue.facts.choice import Choice, quote_word
from centres.catalogue.facts.orders import SORTS, sorted_by
from centres.catalogue.index.nearby import near_in, placed_ids, unplaced_ids
from centres.catalogue.places.nearness import DEFAULT_RADIUS, RADII, Surroundings, near
from centres.gazetteer.finding import place_of_code, resolve_place
from centres.gazetteer.named import Place, detail_of, parameter_of
from centres.gazetteer.typed import LONGEST_TYPED
from centres.models import Commune, CommunePart
from centres.models.action import ActionQuerySet

from .choices import Picked, SingleFilter
from .facets import FacetedFilterSet, Option
from .pairs import in_order, places_of
from .sorting import is_possible, usual_order

CODE = re.compile(r"[0-9][0-9AB][0-9]{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PickedPlace(Picked):
    """What was `typed` as a place: what it names alone, or else the places to offer, with the radius asked."""

    typed: str = ""
    named: Place | None = None
    offers: list[Place] = field(default_factory=list)
    radius: list[Choice] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PlaceOffer:
    """A place to choose, what tells it from others of its name, and the query string that does."""

    label: str
    query: str
    detail: str = ""


class AroundFilter(SingleFilter):
    """A part of what is asked around a place; the FilterSet keeps the rows, once it has all the parts."""

    is_facet = False

    def load(self) -> Iterable[Choice]:
        return ()

    def filter(self, queryset: QuerySet[Any], picked: Picked) -> QuerySet[Any]:
        return queryset


class CommuneFilter(AroundFilter):
    """A commune by its code, or a part of one. Any can be asked for: what is near it is another question."""

    def look_up(self, words: list[str]) -> dict[str, Choice]:
        codes = {word: word.upper() for word in words if CODE.fullmatch(word.upper())}
        communes = Commune.objects.in_bulk(list(codes.values()))
        places = {word: communes.get(code) or place_of_code(code) for word, code in codes.items()}
        return {word: choice_of(place) for word, place in places.items() if place is not None}


class RadiusFilter(AroundFilter):
    """One of the radii that the page offers."""

    needs = "commune"

    def load(self) -> list[Choice]:
        return [Choice(str(km), f"Rayon : {km} km", km) for km in RADII]


class PlaceFilter(AroundFilter):
    """The name or the postcode of a place, as a person types it."""

    def pick(self, words: list[str]) -> PickedPlace:
        if not words:
            return PickedPlace()
        found = resolve_place(words[0])
        if found.only:
            return PickedPlace(named=found.only)
        if not found.places:
            note = f"Lieu ignoré : aucun lieu ne répond à {quote_word(words[0])}."
        elif found.is_meant:
            note = f"Lieu à préciser : plusieurs lieux répondent à {quote_word(words[0])}."
        else:
            note = f"Lieu ignoré : aucun lieu ne répond à {quote_word(words[0])}. Vouliez-vous dire :"
        return PickedPlace(notes=[note], typed=words[0][:LONGEST_TYPED], offers=found.places)


def choice_of(place: Commune | CommunePart) -> Choice:
    """Around a place: a part that is placed nowhere is its commune."""
    at = place.commune if isinstance(place, CommunePart) and not place.is_placed else place
    return Choice(at.pk, f"Autour {at.after_de}", at, at)


class AroundFilterSet(FacetedFilterSet):
    """A FilterSet of actions with `commune`, `rayon`, `pres` and `tri`."""

    orders = ("tri", "rayon")

    def settle_place(self, picked: dict[str, Picked]) -> None:
        """A place that was typed takes the place of a code, or joins the filter that it is a value of; a radius goes
        with a commune. Changes `picked`."""
        place, radius = picked["pres"], picked["rayon"]
        if not isinstance(place, PickedPlace):
            raise TypeError("« pres » is a PlaceFilter")
        if place.named is not None:
            self._take(place.named, picked)
        notes = list(radius.notes)
        said = [choice for choice in radius.choices if choice.key != DEFAULT_RADIUS]
        has_place = bool(picked["commune"].choices)
        if said and not has_place and not (place.typed or place.named):
            notes.append("Filtre ignoré : un rayon demande une commune, à taper dans « Autour d’un lieu ».")
        picked["rayon"] = Picked(said if has_place else [], notes)
        picked["pres"] = replace(place, choices=[], radius=said)

    def _take(self, place: Place, picked: dict[str, Picked]) -> None:
        name, value = parameter_of(place)
        notes = picked["commune"].notes
        if isinstance(place, Commune | CommunePart):
            picked["commune"] = Picked([choice_of(place)], notes)
            return
        picked["commune"] = Picked([], notes)
        taken = picked[name]
        choice = self.filters[name].look_up([value])[value]
        picked[name] = Picked(list(dict.fromkeys([*taken.choices, choice])), taken.notes)

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
    def is_near_first(self) -> bool:
        """Whether « Autour d’un lieu » stands above the other filters: in use, or of use to find most centres."""
        is_used = self.near is not None or bool(self.place.typed)
        return is_used or self.index is None or self.index.is_mostly_placed

    @property
    def typed_place(self) -> str:
        """What stands in the field of the place."""
        if commune := next(iter(self.keys_of("commune")), None):
            return str(commune)
        return self.place.typed

    @property
    def offers(self) -> list[PlaceOffer]:
        """The places that what was typed can be."""
        labels = [str(place) for place in self.place.offers]
        return [
            # « Mayenne (53) » is a département, and a town of it.
            PlaceOffer(label, self._query_of(place), detail_of(place) or ("commune" if labels.count(label) > 1 else ""))
            for label, place in zip(labels, self.place.offers, strict=True)
        ]

    def _query_of(self, place: Place) -> str:
        name, value = parameter_of(place)
        pairs = [pair for pair in self.pairs if pair[0] not in ("commune", "rayon") and pair != (name, value)]
        if name == "commune":
            pairs += [("rayon", choice.value) for choice in self.place.radius]
        return in_order([*pairs, (name, value)], places_of(self.filters))

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
