"""An index kept fresh: each look asks for what changed, reads that again, and gives an index that will not change."""

import logging
import threading
import time
from dataclasses import dataclass, replace

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection
from pyroaring import BitMap

from centres.models import PendingChange

from .carried import Facts, read_facts
from .changes import MOST_RESOLVED, ChangeMark, Changes, changes_since, first_mark, holds
from .index import CatalogueIndex
from .names import read_names
from .stored import FRESH, file_of_database, load_index, store_index

logger = logging.getLogger(__name__)
# Past this, reading everything is quicker.
MOST_AGAIN = 2000
# Seconds before what could not be resolved is tried again.
NEXT_TRY = 1.0


@dataclass(frozen=True, slots=True)
class CatalogueState:
    """An index, and how far it has seen. Replaced as one."""

    index: CatalogueIndex
    mark: ChangeMark

    @property
    def version(self) -> str:
        """A word for this state of the catalogue: another one as soon as anything changed."""
        return self.mark.version


class LiveIndex:
    """One for each process is enough, for any number of threads: one of them reads what changed, the others wait."""

    def __init__(self, *, is_stored: bool = False) -> None:
        """`is_stored`: whether it may begin from the file that is kept beside the database (stored.py)."""
        self._is_stored, self._stored_at = is_stored, 0.0
        self._state: CatalogueState | None = None
        self._lock = threading.Lock()
        self._next_try = 0.0
        # The index of the same database elsewhere: its primary, or a replica of it.
        self._other: LiveIndex | None = None

    @classmethod
    def of_two(cls) -> "tuple[LiveIndex, LiveIndex]":
        """Of a primary and of its replica: what one has read the other need not."""
        primary, replica = cls(is_stored=True), cls()
        primary._other, replica._other = replica, primary
        return primary, replica

    def current(self) -> CatalogueIndex:
        """The index of the catalogue as it stands: one query when nothing changed."""
        return self.state().index

    def state(self) -> CatalogueState:
        """The same, with how far it has seen."""
        state = self._nearest()
        if state is not None:
            changes, mark = changes_since(state.mark)
            if not changes and not (mark.pending and self._may_try()):
                self._state = state = CatalogueState(state.index, mark)
                return state
        with self._lock:
            if (first_mark() if state is None else mark).pending and self._may_try():
                self._resolve()
            self._state = state = _refresh(self._nearest() or self._stored())
        return state

    def store(self) -> bool:
        """Keeps what was read for whoever begins next, unless what is kept is as good. Whether it was written."""
        state, file = self._state, file_of_database()
        if state is None or file is None or not state.mark.last or state.mark.pending:
            return False
        if time.time() - self._stored_at < FRESH:
            return False
        return store_index(file, state.index, state.mark)

    def _stored(self) -> CatalogueState | None:
        """What the file holds, when no name changed since: names say where centres are, and are read before what
        changed is, so that none of their changes is missed."""
        if not self._is_stored or (stored := load_index(file_of_database())) is None:
            return None
        words = read_names()
        changes, _ = changes_since(stored.mark)
        if changes.words or changes.everything:
            return None
        index = stored.with_words(words)
        self._stored_at = stored.at if not changes else 0.0
        return CatalogueState(index, stored.mark)

    def age(self) -> float | None:
        """Seconds since it last looked whether anything changed; None before it has read anything."""
        state = self._state
        return None if state is None else time.monotonic() - state.mark.looked_at

    def version_seen(self) -> str | None:
        """The version of the last look; asks no database."""
        state = self._state
        return None if state is None else state.version

    def forget(self) -> None:
        """The next look reads everything."""
        self._state, self._next_try, self._stored_at = None, 0.0, 0.0

    def _nearest(self) -> CatalogueState | None:
        """Where to go on from: what was seen last, or what the other has seen when that is further, and is here too. A
        primary has all that its replica has; the other way round it is looked at, once."""
        own, other = self._state, self._other._state if self._other else None
        if other is None or other.mark.last is None:
            return own
        is_primary = connection.alias == DEFAULT_DB_ALIAS
        is_further = own is None or own.mark.last is None or own.mark.last[0] < other.mark.last[0]
        if (is_primary and is_further) or (not is_primary and own is None and holds(other.mark)):
            # What is pending there may be another's here.
            return replace(other, mark=replace(other.mark, pending=""))
        return own

    def _may_try(self) -> bool:
        return time.monotonic() >= self._next_try

    def _resolve(self) -> None:
        """Resolves what was written without being: some notes, the others at the next look. A replica writes nothing:
        its primary is asked, and the page waits for neither."""
        if connection.alias != DEFAULT_DB_ALIAS:
            self._next_try = time.monotonic() + NEXT_TRY
            threading.Thread(target=_resolve_on_primary, name="changements à reporter", daemon=True).start()
            return
        if refusal := PendingChange.objects.try_to_resolve(MOST_RESOLVED):
            self._next_try = time.monotonic() + NEXT_TRY
            logger.info("Des fiches changées se trouvent encore par leurs anciens mots : %s", refusal)


def _resolve_on_primary() -> None:
    """A thread that begins reads the primary."""
    try:
        PendingChange.objects.try_to_resolve(MOST_RESOLVED)
    except DatabaseError as error:
        logger.info("Le primaire n’a pas pris ce qui reste à reporter : %s", error)
    finally:
        connection.close()


def _refresh(state: CatalogueState | None) -> CatalogueState:
    if state is None:
        return _read(first_mark())
    changes, mark = changes_since(state.mark)
    if changes.everything or len(changes.action_ids) > MOST_AGAIN:
        return _read(mark)
    index = _reread(state.index, changes) if changes else state.index
    return _read(mark) if index is None else CatalogueState(index, mark)


def _read(mark: ChangeMark) -> CatalogueState:
    """Facts first: what they name is among the words read after them."""
    facts = read_facts()
    return CatalogueState(CatalogueIndex.of(facts, read_names()), mark)


def _reread(index: CatalogueIndex, changes: Changes) -> CatalogueIndex | None:
    """The index with its changes; None when so much changed that everything is to be read."""
    words, again = index.words, BitMap(changes.action_ids)
    facts = read_facts(list(again)) if again else Facts()
    if changes.words or not words.know(facts):
        words = read_names()
        moved = index.carrying("centre", words.moved_since(index.words)) - again
        again |= moved
        if len(again) > MOST_AGAIN:
            return None
        if moved:
            facts = read_facts(list(again))
    return index.with_changes(again, facts, words) if again else index.with_words(words)
