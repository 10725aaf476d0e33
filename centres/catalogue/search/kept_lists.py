"""Expressions -> the fiches that hold them, as postings.py reads them; long lists are kept while nothing changes.

A word of every day is in most fiches, and its lists take longer to read than the rest of its search. Whoever ticks a
filter, turns a page or goes back to a search asks for the same ones again.
"""

import threading
from collections.abc import Sequence

from pyroaring import BitMap

from centres.catalogue.sql.postings import read

# Of one question, in numbers: below, the database has them as quickly.
LEAST = 4_000
MOST_BYTES = 4 << 20


class KeptLists:
    """Those of one state of the catalogue, for all threads of a process; what was asked longest ago goes first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes, self._bytes, self._version = most_bytes, 0, ""
        self._lists: dict[str, BitMap] = {}
        self._lock = threading.Lock()

    def read(self, expressions: Sequence[str], version: str) -> list[BitMap]:
        """The fiches that each expression finds, in one statement at most. `version`: of the catalogue; without one all
        are read."""
        kept = self._kept(expressions, version) if version else {}
        missing = [expression for expression in dict.fromkeys(expressions) if expression not in kept]
        found = dict(zip(missing, read(missing), strict=True))
        if version and sum(map(len, found.values())) >= LEAST:
            self._keep(found, version)
        return [kept[expression] if expression in kept else found[expression] for expression in expressions]

    def _kept(self, expressions: Sequence[str], version: str) -> dict[str, BitMap]:
        with self._lock:
            if version != self._version:
                return {}
            kept = {expression: self._lists[expression] for expression in expressions if expression in self._lists}
            for expression, ids in kept.items():
                # To the end of the row again.
                del self._lists[expression]
                self._lists[expression] = ids
        return kept

    def _keep(self, found: dict[str, BitMap], version: str) -> None:
        with self._lock:
            if version != self._version:
                self._version, self._bytes, self._lists = version, 0, {}
            for expression, ids in found.items():
                if expression not in self._lists:
                    self._lists[expression] = ids
                    self._bytes += _size(ids)
            while self._bytes > self._most_bytes:
                expression = next(iter(self._lists))
                self._bytes -= _size(self._lists.pop(expression))


def _size(ids: BitMap) -> int:
    """Bytes, about: two for each number, or a bit for each up to the last."""
    return min(2 * len(ids), (ids.max() >> 3) + 1) if ids else 0


of_this_process = KeptLists()
