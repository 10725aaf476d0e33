"""An index -> a file beside the database, and back: a worker that begins reads megabytes in the place of every fiche.

The file says which code made it and how far it had seen. It is a hint: whatever is wrong with it (absent, cut, of other
code, of another database, too old), everything is read as if there were none; what changed since is read again.
"""

import contextlib
import logging
import os
import struct
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection
from pyroaring import BitMap

from .changes import LONGEST_UNSEEN, ChangeMark
from .encoded import decode, encode
from .index import CatalogueIndex
from .names import CatalogueNames
from .sample import Sample

logger = logging.getLogger(__name__)
MAGIC = b"catalogue index\n"
DIGEST = 16
HEAD = struct.Struct(">Q")  # bytes of the header
PARTS = {"ids", "values", "orders", "ledger", "ends"}
# Seconds after which a file that still tells the truth is written again: past half a day it could not be gone on from.
FRESH = 3600.0
# What decides what an index is made of.
SOURCES = ("catalogue/index/*.py", "catalogue/facts/*.py", "catalogue/sql/*.py", "models/*.py")


@dataclass(frozen=True, slots=True)
class StoredIndex:
    """What a file holds: the parts of an index but its words, and how far it had seen. `at`: seconds since 1970."""

    parts: dict[str, Any]
    mark: ChangeMark
    at: float

    def with_words(self, words: CatalogueNames) -> CatalogueIndex:
        """The index under these names, which are those that it was made with."""
        ids = self.parts["ids"]
        return CatalogueIndex(words, sample=Sample.of(ids), **self.parts)


def file_of_database() -> Path | None:
    """Where the index of this database is kept: beside it, or, of PostgreSQL, beside the files of fiches. None where
    there is no such place: a database in memory, a replica."""
    if connection.alias != DEFAULT_DB_ALIAS:
        return None
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        # Tests, and they alone, keep one in memory.
        is_file = not connection.is_in_memory_db()  # type: ignore[attr-defined]
        return Path(f"{told['NAME']}.index") if is_file else None
    name = blake2b(repr([told.get(key) for key in ("HOST", "PORT", "NAME")]).encode(), digest_size=6).hexdigest()
    return Path(settings.MEDIA_ROOT).parent / f"postgresql-{name}.index"


def load_index(file: Path | None) -> StoredIndex | None:
    """What the file holds; None when it is of no use, whatever is wrong with it."""
    if file is None:
        return None
    try:
        return _parsed(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, IndexError, struct.error) as error:
        logger.info("L’index de %s n’a pas servi, tout est relu : %s", file, error)
        return None


def store_index(file: Path, index: CatalogueIndex, mark: ChangeMark) -> bool:
    """Writes it whole or not at all, for whoever begins next. False where nothing can be written."""
    try:
        with _replaced(file) as new:
            new.writelines(_told(index, mark))
    except OSError as error:
        logger.info("L’index n’a pas été gardé dans %s : %s", file, error)
        return False
    return True


@contextlib.contextmanager
def _replaced(file: Path) -> Iterator[Any]:
    """A new file of this user's alone, in the place of another once it is whole."""
    number, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with open(number, "wb") as new:
            yield new
        os.replace(name, file)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _told(index: CatalogueIndex, mark: ChangeMark) -> list[bytes]:
    pieces: list[bytes] = []
    parts = {"ids": index.ids, "values": index.values, "orders": index.orders, "ledger": index.ledger}
    tree = encode({**parts, "ends": (index.lows, index.highs)}, pieces)
    last = [mark.last[0], mark.last[1].isoformat()] if mark.last else None
    head = orjson.dumps({
        "code": _code(), "at": time.time() - (time.monotonic() - mark.looked_at),
        "last": last, "horizon": mark.horizon, "seen": sorted(mark.seen), "version": mark.version,
        "sizes": list(map(len, pieces)), "tree": tree,
    })  # fmt: skip
    body = [HEAD.pack(len(head)), head, *pieces]
    return [MAGIC, _digest(b"".join(body)), *body]


def _parsed(held: bytes) -> StoredIndex:
    """ValueError and its like say what is wrong."""
    start = len(MAGIC) + DIGEST
    if not held.startswith(MAGIC):
        raise ValueError("ce n’est pas un index")
    body = memoryview(held)[start:]
    if held[len(MAGIC) : start] != _digest(body):
        raise ValueError("il est coupé ou abîmé")
    (size,) = HEAD.unpack_from(body)
    head = orjson.loads(body[HEAD.size : HEAD.size + size])
    if head["code"] != _code():
        raise ValueError("un autre code l’a écrit")
    seconds = time.time() - head["at"]
    if not 0 <= seconds < LONGEST_UNSEEN or not head["last"]:
        raise ValueError("il est trop vieux")
    place, pieces = HEAD.size + size, []
    for length in head["sizes"]:
        pieces.append(bytes(body[place : place + length]))
        place += length
    version, at = head["last"]
    mark = ChangeMark(
        (version, datetime.fromisoformat(at)), head["horizon"], frozenset(head["seen"]), head["version"],
        looked_at=time.monotonic() - seconds,
    )  # fmt: skip
    parts = decode(head["tree"], pieces)
    if parts.keys() != PARTS or not isinstance(parts["ids"], BitMap):
        raise TypeError("il ne tient pas ce qu’un index tient")
    return StoredIndex(parts, mark, head["at"])


def _digest(held: bytes | memoryview) -> bytes:
    return blake2b(held, digest_size=DIGEST).digest()


@cache
def _code() -> str:
    """Another word for other code, or another kind of machine."""
    digest = blake2b(repr([sys.byteorder, struct.calcsize("l")]).encode(), digest_size=12)
    for pattern in SOURCES:
        for source in sorted(Path(settings.BASE_DIR, "centres").glob(pattern)):
            digest.update(source.read_bytes())
    return digest.hexdigest()
