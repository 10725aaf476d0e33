"""A name -> other software that is asked the same things of the same rows, in the same rounds."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .peer import Peer

PEERS = {"datasette": "Datasette", "duckdb": "DuckDB", "tantivy": "Tantivy"}  # module -> class


def peer_named(name: str) -> "type[Peer]":
    """Each is imported when it is asked for: what they need is large."""
    found: type[Peer] = getattr(import_module(f"{__name__}.{name}"), PEERS[name])
    return found
