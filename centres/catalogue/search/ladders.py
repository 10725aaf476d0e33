"""One thing to find -> the sets of fiches where it is found, best first: a ladder of places and impacts.

A step is one list of the index (language/indexing.py): in the title and much about it, in the title and some… Several
words that follow one another stand on the steps of the place up to which all of them are found.
"""

from collections.abc import Iterable, Iterator, Sequence

from pyroaring import BitMap

from centres.catalogue.sql.postings import all_of, any_of, phrase
from centres.language.indexing import ELSEWHERE, IMPACTS, NAMES, PLACES, SOME, marks

Run = tuple[str, ...]
# A step: which place, from 0 for the title, and how many points the fiches that stand on it have.
Step = tuple[int, int]
STEPS: tuple[Step, ...] = tuple(
    (place, points + extra) for place, points in enumerate((5, 3, 2, 0)) for extra in (4, 2, 1)
)
TIERS = len(PLACES)
THEME_STEP, LABEL_STEP = (PLACES.index(NAMES), 5), (PLACES.index(ELSEWHERE), 3)
Ladder = dict[Step, BitMap]


def anywhere(runs: Iterable[Run]) -> str:
    """Holds any of these runs of stems."""
    return any_of(map(phrase, runs))


def expressions(runs: Sequence[Run], narrowing: Sequence[str] = ()) -> Iterator[str]:
    """One for each step that any of these runs of stems can stand on, as `steps` tells them.

    `narrowing`: expressions that hold too, so that shorter lists are read.
    """
    for place, impact in _marks(runs):
        mark = PLACES[place] + impact
        ways = [phrase([mark + run[0]]) for run in runs if len(run) == 1]
        if impact == SOME:
            ways += [_phrase_up_to(place, run) for run in runs if len(run) > 1]
        yield all_of([any_of(ways), *narrowing])


def steps(runs: Sequence[Run]) -> list[Step]:
    """Those that `expressions` gives one expression each."""
    return [STEPS[place * len(IMPACTS) + IMPACTS.index(impact)] for place, impact in _marks(runs)]


def ladder(found: Iterable[tuple[Step, BitMap]]) -> Ladder:
    """Steps that share no fiche: each has its best one. Several sets of one step are one."""
    standing: Ladder = {}
    for step, ids in found:
        standing[step] = standing[step] | ids if step in standing else ids
    if sum(map(len, standing.values())) == len(standing_on(standing)):
        return {step: ids for step, ids in standing.items() if ids}
    taken = BitMap()
    apart: Ladder = {}
    for step in sorted(standing, key=lambda step: (step[0], -step[1])):
        if ids := standing[step] - taken:
            apart[step] = ids
            taken |= ids
    return apart


def standing_on(some: Ladder) -> BitMap:
    """The fiches of all its steps."""
    return BitMap.union(*some.values()) if some else BitMap()


def labelled(standing: Ladder, carried: Iterable[tuple[Step, BitMap]]) -> Ladder:
    """The same with the fiches that carry a label: on its step, and higher for what their own words say besides."""
    steps = list(standing.items())
    for (place, points), ids in carried:
        steps.append(((place, points), ids))
        lower = [(more, own) for (own_place, more), own in standing.items() if own_place > place]
        steps += [((place, points + more), ids & own) for more, own in lower]
    return ladder(steps)


def _marks(runs: Sequence[Run]) -> list[tuple[int, str]]:
    """(place, impact) of each step. Words that follow one another have no impact of their own."""
    has_words = any(len(run) == 1 for run in runs)
    return [(place, impact) for place in range(TIERS) for impact in IMPACTS if has_words or impact == SOME]


def _phrase_up_to(place: int, run: Run) -> str:
    """The words follow one another, and each is found in this place or a better one."""
    if place == TIERS - 1:
        return phrase(run)
    marked = [mark for better in PLACES[: place + 1] for mark in marks(better)]
    return all_of([phrase(run), *(any_of(phrase([mark + stem]) for mark in marked) for stem in dict.fromkeys(run))])
