"""The catalogue in memory: `current()` gives the index of this process, as fresh as the database; `current_state()`
also says how fresh that is.

reading: database -> facts. words: labels. orders: sorted ids in chunks. index: facts and words -> selections, counts,
pages. changes: what is new. live: keeps an index fresh. selection: what is asked. offers: what pages draw from it.
"""

from django.db import DEFAULT_DB_ALIAS, connection

from .index import CatalogueIndex
from .live import CatalogueState, LiveIndex
from .selection import FACETS, Selection, is_known

__all__ = [
    "FACETS",
    "CatalogueIndex",
    "CatalogueState",
    "LiveIndex",
    "Selection",
    "age",
    "current",
    "current_state",
    "forget",
    "is_known",
    "store",
    "version_seen",
]

# A replica is a moment behind its primary. Each has its index, and both share all that is the same.
_of_primary, _of_replica = LiveIndex.of_two()


def _of_this_process() -> LiveIndex:
    """Of the database that this thread reads (operations/replica.py)."""
    return _of_primary if connection.alias == DEFAULT_DB_ALIAS else _of_replica


def current() -> CatalogueIndex:
    return _of_this_process().current()


def current_state() -> CatalogueState:
    return _of_this_process().state()


def age() -> float | None:
    """Of the one that pages are made from."""
    return min((age for one in (_of_primary, _of_replica) if (age := one.age()) is not None), default=None)


def version_seen() -> str | None:
    """What the public saw last: of the replica, where there is one."""
    return _of_replica.version_seen() or _of_primary.version_seen()


def store() -> bool:
    """Keeps the index of the primary in its file, for the process that begins next."""
    return _of_primary.store()


def forget() -> None:
    _of_primary.forget()
    _of_replica.forget()
