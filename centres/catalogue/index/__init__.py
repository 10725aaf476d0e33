"""The catalogue in memory: `current()` gives the index of this process, as fresh as the database; `current_state()`
also says how fresh that is.

reading: database -> facts. words: labels. orders: sorted ids in chunks. index: facts and words -> selections, counts,
pages. changes: what is new. live: keeps an index fresh. selection: what is asked. offers: what pages draw from it.
"""

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
    "version_seen",
]

_of_this_process = LiveIndex()
age = _of_this_process.age
current = _of_this_process.current
current_state = _of_this_process.state
forget = _of_this_process.forget
version_seen = _of_this_process.version_seen
