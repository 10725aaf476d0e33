"""An index kept fresh: each look asks for what changed, reads that again, and gives an index that will not change."""

import threading
from dataclasses import dataclass

from pyroaring import BitMap

from .carried import Facts, read_facts
from .changes import Changes, Mark, changes_since, first_mark
from .index import CatalogueIndex
from .names import read_words

# Past this, reading everything is quicker.
MOST_AGAIN = 2000


@dataclass(frozen=True, slots=True)
class Held:
    """An index, and how far it has seen. Replaced as one."""

    index: CatalogueIndex
    mark: Mark

    @property
    def standing(self) -> str:
        """A word for this state of the catalogue: another one as soon as anything changed."""
        return self.mark.standing


class LiveIndex:
    """One for each process is enough, for any number of threads: one of them reads what changed, the others wait."""

    def __init__(self) -> None:
        self._held: Held | None = None
        self._lock = threading.Lock()

    def current(self) -> CatalogueIndex:
        """The index of the catalogue as it stands: one query when nothing changed."""
        return self.held().index

    def held(self) -> Held:
        """The same, with how far it has seen."""
        held = self._held
        if held is not None:
            changes, mark = changes_since(held.mark)
            if not changes:
                self._held = held = Held(held.index, mark)
                return held
        with self._lock:
            self._held = held = _brought_up_to_date(self._held)
        return held

    def forget(self) -> None:
        """The next look reads everything."""
        self._held = None


def _brought_up_to_date(held: Held | None) -> Held:
    if held is None:
        return _read(first_mark())
    changes, mark = changes_since(held.mark)
    if changes.everything or len(changes.action_ids) > MOST_AGAIN:
        return _read(mark)
    index = _reread(held.index, changes) if changes else held.index
    return _read(mark) if index is None else Held(index, mark)


def _read(mark: Mark) -> Held:
    """Facts first: what they name is among the words read after them."""
    facts = read_facts()
    return Held(CatalogueIndex.of(facts, read_words()), mark)


def _reread(index: CatalogueIndex, changes: Changes) -> CatalogueIndex | None:
    """The index with its changes; None when so much changed that everything is to be read."""
    words, again = index.words, BitMap(changes.action_ids)
    facts = read_facts(list(again)) if again else Facts()
    if changes.words or not words.know(facts):
        words = read_words()
        moved = index.carrying("centre", words.moved_since(index.words)) - again
        again |= moved
        if len(again) > MOST_AGAIN:
            return None
        if moved:
            facts = read_facts(list(again))
    return index.with_changes(again, facts, words) if again else index.with_words(words)
