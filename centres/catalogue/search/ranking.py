"""Ladders, one a thing to find -> the fiches that stand on all of them, or on most, in sets from best to last.

First the worst place where one of the words is found: in the title, among names and themes, in the summary, elsewhere.
Then points: how much the fiche is about each word, more for a rare one. Inside a set the most recent come first.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from pyroaring import BitMap

from .ladders import Ladder, standing_on

Key = tuple[int, int]
LEAST, OF_UNKNOWN = 1, 2
# How many of the words must be found, and what they must weigh.
MOST, HALF, NEARLY_ALL = 0.6, 0.5, 0.65
COUNTED = 64  # more than the words of a search
NEAR_POINTS = 12  # two words that follow one another as they were typed
EXACT_POINTS = 10  # a word as it was typed, and no other one of its root: more than how often it comes
PLENTY = 100  # fiches
# How rare a word must be, as a share of all fiches, to weigh so much.
WEIGHTS = ((0.3, 1), (0.1, 2), (0.02, 3), (0.0, 4))


def weight(count: int, total: int) -> int:
    """What a word found in so many fiches of all weighs: 1 for one of every day, 4 for a rare one.

    >>> weight(90, 100), weight(15, 100), weight(1, 100), weight(0, 0)
    (1, 2, 4, 4)
    """
    share = count / total if total else 0.0
    return next(points for least, points in WEIGHTS if share > least or not least)


def together(
    ladders: Sequence[Ladder], weights: Sequence[int], near: Iterable[BitMap] = (), exact: Iterable[BitMap] = ()
) -> list[BitMap]:
    """The fiches that stand on every ladder.

    `near`: those where two of the words follow one another; `exact`: those that have one as it was typed.
    """
    if not ladders:
        return []
    near, exact = list(near), list(exact)
    if len(ladders) == 1 and not (near or exact):
        [ladder] = ladders
        return [ladder[step] for step in sorted(ladder, key=lambda step: (step[0], -step[1]))]
    candidates = BitMap.intersection(*(standing_on(ladder) for ladder in ladders))
    sums: dict[Key, BitMap] = {(0, 0): candidates}
    for ladder, times in zip(ladders, weights, strict=True):
        sums = _added(sums, {(place, -points * times): ids for (place, points), ids in ladder.items()})
    for ids, points in [*((ids, NEAR_POINTS) for ids in near), *((ids, EXACT_POINTS) for ids in exact)]:
        sums = _added(sums, {(0, -points): candidates & ids, (0, 0): candidates - ids})
    return [sums[key] for key in sorted(sums)]


def most_of(ladders: Sequence[Ladder], weights: Sequence[int]) -> list[BitMap]:
    """The fiches that stand on most ladders, which weigh half of all at least; those that stand on most first.

    Of more than two words, one that no fiche has weighs no more than a common one. Of two, a fiche may only lack one
    that weighs little beside the other.
    """
    everything = BitMap.union(*(standing_on(ladder) for ladder in ladders))
    if len(ladders) > 2:
        weights = [times if ladder else min(times, OF_UNKNOWN) for ladder, times in zip(ladders, weights, strict=True)]
    least = (HALF if len(ladders) > 2 else NEARLY_ALL) * sum(weights)
    fewest = ceil(MOST * len(ladders)) if len(ladders) > 2 else 1
    sums: dict[Key, BitMap] = {(0, 0): everything}
    for ladder, times in zip(ladders, weights, strict=True):
        steps: dict[Key, BitMap] = {(0, 0): everything - standing_on(ladder)}
        for (_, points), ids in ladder.items():
            key = (-times * COUNTED - 1, -points * times)
            steps[key] = steps[key] | ids if key in steps else ids
        sums = _added(sums, steps, is_worst=False)
    return [sums[key] for key in sorted(sums) if -key[0] // COUNTED >= least and -key[0] % COUNTED >= fewest]


def by_how_many(sets: Sequence[BitMap], holding: Iterable[BitMap]) -> list[BitMap]:
    """The same fiches, those first that stand in most of the others; of as many, in the order they have. Sets past the
    first `PLENTY` fiches are left out: what comes near is not half the catalogue.

    >>> [list(ids) for ids in by_how_many([BitMap([1, 2]), BitMap([3])], [BitMap([2, 3]), BitMap([3])])]
    [[3], [2], [1]]
    """
    counted: list[BitMap] = [BitMap.union(*sets) if sets else BitMap()]
    for ids in holding:
        counted.append(BitMap())
        for place in range(len(counted) - 1, 0, -1):
            more = counted[place - 1] & ids
            counted[place] |= more
            counted[place - 1] -= more
    ranked = (kept for some in reversed(counted) for ids in sets if (kept := some & ids))
    found: list[BitMap] = []
    for ids in ranked:
        if sum(map(len, found)) >= PLENTY:
            break
        found.append(ids)
    return found


def _added(sums: Mapping[Key, BitMap], steps: Mapping[Key, BitMap], *, is_worst: bool = True) -> dict[Key, BitMap]:
    """Each set of both, under the worst place (or the sum of what was found) and the sum of their points."""
    found: dict[Key, BitMap] = {}
    for (place, points), ids in sums.items():
        for (other, more), some in steps.items():
            if both := ids & some:
                key = (max(place, other) if is_worst else place + other, points + more)
                found[key] = found[key] | both if key in found else both
    return found
