"""Words of a search that are an expression which staff know -> the fiches that have them here and there, not as one.

« Permis de conduire » is no fiche that permits, and drives somewhere else. It is one where its words are near each
other in a text, or in one label; or where all stand among the first things that a fiche says, unless one is a word of
every day.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise, product
from operator import or_

from pyroaring import BitMap

from centres.catalogue.sql.postings import all_of, any_of, near, read
from centres.language import QueryTerm, tells
from centres.language.indexing import ELSEWHERE, PLACES, TITLE

from .label_matches import LabelIndex
from .ladders import Ladder, standing_on

MOST_BETWEEN = 4  # « aider les enfants dans leurs devoirs »
MOST_ASKED = 5_000  # fiches: of more, it would take longer than it tells
Ladders = Mapping[QueryTerm, Ladder]


@dataclass(frozen=True, slots=True)
class Expression:
    """Terms that follow one another. `ways`: the stems that each is found by; `same`: the fiches that have another
    word in their place.
    """

    terms: tuple[QueryTerm, ...]
    ways: tuple[Sequence[str], ...]
    same: BitMap

    @property
    def tells(self) -> bool:
        """Whether each of its words says something alone."""
        return all(any(map(tells, term.stems)) for term in self.terms)


def scattered(
    expressions: Sequence[Expression],
    own: Ladders,
    wide: Ladders,
    labels: LabelIndex,
    carried_by: Callable[[str, list[int]], BitMap],
) -> BitMap:
    """`own`: the ladder of each term; `wide`: the same with what is looked for besides."""
    holding = [
        BitMap.intersection(*(standing_on(wide[term]) for term in each.terms)) - each.same for each in expressions
    ]
    asked = [(each, some) for each, some in zip(expressions, holding, strict=True) if 0 < len(some) <= MOST_ASKED]
    ids = BitMap()
    for (each, some), together in zip(asked, read([_together(each.ways) for each, _ in asked]), strict=True):
        stems = [stem for term in each.terms for stem in term.stems]
        as_one = reduce(or_, (carried_by(*terms) for terms in labels.terms_with_all(stems).items()), together)
        if each.tells:
            first = BitMap.intersection(*(_said_first(own[term]) for term in each.terms))
            if len(each.terms) == len(own):
                first &= reduce(or_, (_in_title(own[term]) for term in each.terms))
            as_one |= first
        ids |= some - as_one
    return ids


def _together(ways: Sequence[Sequence[str]]) -> str:
    """Holds each near the next one."""
    return all_of([any_of([near(a, b, MOST_BETWEEN) for a, b in product(one, next_)]) for one, next_ in pairwise(ways)])


def _said_first(ladder: Ladder) -> BitMap:
    """The fiches that have it in their title, their names or their summary."""
    last = PLACES.index(ELSEWHERE)
    return reduce(or_, (ids for (place, _), ids in ladder.items() if place < last), BitMap())


def _in_title(ladder: Ladder) -> BitMap:
    first = PLACES.index(TITLE)
    return reduce(or_, (ids for (place, _), ids in ladder.items() if place == first), BitMap())
