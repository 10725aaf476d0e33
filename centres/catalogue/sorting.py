"""The parameter `tri` -> the order of the list. Every order ends with what is unique, the same on every database.

The usual order is not told: it is what an address without `tri` gives.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, Collate

from centres.models.action import YEAR_OR_ZERO

from .choices import Choice, Picked, SingleFilter

DEFAULT_SORT, RELEVANCE = "recentes", "pertinence"
SORTS = {RELEVANCE: "pertinence", DEFAULT_SORT: "récentes", "titre": "titre", "budget": "budget"}
BYTES = {"postgresql": "C", "sqlite": "BINARY"}


def sorted_by(actions: QuerySet, sort: str) -> QuerySet:
    """`titre`: in the order of its letters, accents apart. `budget`: the largest first, a range by its upper end,
    those without an amount last. `recentes`: see `recent_first`. `pertinence` is known to the index alone
    (listing.py): here it is `recentes`."""
    if sort == "titre":
        # A slug is folded, but each machine has its own idea of where a hyphen sorts.
        return actions.order_by(Collate(F("slug"), BYTES[connection.vendor]), "pk")
    if sort == "budget":
        largest = Coalesce("budget__total", "budget__high", "budget__low").desc(nulls_last=True)
        return actions.order_by(largest, YEAR_OR_ZERO.desc(), "-published_at", "-pk")
    return actions.recent_first()


def usual_order(picked: dict[str, Any]) -> str:
    """What comes first when nobody says: with a search, what answers it best."""
    return RELEVANCE if picked["q"].choices else DEFAULT_SORT


def settle_order(picked: dict[str, Any]) -> None:
    """Drops an order that is the usual one, and one that means nothing here. Changes `picked`."""
    notes = list(picked["tri"].notes)
    asked = [choice for choice in picked["tri"].choices if choice.key != usual_order(picked)]
    if any(choice.key == RELEVANCE for choice in asked):
        asked = []
        notes.append("Tri ignoré : la pertinence demande une recherche.")
    picked["tri"] = Picked(asked, notes)


class SortFilter(SingleFilter):
    """The order of the rows."""

    is_facet = False

    def load(self) -> Iterator[Choice]:
        return (Choice(sort, f"Tri : {label}", sort) for sort, label in SORTS.items())

    def pick(self, words: list[str]) -> Picked:
        picked = super().pick(words)
        return Picked(picked.choices, [note.replace("Filtre ignoré", "Tri ignoré", 1) for note in picked.notes])

    def filter(self, queryset: QuerySet, picked: Picked) -> QuerySet:
        return sorted_by(queryset, picked.choices[0].key if picked.choices else DEFAULT_SORT)
