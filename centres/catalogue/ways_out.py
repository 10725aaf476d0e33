"""A search with filters that finds nothing -> what to drop to find something, with how much each would find."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from .facets import FacetedFilterSet

MOST_TRIED = 8


@dataclass(frozen=True, slots=True)
class WayOut:
    """What to drop, the query string without it, and how many fiches it finds."""

    label: str
    query: str
    count: int


def ways_out(found: FacetedFilterSet) -> list[WayOut]:
    """Without each word of the search, then without each filter: only those that find something, the most first."""
    tried = []
    for label, pairs in list(_without_one(found))[:MOST_TRIED]:
        query = urlencode(pairs)
        count = type(found)(QueryDict(query), found.queryset.all()).qs.count()
        if count:
            tried.append(WayOut(label, query, count))
    return sorted(tried, key=lambda way: -way.count)


def _without_one(found: FacetedFilterSet) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """(what is dropped, what stays). A filter goes with all its values: any of them would do already."""
    for choice in found.picked["q"].choices if "q" in found.picked else ():
        others = [pair for pair in found.pairs if pair[0] != "q"]
        if len(choice.key.terms) > 1:
            for term in choice.key.terms:
                yield f"« {term.text} »", [*others, ("q", choice.key.without(term))]
    for name, picked in found.picked.items():
        if picked.choices and len({other for other, _ in found.pairs}) > 1:
            labels = ", ".join(choice.label for choice in picked.choices)
            yield labels, [pair for pair in found.pairs if pair[0] != name]
