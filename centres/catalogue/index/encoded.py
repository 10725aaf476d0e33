"""The parts of an index -> a tree of JSON and pieces of bytes, and back: what is read runs nothing."""

from array import array
from collections.abc import Callable, Sequence
from typing import Any

from pyroaring import BitMap

from .ledger import Funder, Ledger, Measure
from .orders import Chunk, Order
from .packed import Texts, WideNumbers

# What is plain in JSON stands for itself; the others are [tag, …].
PLAIN = (str, int, bool, type(None))
# Class -> its attributes, which are what it is made from, in their order.
PARTS: dict[type, tuple[str, ...]] = {
    Order: ("chunks",),
    Chunk: ("keys", "pks", "ids", "is_latest_first"),
    Measure: ("ids", "bits"),
    Funder: ("pks", "cents", "spelled"),
    Ledger: ("states", "whole", "order", "kinds", "rough", "funders", "people", "exact"),
}
NAMED = {made.__name__: made for made in PARTS}


def encode(part: Any, pieces: list[bytes]) -> Any:
    """The tree of a part, whose bytes are added to the pieces. TypeError for what no index holds."""

    def piece(held: bytes) -> int:
        pieces.append(held)
        return len(pieces) - 1

    match part:
        case BitMap():
            return ["bits", piece(part.serialize())]
        case array():
            return ["array", part.typecode, piece(part.tobytes())]
        case Texts():
            return ["texts", part.length, piece(part.joined.encode())]
        case WideNumbers():
            return ["wide", piece(part.joined)]
        case dict():
            return ["dict", [[encode(key, pieces), encode(value, pieces)] for key, value in part.items()]]
        case tuple():
            return ["tuple", [encode(one, pieces) for one in part]]
        case list():
            return ["list", [encode(one, pieces) for one in part]]
        case _ if isinstance(part, PLAIN):
            return part
        case _ if names := PARTS.get(type(part)):
            return [type(part).__name__, *(encode(getattr(part, name), pieces) for name in names)]
    raise TypeError(f"{type(part).__name__} is no part of an index")


def decode(tree: Any, pieces: Sequence[bytes]) -> Any:
    """The part. ValueError, TypeError, KeyError or IndexError for a tree that `encode` did not make."""
    if not isinstance(tree, list):
        return tree
    tag, *rest = tree
    if made := NAMED.get(tag):
        return made(*(decode(one, pieces) for one in rest))
    return DECODED[tag](rest, pieces)


def _array(rest: list[Any], pieces: Sequence[bytes]) -> "array[int]":
    code, place = rest
    return array(code, pieces[place])


def _texts(rest: list[Any], pieces: Sequence[bytes]) -> Texts:
    length, place = rest
    return Texts.of(pieces[place].decode(), length)


DECODED: dict[str, Callable[[list[Any], Sequence[bytes]], Any]] = {
    "bits": lambda rest, pieces: BitMap.deserialize(pieces[rest[0]]),
    "array": _array,
    "texts": _texts,
    "wide": lambda rest, pieces: WideNumbers.of(pieces[rest[0]]),
    "dict": lambda rest, pieces: {decode(key, pieces): decode(value, pieces) for key, value in rest[0]},
    "tuple": lambda rest, pieces: tuple(decode(one, pieces) for one in rest[0]),
    "list": lambda rest, pieces: [decode(one, pieces) for one in rest[0]],
}
