"""The catalogue in memory: `current()` gives the index of this process, as fresh as the database; `held()` also says
how fresh that is.

reading: database -> facts. words: labels. orders: sorted ids in chunks. index: facts and words -> selections, counts,
pages. changes: what is new. live: keeps an index fresh. selection: what is asked. offers: what pages draw from it.
"""

from .index import CatalogueIndex
from .live import Held, LiveIndex
from .selection import FACETS, Selection, is_known

__all__ = ["FACETS", "CatalogueIndex", "Held", "LiveIndex", "Selection", "current", "forget", "held", "is_known"]

_of_this_process = LiveIndex()
current = _of_this_process.current
held = _of_this_process.held
forget = _of_this_process.forget
