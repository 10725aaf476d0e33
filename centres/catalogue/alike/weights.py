"""Texts -> the words that tell what they are about, each with its weight, and how alike two texts are by them.

The rarer a word among published fiches, the more it tells. How rare is read from a sample of fiches spread over the
whole catalogue: counting each word of a long text in the database would cost as much as its most common words.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pyroaring import BitMap

from centres.catalogue.index import CatalogueIndex
from centres.catalogue.index.sample import Sample
from centres.language import stems_of, tells
from centres.language.indexing import ELSEWHERE, FORM, IMPACTS, LITTLE, MUCH, SOME, SUMMARY, TITLE
from centres.language.indexing import PLACES as MARKED
from centres.language.words import WRITTEN
from centres.models import Action, ActionText
from centres.models.action_text import NARRATIVES, section_texts
from centres.models.contact_notice import without_masks

# A word in more fiches than this, of the sample, tells nothing. A few fiches may share a word all the same.
MOST_SHARE, ALWAYS_TELLING = 1 / 3, 8
# Where a word stands in its text.
PLACES = {TITLE: 2.0, SUMMARY: 1.4, ELSEWHERE: 1.0}
LONGEST_ACRONYM = 5
MARK = 3  # letters before a word of the index: its place, and how much the fiche is about it
# In a line of so many words, how many times at least a word comes of which the fiche is this much.
LONG, LEAST_TIMES = 300, {MUCH: 3, SOME: 2, LITTLE: 1}
JUST_ABOVE = 1 + 1e-9  # what adding up in another order may take away
MOST_KEPT = 100_000


class Weights(dict[str, float]):
    """Stem -> what sharing it tells, 0 when it tells nothing. Kept: a page weighs ten thousand words."""

    def __init__(self, counts: Counter[str], size: int) -> None:
        super().__init__()
        self.counts, self.size, self.most_common = counts, size, max(ALWAYS_TELLING, size * MOST_SHARE)
        self.least_squares = LeastSquares(self)

    def __missing__(self, stem: str) -> float:
        if len(self) > MOST_KEPT:
            self.clear()
        count = self.counts[stem]
        is_telling = tells(stem) and count <= self.most_common
        self[stem] = weight = math.log((self.size + 1) / (count + 0.5)) if is_telling else 0.0
        return weight


class LeastSquares(dict[str, float]):
    """A word behind its mark -> the least that it adds to the square of the norm of a line that is LONG."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, token: str) -> float:
        if len(self) > MOST_KEPT:
            self.clear()
        place = PLACES.get(token[:2])
        weight = self.weights[token[MARK:]] * place * _insistence(LEAST_TIMES[token[2]]) if place else 0.0
        self[token] = square = weight * weight
        return square


class Rarity:
    """In how many fiches of a sample each stem stands. `published`: how many fiches there are in all."""

    def __init__(self, weights: Weights, published: int) -> None:
        self.weights, self.published = weights, published
        self.counts, self.size = weights.counts, weights.size

    def expected(self, stem: str) -> float:
        """About how many published fiches hold it."""
        return max(self.counts[stem], 0.5) * self.published / max(self.size, 1)


@dataclass(frozen=True)
class WeightedWords:
    """What a text says: stem -> weight. `written`: stem -> the word as this text first writes it."""

    weights: dict[str, float]
    written: dict[str, str]

    @cached_property
    def norm(self) -> float:
        return math.sqrt(sum(weight * weight for weight in self.weights.values()))

    @cached_property
    def marked(self) -> dict[str, tuple[str, float]]:
        """Each stem behind each mark that it may have in a line -> itself, and its weight here by that of the place."""
        return {
            place + impact + stem: (stem, weight * there)
            for stem, weight in self.weights.items()
            for place, there in PLACES.items()
            for impact in IMPACTS
        }

    def likeness_at_most(self, line: str, rarity: Rarity) -> float:
        """Never less than the likeness, and hardly more, in two fifths of the time: no word is counted alone."""
        start = _start_of_marks(line)
        if line.count(" ", 0, start) < LONG:
            return self.likeness(line, rarity)[0]
        tokens = line[start:].partition(f" {FORM}")[0].split()
        most = 0.0
        for token in self.marked.keys() & tokens:
            stem, weight = self.marked[token]
            # Found inside other words too: as often at least as it comes.
            most += weight * rarity.weights[stem] * _insistence(line.count(stem, 0, start))
        if not most:
            return 0.0
        squares = rarity.weights.least_squares
        return most / (self.norm * math.sqrt(sum(map(squares.__getitem__, tokens)))) * JUST_ABOVE

    def likeness(self, line: str, rarity: Rarity) -> tuple[float, list[str]]:
        """From 0 to 1, and the stems shared with a fiche, the most telling first. `line`: its ActionText."""
        theirs, shared = 0.0, []
        start = _start_of_marks(line)
        times, weights, ours = Counter(line[:start].split()), rarity.weights, self.weights
        for token in line[start:].split():
            stem = token[MARK:]
            # What stands in the name of a centre or of a place says nothing of an action.
            if (weight := weights[stem]) and (place := PLACES.get(token[:2])):
                weight *= place
                if (number := times[stem]) > 1:
                    weight *= _insistence(number)
                theirs += weight * weight
                if stem in ours:
                    shared.append((-ours[stem] * weight, stem))
        if not shared:
            return 0.0, []
        shared.sort()
        return -sum(part for part, _ in shared) / (self.norm * math.sqrt(theirs)), [stem for _, stem in shared]


class _LatestCounts:
    """The words of the last sample. An edit of a fiche that is not in it reads nothing again."""

    def __init__(self) -> None:
        self._latest: tuple[Sample, Weights] | None = None

    def get(self, sample: Sample) -> Weights:
        latest = self._latest
        if latest is None or latest[0] is not sample:
            self._latest = latest = sample, _read(sample.ids)
        return latest[1]


_latest = _LatestCounts()


def current_rarity(index: CatalogueIndex) -> Rarity:
    """How rare words are among published fiches: the same in every process that holds the same catalogue."""
    return Rarity(_latest.get(index.sample), len(index.ids))


def words_of_text(text: str, rarity: Rarity) -> WeightedWords:
    """What a pasted text says."""
    return _words([(ELSEWHERE, text)], rarity)


def words_of_action(action: Action, rarity: Rarity) -> WeightedWords:
    """What a fiche says, the names of its centre and places left out."""
    told = [getattr(action, name) for name in NARRATIVES]
    texts = [(ELSEWHERE, without_masks(text)) for text in (*told, *section_texts(action.other_sections))]
    return _words([(TITLE, action.title), (SUMMARY, without_masks(action.summary)), *texts], rarity)


def _words(texts: Iterable[tuple[str, str]], rarity: Rarity) -> WeightedWords:
    """`texts`: best place first."""
    weights: dict[str, float] = {}
    written: dict[str, str] = {}
    times: Counter[str] = Counter()
    for place, text in texts:
        for word in WRITTEN.findall(text):
            for stem in stems_of(word):
                times[stem] += 1
                if stem not in weights and (weight := rarity.weights[stem]):
                    weights[stem] = weight * PLACES[place]
                if stem in weights and not written.get(stem, "").islower():
                    written[stem] = word if word.isupper() and len(word) <= LONGEST_ACRONYM else word.lower()
    return WeightedWords({stem: weight * _insistence(times[stem]) for stem, weight in weights.items()}, written)


def _insistence(times: int) -> float:
    """What a text says again and again is what it is about."""
    return 1 + math.log(times) if times > 1 else 1.0


def _read(ids: BitMap) -> Weights:
    lines = ActionText.objects.filter(pk__in=list(ids)).values_list("words", flat=True)
    counts: Counter[str] = Counter()
    size = 0
    for line in lines:
        size += 1
        marked = set(line[_start_of_marks(line) :].split())
        counts.update(token[MARK:] for token in marked if token[:2] in PLACES)
    return Weights(counts, size)


def _start_of_marks(line: str) -> int:
    """Where the words of a line stand once each, behind their marks."""
    starts = (line.find(f" {place}") for place in MARKED)
    return next((start for start in starts if start >= 0), len(line))
