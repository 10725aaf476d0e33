"""What is compared -> who may be near it: fiches that hold its rare words, and those that carry most of its labels."""

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pyroaring import BitMap

from centres.catalogue.index import CatalogueIndex
from centres.catalogue.sql.postings import phrase, read
from centres.language import stems, tells

from .weights import ALWAYS_TELLING, MOST_SHARE, WeightedWords

# Words looked up in the index: of those met in the sample and of those it does not hold, and how many fiches in all.
MOST_LOOKED_UP, MOST_IDS = 32, 8_000
MOST_BY_WORDS, MOST_BY_LABELS, MOST_LABELS, MOST_COMPARED = 300, 12, 6, 48
# Labels that both carry count for a part of the likeness; of a label's own weight, these shares.
SHARE_OF_LABELS = 0.25
WEIGHTS = {"theme": 1.0, "public": 1.0, "partenaire": 0.7, "echelle": 0.3}

Labels = Mapping[str, list[int]]  # facet -> ids of terms


@dataclass(frozen=True, slots=True)
class Likened:
    """What is compared with the fiches."""

    words: WeightedWords
    labels: Labels
    action_id: int | None = None
    centre_id: int | None = None


def candidates(likened: Likened, weights: Mapping[tuple[str, int], float], index: CatalogueIndex) -> list[int]:
    """A few dozen ids: those that share the most rare words, labels counted, then those that share the most labels."""
    looked_up, rare = _looked_up(likened.words), likened.words.rarity.weights
    mine = BitMap([likened.action_id or 0])
    held = [
        (ids - mine, likened.words.weights[stem] * rare[stem])
        for stem, ids in zip(looked_up, read([phrase([stem]) for stem in looked_up]), strict=True)
    ]
    scores = most_scored(held, MOST_BY_WORDS)
    most, whole = max(scores.values(), default=0.0), sum(weights.values())
    sets = {label: index.values[label[0]][label[1]] for label in weights}
    by_words, carried = BitMap(scores), dict.fromkeys(scores, 0.0)
    for label, weight in weights.items():
        for pk in by_words & sets[label]:
            carried[pk] += weight
    if whole:
        scores = {pk: score + most * SHARE_OF_LABELS * carried[pk] / whole for pk, score in scores.items()}
    found = heapq.nlargest(MOST_COMPARED - MOST_BY_LABELS, scores, key=lambda pk: (scores[pk], pk))
    heaviest = heapq.nlargest(MOST_LABELS, weights, key=lambda label: (weights[label], label))
    return [*found, *_carrying_most([sets[label] for label in heaviest], mine | BitMap(found), index)]


def most_scored(held: Sequence[tuple[BitMap, float]], most: int) -> dict[int, float]:
    """The ids of the largest scores, so many; of equal ones, the last. `held`: sets, and what being in each one scores.

    Most ids are in one set: their score is that of the set, and the last ones of the heaviest sets are enough.
    """
    once, again = BitMap(), BitMap()
    for ids, _ in held:
        again |= once & ids
        once |= ids
    scores: dict[int, float] = {}
    for ids, weight in held:
        for pk in ids & again:
            scores[pk] = scores.get(pk, 0.0) + weight
    room, last = most, 0.0
    for ids, weight in sorted(held, key=lambda each: -each[1]):
        if room <= 0 and weight < last:
            break
        alone, last = ids - again, weight
        scores.update(dict.fromkeys(alone[max(len(alone) - most, 0) :], weight))
        room -= len(alone)
    largest = sorted(sorted(scores, reverse=True), key=scores.__getitem__, reverse=True)[:most]
    return {pk: scores[pk] for pk in largest}


def _looked_up(words: WeightedWords) -> list[str]:
    """The rarest words whose lists are short, half of them met in the sample: a word that it does not hold may be in no
    other fiche."""
    rarity, heaviest = words.rarity, sorted(words.weights, key=lambda stem: -words.weights[stem])
    met = [stem for stem in heaviest if rarity.counts[stem]]
    chosen: list[str] = []
    for some in (met, [stem for stem in heaviest if not rarity.counts[stem]]):
        room = MOST_IDS / 2
        for stem in some[:MOST_LOOKED_UP]:
            room -= rarity.expected(stem)
            if room < 0:
                break
            chosen.append(stem)
    return chosen


def _carrying_most(sets: list[BitMap], known: BitMap, index: CatalogueIndex) -> list[int]:
    """The most recent of the fiches that are in the most of these sets, without those known."""
    levels: list[BitMap] = []  # in at least one set, in at least two…
    for ids in sets:
        for place in range(len(levels), 0, -1):
            both = levels[place - 1] & ids
            if place == len(levels):
                levels.append(both)
            else:
                levels[place] |= both
        if levels:
            levels[0] |= ids
        else:
            levels.append(ids.copy())
    found: list[int] = []
    for level in reversed(levels):
        if len(found) < MOST_BY_LABELS:
            some = level - known
            found += index.page(some, "recentes", 1, MOST_BY_LABELS - len(found))
            known = known | BitMap(found)
    return found


def label_weights(labels: Labels, index: CatalogueIndex) -> Iterator[tuple[tuple[str, int], float]]:
    """(facet, term) -> how much sharing it tells: the fewer fiches carry it, the more."""
    for name, terms in labels.items():
        for term in terms:
            ids = index.values[name].get(term)
            if ids and label_tells(name, term, index):
                yield (name, term), WEIGHTS[name] * math.log((len(index.ids) + 1) / (len(ids) + 0.5))


def label_tells(name: str, term: int, index: CatalogueIndex) -> bool:
    """Whether sharing a label says something: not one that many fiches carry, nor « Autre », of who carries it."""
    most = max(ALWAYS_TELLING, len(index.ids) * MOST_SHARE)
    return len(index.values[name].get(term, ())) <= most and _says_something(index.words.terms[name][term].label)


@lru_cache(maxsize=8192)
def _says_something(label: str) -> bool:
    return any(map(tells, stems(label)))
