"""The parameter `tri` -> the order of the list. Every order ends with what is unique, the same on every database.

The usual order is not told: it is what an address without `tri` gives.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, Collate

from centres.catalogue.places.nearness import Near
from centres.models.action import YEAR_OR_ZERO

from .choices import Choice, Picked, SingleFilter

DEFAULT_SORT, RELEVANCE, DISTANCE = "recentes", "pertinence", "distance"
SORTS = {
    RELEVANCE: "pertinence", DISTANCE: "distance", DEFAULT_SORT: "récentes", "titre": "titre", "budget": "budget",
}  # fmt: skip
# What an order cannot do without: the parameter, and the note where it is missing.
NEEDED = {
    RELEVANCE: ("q", "Tri ignoré : la pertinence demande une recherche."),
    DISTANCE: ("commune", "Tri ignoré : la distance demande une commune, à taper dans « Près de »."),
}
BYTES = {"postgresql": "C", "sqlite": "BINARY"}


def sorted_by(actions: QuerySet, sort: str, near: Near | None = None) -> QuerySet:
    """`titre`: in the order of its letters, accents apart. `budget`: the largest first, a range by its upper end,
    those without an amount last. `distance`: the nearest first, when they are `near` something. `recentes`: see
    `recent_first`. `pertinence` is known to the index alone (listing.py): here it is `recentes`."""
    if sort == DISTANCE and near is not None:
        return near.nearest_first(actions)
    if sort == "titre":
        # A slug is folded, but each machine has its own idea of where a hyphen sorts.
        return actions.order_by(Collate(F("slug"), BYTES[connection.vendor]), "pk")
    if sort == "budget":
        largest = Coalesce("budget__total", "budget__high", "budget__low").desc(nulls_last=True)
        return actions.order_by(largest, YEAR_OR_ZERO.desc(), "-published_at", "-pk")
    return actions.recent_first()


def usual_order(picked: dict[str, Any]) -> str:
    """What comes first when nobody says: around a place the nearest, with a search what answers it best."""
    return next((sort for sort in (DISTANCE, RELEVANCE) if is_possible(sort, picked)), DEFAULT_SORT)


def is_possible(sort: str, picked: dict[str, Any]) -> bool:
    """Whether what an order needs is in force."""
    return sort not in NEEDED or bool(picked and picked[NEEDED[sort][0]].choices)


def settle_order(picked: dict[str, Any]) -> None:
    """Drops an order that is the usual one, and one that means nothing here. Changes `picked`."""
    asked, notes = [], list(picked["tri"].notes)
    for choice in picked["tri"].choices:
        if not is_possible(choice.key, picked):
            notes.append(NEEDED[choice.key][1])
        elif choice.key != usual_order(picked):
            asked.append(choice)
    picked["tri"] = Picked(asked, notes)


class SortFilter(SingleFilter):
    """The order of the rows, which the FilterSet gives them: it knows what they are near."""

    is_facet = False

    def load(self) -> Iterator[Choice]:
        return (Choice(sort, f"Tri : {label}", sort) for sort, label in SORTS.items())

    def pick(self, words: list[str]) -> Picked:
        picked = super().pick(words)
        return Picked(picked.choices, [note.replace("Filtre ignoré", "Tri ignoré", 1) for note in picked.notes])

    def filter(self, queryset: QuerySet, picked: Picked) -> QuerySet:
        return queryset
