"""The parameter `tri` -> the order of the list. Every order ends with what is unique, the same on every database.

The usual order is not told: it is what an address without `tri` gives.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from centres.catalogue.facts.choice import Choice
from centres.catalogue.facts.orders import DEFAULT_SORT, DISTANCE, NEEDED, RELEVANCE, SORTS

from .choices import Picked, SingleFilter


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

    def filter(self, queryset: QuerySet[Any], picked: Picked) -> QuerySet[Any]:
        return queryset
