"""A search that found nothing -> « Vouliez-vous dire … » : the same in words that the catalogue has. Never done for it.

What is plainly misspelt is mended before (mending.py); here is what is close and no more.
"""

from dataclasses import dataclass

from centres.language import Query, QueryTerm, parse_query

from .finding import search
from .label_matches import current_labels
from .mending import MOST_MENDED, unknown_terms, words_instead


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another search, and how many fiches it finds."""

    text: str
    count: int


def suggestion(query: Query, version: str = "") -> Suggestion | None:
    """What was meant, when words of a search are in no fiche and others, close to them, are.

    `version`: of the catalogue, for label_matches.py; without it, one more query.
    """
    labels = current_labels(version)
    better: dict[QueryTerm, str] = {}
    for term, lacking in unknown_terms(query.wanted, labels)[:MOST_MENDED]:
        if words := words_instead(term, lacking, labels, is_plain=False):
            better[term] = words
    if not better:
        return None
    text = query.instead(better)
    found = len(search(parse_query(text), version=version).ids)
    return Suggestion(text, found) if found else None
