"""Lines of words -> those that tell what a text is about, each with its weight, and how alike two texts are by them.

The rarer a word among published fiches, the more it tells. How rare is read from a sample of fiches spread over the
whole catalogue: counting each word of a long text in the database would cost as much as its most common words.

A line says where each word stands and how much its text is about it by three letters before the word (indexing.py). So
what two texts share is read from these alone: some fifty fiches are compared for one page.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pyroaring import BitMap

from centres.catalogue.index import CatalogueIndex
from centres.catalogue.index.sample import Sample
from centres.language import stems_of, tells
from centres.language.indexing import ELSEWHERE, FORM, LITTLE, MUCH, SOME, SUMMARY, TITLE, index_line
from centres.language.indexing import PLACES as MARKED
from centres.language.words import WRITTEN
from centres.models import Action, ActionText
from centres.models.action_text import NAMES, NARRATIVES, searched_places, section_texts
from centres.models.contact_notice import without_masks

# A word in more fiches than this, of the sample, tells nothing. A few fiches may share a word all the same.
MOST_SHARE, ALWAYS_TELLING = 1 / 3, 8
# What a mark adds to the weight of its word: where it stands, and how much the fiche is about it. What stands in the
# name of a centre or of a place says nothing of an action.
MARKS = {
    place + impact: there * much
    for place, there in {TITLE: 2.0, SUMMARY: 1.4, ELSEWHERE: 1.0}.items()
    for impact, much in {MUCH: 2.4, SOME: 1.7, LITTLE: 1.0}.items()
}
MARK = 3  # letters
LONGEST_ACRONYM = 5
MOST_KEPT = 50_000


class Weights(dict[str, float]):
    """Stem -> what sharing it tells, 0 when it tells nothing. Kept: a page weighs ten thousand words."""

    def __init__(self, counts: Counter[str], size: int) -> None:
        super().__init__()
        self.counts, self.size, self.most_common = counts, size, max(ALWAYS_TELLING, size * MOST_SHARE)
        self.squares = Squares(self)

    def __missing__(self, stem: str) -> float:
        if len(self) > MOST_KEPT:
            self.clear()
        count = self.counts[stem]
        is_telling = tells(stem) and count <= self.most_common
        self[stem] = weight = math.log((self.size + 1) / (count + 0.5)) if is_telling else 0.0
        return weight


class Squares(dict[str, float]):
    """A word behind its mark -> the square of what it weighs there."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, token: str) -> float:
        if len(self) > MOST_KEPT:
            self.clear()
        mark = MARKS.get(token[:MARK])
        self[token] = square = (self.weights[token[MARK:]] * mark) ** 2 if mark else 0.0
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
    """What a text says: stem -> weight, above 0. `texts`: the text itself, best place first."""

    weights: dict[str, float]
    texts: Sequence[str]
    rarity: Rarity

    @cached_property
    def norm(self) -> float:
        return math.sqrt(sum(weight * weight for weight in self.weights.values()))

    @cached_property
    def marked(self) -> dict[str, float]:
        """Each stem behind each mark that it may have in a line -> what sharing it there adds to a likeness."""
        rare = self.rarity.weights
        return {
            mark + stem: weight * rare[stem] * there
            for stem, weight in self.weights.items()
            for mark, there in MARKS.items()
        }

    def likeness(self, line: str) -> float:
        """From 0 to 1. `line`: the ActionText of a fiche."""
        tokens = marked_words(line)
        shared = sorted(map(self.marked.__getitem__, self.marked.keys() & tokens))
        if not shared:
            return 0.0
        return sum(shared) / (self.norm * math.sqrt(sum(map(self.rarity.weights.squares.__getitem__, tokens))))

    def shared(self, line: str) -> list[str]:
        """The stems shared with a fiche, the most telling first."""
        found = self.marked.keys() & marked_words(line)
        return [token[MARK:] for token in sorted(found, key=lambda token: (-self.marked[token], token[MARK:]))]

    def written(self, stems: Iterable[str]) -> dict[str, str]:
        """Stem -> the word as the text first writes it, in small letters rather. A compound of its words is none."""
        wanted, found = set(stems), dict[str, str]()
        # A word that is known comes back in small letters at most: each writing is looked at once.
        for word in dict.fromkeys(word for text in self.texts for word in WRITTEN.findall(text)):
            for stem in stems_of(word):
                if stem in wanted and not found.get(stem, "").islower():
                    found[stem] = word if word.isupper() and len(word) <= LONGEST_ACRONYM else word.lower()
        return found


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
    return _words(index_line(([], [], [], [text]), set()), [text], rarity)


def words_of_action(action: Action, rarity: Rarity, line: str | None = None) -> WeightedWords:
    """What a fiche says, without the names of its centre and places. `line`: its ActionText, made where it has none."""
    told = [getattr(action, name) for name in NARRATIVES]
    texts = [action.title, *map(without_masks, (action.summary, *told, *section_texts(action.other_sections)))]
    if line is None:
        names = [_at(action, name) for name in NAMES]
        line = index_line(searched_places(action.title, names, action.summary, action.other_sections, told), set())
    return _words(line, texts, rarity)


def _at(row: Any, path: str) -> str | None:
    """The column that `path` leads to; None where a row on the way is not there."""
    for step in path.split("__"):
        row = getattr(row, step, None)
    return None if row is None else str(row)


def _words(line: str, texts: Sequence[str], rarity: Rarity) -> WeightedWords:
    weights: dict[str, float] = {}
    for token in marked_words(line):
        if (mark := MARKS.get(token[:MARK])) and (weight := rarity.weights[token[MARK:]]):
            weights[token[MARK:]] = weight * mark
    return WeightedWords(weights, texts, rarity)


def _read(ids: BitMap) -> Weights:
    lines = ActionText.objects.filter(pk__in=list(ids)).values_list("words", flat=True)
    counts: Counter[str] = Counter()
    size = 0
    for line in lines:
        size += 1
        counts.update(token[MARK:] for token in marked_words(line) if token[:MARK] in MARKS)
    return Weights(counts, size)


def marked_words(line: str) -> list[str]:
    """The words of a line as they stand once each, behind their marks."""
    starts = (line.find(f" {place}") for place in MARKED)
    start = next((start for start in starts if start >= 0), len(line))
    return line[start:].partition(f" {FORM}")[0].split()
