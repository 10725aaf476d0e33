"""The parameter `q` -> a filter like the others: what was typed, read once, and its condition in SQL."""

from typing import Any

from django.db.models import QuerySet

from centres.catalogue.facts.choice import Choice
from centres.catalogue.search.finding import condition
from centres.language import parse_query

from .choices import OwnFilter, Picked


class QueryFilter(OwnFilter):
    """Keeps the fiches that a search finds. Several `q` are one search; one that means nothing is left out, and said.

    The choice holds the search as typed (`value`) and as read (`key`).
    """

    choices = ()
    is_facet = False
    beside = needs = ""

    def pick(self, words: list[str]) -> Picked:
        query = parse_query(" ".join(words))
        choices = [Choice(query.text, f"« {query.text} »", query, is_offered=False)] if query else []
        return Picked(choices, list(query.notes))

    def filter(self, queryset: QuerySet[Any], picked: Picked) -> QuerySet[Any]:
        for choice in picked.choices:
            queryset = queryset.filter(condition(choice.key))
        return queryset
