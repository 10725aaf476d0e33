"""A bookmark in a list <-> the word that goes into the address of the next page, and means nothing to its reader."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Callable
from typing import Any

from centres.catalogue.lists.following import Bookmark

from .problems import Refused

LONGEST = 400
WRONG = "Ce curseur n’est d’aucune page de cette liste : reprenez-la au début, sans « curseur »."
# The list whose rows are sorted by a text.
BY_TEXT = "titre"


def write_cursor(*parts: str | int) -> str:
    """
    >>> write_cursor("titre", 0, "jardin", 12)
    'WyJ0aXRyZSIsMCwiamFyZGluIiwxMl0'
    """
    return urlsafe_b64encode(json.dumps(parts, separators=(",", ":")).encode()).decode().rstrip("=")


def read_cursor(word: str, *kinds: Callable[[Any], bool]) -> list[Any]:
    """The parts again, each one held to its kind. Refused, 404, for a word that was never given for such a list."""
    try:
        if len(word) > LONGEST or not word.isascii():
            raise ValueError
        parts = json.loads(urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    except (ValueError, NotBase64, RecursionError):
        raise Refused(404, WRONG) from None
    is_whole = isinstance(parts, list) and len(parts) == len(kinds)
    if not is_whole or not all(kind(part) for kind, part in zip(kinds, parts, strict=True)):
        raise Refused(404, WRONG)
    return list(parts)


def is_number(part: Any) -> bool:
    return type(part) is int


def is_text(part: Any) -> bool:
    return isinstance(part, str)


def write_bookmark(order: str, bookmark: Bookmark) -> str:
    """`order`: the order in force, which a cursor is good for."""
    key, pk = bookmark.entry
    return write_cursor(order, bookmark.tier, key, pk)


def read_bookmark(word: str, order: str) -> Bookmark | None:
    """None for an empty word: the list from its beginning."""
    if not word:
        return None
    is_key = is_text if order == BY_TEXT else is_number
    _, tier, key, pk = read_cursor(
        word, lambda part: part == order, lambda part: is_number(part) and part >= 0, is_key, is_number
    )
    return Bookmark(tier, (key, pk))
