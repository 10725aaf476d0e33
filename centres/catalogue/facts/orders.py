"""The orders of a list: their words in an address, what each cannot do without, and the rows in that order."""

from django.db import connection
from django.db.models import F
from django.db.models.functions import Coalesce, Collate

from centres.catalogue.places.nearness import Surroundings
from centres.models.action import YEAR_OR_ZERO, ActionQuerySet

DEFAULT_SORT, RELEVANCE, DISTANCE = "recentes", "pertinence", "distance"

SORTS = {
    RELEVANCE: "pertinence", DISTANCE: "distance", DEFAULT_SORT: "récentes", "titre": "titre", "budget": "budget",
    "budget-croissant": "budget croissant", "annee": "année, anciennes d’abord", "centre": "centre",
}  # fmt: skip
# Orders that gather the fiches of one year, or of one centre: parameter -> what they are gathered by.
GATHERED = {"annee": "annee", "centre": "centre"}

# What an order cannot do without: the parameter, and the note where it is missing.
NEEDED = {
    RELEVANCE: ("q", "Tri ignoré : la pertinence demande une recherche."),
    DISTANCE: ("commune", "Tri ignoré : la distance demande une commune, à taper dans « Autour d’un lieu »."),
}

BYTES = {"postgresql": "C", "sqlite": "BINARY"}


def sorted_by(actions: ActionQuerySet, sort: str, near: Surroundings | None = None) -> ActionQuerySet:
    """`titre`: in the order of its letters, accents apart. `budget`: the largest first, a range by its upper end,
    those without an amount last; `budget-croissant`: the smallest first, a range by its lower end, those without an
    amount last too. `annee`: the oldest first, `centre`: by its name, and within each as `recentes`; last, those that
    have none. `distance`: the nearest first, when they are `near` something. `recentes`: see
    `recent_first`. `pertinence` is known to the index alone (lists/action_list.py): here it is `recentes`."""
    if sort == DISTANCE and near is not None:
        return near.nearest_first(actions)
    if sort == "titre":
        # A slug is folded, but each machine has its own idea of where a hyphen sorts.
        return actions.order_by(Collate(F("slug"), BYTES[connection.vendor]), "pk")
    if sort == "budget":
        largest = Coalesce("budget__total", "budget__high", "budget__low").desc(nulls_last=True)
        return actions.order_by(largest, YEAR_OR_ZERO.desc(), "-published_at", "-pk")
    if sort == "budget-croissant":
        smallest = Coalesce("budget__total", "budget__low").asc(nulls_last=True)
        return actions.order_by(smallest, YEAR_OR_ZERO.desc(), "-published_at", "-pk")
    if sort == "annee":
        return actions.order_by(F("year").asc(nulls_last=True), "-published_at", "-pk")
    if sort == "centre":
        name = Collate(F("centre__slug"), BYTES[connection.vendor]).asc(nulls_last=True)
        return actions.order_by(name, "centre", YEAR_OR_ZERO.desc(), "-published_at", "-pk")
    return actions.recent_first()
