"""A search with filters that finds nothing -> what to try instead, with how much each would find."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from centres.catalogue.filters.facets import FacetedFilterSet
from centres.catalogue.search.suggestions import suggestion

MOST_TRIED = 8


@dataclass(frozen=True, slots=True)
class WayOut:
    """What to drop, or to search instead; the query string that does; and how many fiches it finds."""

    label: str
    query: str
    count: int


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """What a list that is empty offers: what was meant, and what to drop. `is_lone`: a single thing was asked."""

    meant: WayOut | None
    ways: list[WayOut]
    is_lone: bool


def dead_end(found: FacetedFilterSet) -> DeadEnd:
    """What a search that found nothing can become. Each suggestion finds something."""
    return DeadEnd(_meant(found), ways_out(found), is_lone=not any(_without_one(found)))


def ways_out(found: FacetedFilterSet) -> list[WayOut]:
    """Without each word of the search, then without each filter: only those that find something, the most first."""
    tried = [_way(found, label, pairs, dropped) for label, pairs, dropped in list(_without_one(found))[:MOST_TRIED]]
    return sorted((way for way in tried if way.count), key=lambda way: -way.count)


def _meant(found: FacetedFilterSet) -> WayOut | None:
    """The search in words that the catalogue has: with the other filters, or without them where they leave nothing."""
    for query in found.keys_of("q"):
        if better := suggestion(query, found.version):
            others = [pair for pair in found.pairs if pair[0] != "q"]
            narrow = _way(found, better.text, [("q", better.text), *others])
            return narrow if narrow.count else WayOut(better.text, urlencode({"q": better.text}), better.count)
    return None


def _way(found: FacetedFilterSet, label: str, pairs: list[tuple[str, str]], dropped: str = "") -> WayOut:
    """The other list, counted by the index when there is one: without a whole parameter, it asks the database nothing.

    `dropped`: the parameter that goes with all its values.
    """
    query = urlencode(pairs)
    if found.index and (dropped in found.selection.keys or dropped in found.selection.found):
        return WayOut(label, query, len(found.index.select(found.selection, but=dropped)))
    other = type(found)(QueryDict(query), found.queryset.all(), index=found.index, version=found.version)
    return WayOut(label, query, len(found.index.select(other.selection)) if found.index else other.qs.count())


def _without_one(found: FacetedFilterSet) -> Iterator[tuple[str, list[tuple[str, str]], str]]:
    """(what is dropped, what stays, its parameter). A filter goes with all its values: any of them would do already."""
    for choice in found.picked["q"].choices if "q" in found.picked else ():
        others = [pair for pair in found.pairs if pair[0] != "q"]
        if len(choice.key.terms) > 1:
            for term in choice.key.terms:
                yield f"« {term.text} »", [*others, ("q", choice.key.without(term))], ""
    conditions = {name for name, _ in found.pairs} - {*found.orders}
    for name, picked in found.picked.items():
        if name in conditions and len(conditions) > 1:
            labels = ", ".join(choice.told or choice.label for choice in picked.choices)
            yield labels, [pair for pair in found.pairs if pair[0] != name], name
