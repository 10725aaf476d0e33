"""Two texts, or two lists -> what stays, what goes, what comes, in reading order."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

KEPT, REMOVED, ADDED = "kept", "removed", "added"
MOST_WORDS = 4_000  # beyond, words are not paired: it would take longer than reading both
SHORTEST_KEPT = 8  # letters, between two changes
_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
Piece = tuple[str, str]


def text_difference(before: str, after: str) -> list[Piece]:
    """Pieces of (kept, removed or added, text), by words.

    >>> text_difference("On jardine le samedi.", "On jardine le lundi.")
    [('kept', 'On jardine le '), ('removed', 'samedi'), ('added', 'lundi'), ('kept', '.')]
    """
    ours, theirs = _TOKENS.findall(before), _TOKENS.findall(after)
    start = _common(ours, theirs)
    end = _common(ours[start:][::-1], theirs[start:][::-1])
    middle, new = ours[start : len(ours) - end], theirs[start : len(theirs) - end]
    pieces = [(KEPT, "".join(ours[:start]))]
    if len(middle) > MOST_WORDS or len(new) > MOST_WORDS:
        pieces += [(REMOVED, "".join(middle)), (ADDED, "".join(new))]
    else:
        matcher = SequenceMatcher(None, middle, new, autojunk=False)
        pieces += _readable([(middle[i:j], new[k:m]) for _, i, j, k, m in matcher.get_opcodes()])
    pieces.append((KEPT, "".join(ours[len(ours) - end :])))
    return [piece for piece in pieces if piece[1]]


def _readable(pairs: Sequence[tuple[list[str], list[str]]]) -> list[Piece]:
    """Pieces of what was paired. A blank or a short word between two changes goes with them: nobody reads confetti."""
    pieces: list[Piece] = []
    removed = added = ""
    for position, (ours, theirs) in enumerate(pairs):
        words = "".join(ours)
        is_inside = 0 < position < len(pairs) - 1 and len(words.strip()) < SHORTEST_KEPT
        if ours == theirs and not is_inside:
            pieces += [(REMOVED, removed), (ADDED, added), (KEPT, words)]
            removed = added = ""
        else:
            removed, added = removed + words, added + "".join(theirs)
    return [*pieces, (REMOVED, removed), (ADDED, added)]


def list_difference(before: Sequence[str], after: Sequence[str]) -> list[Piece]:
    """The values of two lists, each once, in the order of the second, what goes after.

    >>> list_difference(["Santé", "Culture"], ["Culture", "Sport"])
    [('kept', 'Culture'), ('added', 'Sport'), ('removed', 'Santé')]
    """
    here = [(KEPT if value in before else ADDED, value) for value in dict.fromkeys(after)]
    return here + [(REMOVED, value) for value in dict.fromkeys(before) if value not in after]


def _common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many tokens both begin with."""
    pairs = enumerate(zip_longest(ours, theirs))
    return next((position for position, (one, other) in pairs if one != other), len(ours))
