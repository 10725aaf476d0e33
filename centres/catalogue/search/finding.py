"""A search -> the published fiches that answer it, best first, the same ones on both databases.

Every term must be found, in the fiche's own words (models/action_text.py) or in a label that it carries.
Where they are found gives the tier of the fiche, by the worst place of its terms: 1. the title; 2. the names of its
centre and places, and its themes; 3. the summary; 4. anywhere else. Inside a tier, the most recent come first.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import accumulate, islice, pairwise
from operator import and_, or_

from django.db.models import Q
from pyroaring import BitMap

from centres.catalogue.sql.postings import all_of, any_of, numbers, phrase, read, subquery
from centres.language import Query, QueryTerm
from centres.language.indexing import MARKS
from centres.models import Action

from .label_matches import LabelIndex, carriers, carrying, current_labels
from .misspelt import Misspelt, misspelt

TIERS = len(MARKS)
Carriers = Callable[[str, list[int]], BitMap]
THEME_TIER, LABEL_TIER = 1, TIERS - 1


@dataclass
class SearchResult:
    """What a search found. `tiers`: four sets of fiches that share none, best first."""

    query: Query
    tiers: list[BitMap] = field(default_factory=lambda: [BitMap() for _ in MARKS])
    misspelt: Misspelt = field(default_factory=dict)

    @cached_property
    def ids(self) -> BitMap:
        return BitMap.union(*self.tiers)

    @cached_property
    def sought(self) -> frozenset[tuple[str, ...]]:
        """The runs of stems to mark in a text, misspelt ones too."""
        return self.query.sought | {(stem,) for stems in self.misspelt.values() for stem in stems}


def search(
    query: Query, carried_by: Carriers = carriers, *, published: BitMap | None = None, version: str = ""
) -> SearchResult:
    """Finds. A search without a term finds nothing; one that only leaves out finds the others.

    `carried_by`: the name of a list and ids of its terms -> the published actions that carry any of them. `published`:
    all of these. `version`: of the catalogue, for label_matches.py. Whoever gives the three saves as many queries.
    """
    if not query:
        return SearchResult(query)
    labels = current_labels(version)
    variants = misspelt(query.wanted, labels)
    found = SearchResult(query, misspelt=variants)
    left_out = _left_out(query.excluded, labels, carried_by)
    if not query.wanted:
        everything = numbers(Action.objects.visible_to(None)) if published is None else published
        found.tiers[-1] = everything - left_out
        return found
    reached = [reduce(and_, sets) for sets in zip(*_reached(query.wanted, variants, labels, carried_by), strict=True)]
    found.tiers = [ids - left_out for ids in reached[:1]]
    found.tiers += [ids - before - left_out for before, ids in pairwise(reached)]
    return found


def condition(query: Query) -> Q:
    """The same search as a condition on published actions: what holds the sets to account, and other lists to it."""
    labels = current_labels()
    variants = misspelt(query.wanted, labels)
    asked = Q()
    for term in query.terms:
        anywhere = Q(pk__in=subquery(_anywhere(term, variants)))
        for name, ids in labels.terms(*term.runs).items():
            anywhere |= Q(pk__in=carrying(name, ids))
        asked &= ~anywhere if term.is_excluded else anywhere
    return asked


def _reached(
    terms: tuple[QueryTerm, ...], variants: Misspelt, labels: LabelIndex, carried_by: Carriers
) -> Iterator[list[BitMap]]:
    """For each term, the fiches where it is found in the first tier, in the first two, in three, anywhere."""
    carried = [labels.terms(*term.runs) for term in terms]
    lists = iter(read(_expressions(terms, variants, carried)))
    for term, by_list in zip(terms, carried, strict=True):
        reached = list(islice(lists, TIERS))
        if len(term.stems) > 1:
            # The first three say where the words of the phrase are, the last one where they follow one another.
            reached = [ids & reached[-1] for ids in reached]
        for name, term_ids in by_list.items():
            reached[THEME_TIER if name == "keywords" else LABEL_TIER] |= carried_by(name, term_ids)
        yield list(accumulate(reached, or_))


def _expressions(
    terms: tuple[QueryTerm, ...], variants: Misspelt, carried: Sequence[Mapping[str, Sequence[int]]]
) -> list[str]:
    """Four for each term. Other terms that only texts can hold narrow the lists that are read."""
    narrowing = {term: _anywhere(term, variants) for term, by_list in zip(terms, carried, strict=True) if not by_list}
    expressions = []
    for term in terms:
        others = [expression for other, expression in narrowing.items() if other is not term]
        expressions += [all_of([_up_to(tier, term, variants), *others]) for tier in range(TIERS)]
    return expressions


def _up_to(tier: int, term: QueryTerm, variants: Misspelt) -> str:
    """Where a word is best found, at this tier; where all the words of a phrase are, up to it."""
    if len(term.stems) == 1:
        return any_of(phrase([MARKS[tier] + stem]) for stem in (*term.stems, *variants.get(term, ())))
    if tier == LABEL_TIER:
        return _anywhere(term, variants)
    marks = MARKS[: tier + 1]
    marked = all_of(any_of(phrase([mark + stem]) for mark in marks) for stem in dict.fromkeys(term.stems))
    return any_of([marked, *(phrase([mark + term.compound]) for mark in marks if term.compound)])


def _anywhere(term: QueryTerm, variants: Misspelt) -> str:
    return any_of([*map(phrase, term.runs), *(phrase([stem]) for stem in variants.get(term, ()))])


def _left_out(terms: tuple[QueryTerm, ...], labels: LabelIndex, carried_by: Carriers) -> BitMap:
    texts = read([_anywhere(term, {}) for term in terms])
    carried = (carried_by(*some) for term in terms for some in labels.terms(*term.runs).items())
    return reduce(or_, [*texts, *carried], BitMap())
