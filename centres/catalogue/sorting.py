"""The parameter `tri` -> the order of the list. Every order ends with what is unique, the same on every database."""

from collections.abc import Iterator

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce, Collate

from centres.models.action import YEAR_OR_ZERO

from .choices import Choice, Picked, SingleFilter

DEFAULT_SORT = "recentes"
SORTS = {DEFAULT_SORT: "récentes", "titre": "titre", "budget": "budget"}
BYTES = {"postgresql": "C", "sqlite": "BINARY"}


def sorted_by(actions: QuerySet, sort: str) -> QuerySet:
    """`titre`: in the order of its letters, accents apart. `budget`: the largest first, a range by its upper end,
    those without an amount last. `recentes`: see `recent_first`."""
    if sort == "titre":
        # A slug is folded, but each machine has its own idea of where a hyphen sorts.
        return actions.order_by(Collate(F("slug"), BYTES[connection.vendor]), "pk")
    if sort == "budget":
        largest = Coalesce("budget__total", "budget__high", "budget__low").desc(nulls_last=True)
        return actions.order_by(largest, YEAR_OR_ZERO.desc(), "-published_at", "-pk")
    return actions.recent_first()


class SortFilter(SingleFilter):
    """The order of the rows. The default one is not told: it is what an address without `tri` gives."""

    is_facet = False

    def load(self) -> Iterator[Choice]:
        return (Choice(sort, f"Tri : {label}", sort) for sort, label in SORTS.items())

    def pick(self, words: list[str]) -> Picked:
        picked = super().pick(words)
        choices = [choice for choice in picked.choices if choice.key != DEFAULT_SORT]
        return Picked(choices, [note.replace("Filtre ignoré", "Tri ignoré", 1) for note in picked.notes])

    def filter(self, queryset: QuerySet, picked: Picked) -> QuerySet:
        return sorted_by(queryset, picked.choices[0].key if picked.choices else DEFAULT_SORT)
