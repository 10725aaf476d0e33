"""What a search found -> its fiches, the words to mark in them, the other words that were looked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pyroaring import BitMap

from centres.language import Query

from .ladders import Run
from .misspelt import Misspelt
from .synonyms import Besides


@dataclass
class SearchResult:
    """What a search found. `tiers`: sets of fiches that share none, best first.

    `query` is what was looked for, `typed` what was asked where that is another thing; `nearly` holds the fiches that
    only have most of the words, or those of an expression here and there; alone, these are no answer but `scattered`.
    `close` holds those that only have what is looked for where few fiches answer, `fallbacks`.
    """

    query: Query
    tiers: list[BitMap] = field(default_factory=list)
    misspelt: Misspelt = field(default_factory=dict)
    besides: Sequence[Besides] = ()
    nearly: BitMap = field(default_factory=BitMap)
    scattered: BitMap = field(default_factory=BitMap)
    typed: Query | None = None
    fallbacks: Sequence[Besides] = ()
    close: BitMap = field(default_factory=BitMap)

    @cached_property
    def ids(self) -> BitMap:
        return BitMap.union(*self.tiers) if self.tiers else BitMap()

    @cached_property
    def sought(self) -> frozenset[Run]:
        """The runs of stems to mark in a text, misspelt ones and other words too."""
        others = (run for each in (*self.besides, *self.fallbacks) for run in each.runs)
        return self.query.sought | {(stem,) for stems in self.misspelt.values() for stem in stems} | frozenset(others)

    @property
    def other_words(self) -> list[str]:
        """What was looked for besides what was typed."""
        return _texts(self.besides)

    @property
    def fallback_words(self) -> list[str]:
        """What was looked for because few fiches answered."""
        return _texts(self.fallbacks)


def _texts(besides: Iterable[Besides]) -> list[str]:
    return list(dict.fromkeys(word.text for each in besides for word in each.words))
