"""Two texts -> the pieces that one took out and the other put in, word by word; line by line when they are long."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Comparing words costs their product: two pages of a narrative, not a whole book.
MOST_WORDS = 3_000
# « 1 200 » is one word, whatever space is in it.
_WORDS = re.compile(r"\d{1,3}(?:[\u202f\u00a0]\d{3})+|\s+|[^\W_]+|.", re.DOTALL)
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a text; `is_changed` when the other text lacks it."""

    text: str
    is_changed: bool


def differences(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces.

    >>> old, new = differences("le samedi matin", "le dimanche matin")
    >>> [piece.text for piece in old if piece.is_changed], [piece.text for piece in new if piece.is_changed]
    (['samedi'], ['dimanche'])
    """
    cut = _WORDS if len(before) + len(after) <= MOST_WORDS * 6 else _LINES
    old, new = cut.findall(before), cut.findall(after)
    if len(old) + len(new) > 2 * MOST_WORDS:
        return [Piece(before, before != after)], [Piece(after, before != after)]
    out: tuple[list[Piece], list[Piece]] = ([], [])
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for pieces, words in zip(out, (old[a:b], new[c:d]), strict=True):
            if words:
                pieces.append(Piece("".join(words), kind != "equal"))
    return out
