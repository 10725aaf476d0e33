"""Two texts, or two lists -> what stays, what goes, what comes, in reading order; or the pieces of each side."""

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

KEPT, REMOVED, ADDED = "kept", "removed", "added"
Piece = tuple[str, str]  # one of the three, and some of a text
# Pairing takes the product of both: beyond, a text is compared by lines; many more lines are not paired at all.
MOST_PAIRED = 4_000
SHORTEST_KEPT = 8  # letters, between two changes
# « 1 200 » is one word, whatever fixed space is in it.
_WORDS = re.compile(r"\d{1,3}(?:[\u202f\u00a0]\d{3})+|\w+|\s+|[^\w\s]")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


def differences(before: str, after: str) -> list[Piece]:
    """What stays, goes and comes, by words.

    >>> differences("On jardine le samedi.", "On jardine le lundi.")
    [('kept', 'On jardine le '), ('removed', 'samedi'), ('added', 'lundi'), ('kept', '.')]
    """
    ours, theirs, start, end = _cut(_WORDS, before, after)
    if len(ours) + len(theirs) - 2 * (start + end) > MOST_PAIRED:
        ours, theirs, start, end = _cut(_LINES, before, after)
    middle, new = ours[start : len(ours) - end], theirs[start : len(theirs) - end]
    pieces = [(KEPT, "".join(ours[:start]))]
    if len(middle) + len(new) > MOST_PAIRED:
        pieces += [(REMOVED, "".join(middle)), (ADDED, "".join(new))]
    else:
        # Blanks go with the words around them: alone, they would match everywhere.
        matcher = SequenceMatcher(str.isspace, middle, new, autojunk=False)
        pieces += _readable([(middle[i:j], new[k:m]) for _, i, j, k, m in matcher.get_opcodes()])
    pieces.append((KEPT, "".join(ours[len(ours) - end :])))
    return [piece for piece in pieces if piece[1]]


def both_sides(pieces: Iterable[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces of the text before, and those of the text after.

    >>> both_sides(differences("le samedi", "le lundi"))
    ([('kept', 'le '), ('removed', 'samedi')], [('kept', 'le '), ('added', 'lundi')])
    """
    pieces = list(pieces)
    before, after = ([piece for piece in pieces if piece[0] != other] for other in (ADDED, REMOVED))
    return before, after


def list_differences(before: Sequence[str], after: Sequence[str]) -> list[Piece]:
    """The values of two lists, each once, in the order of the second, what goes after.

    >>> list_differences(["Santé", "Culture"], ["Culture", "Sport"])
    [('kept', 'Culture'), ('added', 'Sport'), ('removed', 'Santé')]
    """
    gone = [piece for piece in list_side(before, after, REMOVED) if piece[0] == REMOVED]
    return list_side(after, before, ADDED) + gone


def list_side(values: Iterable[str], others: Collection[str], state: str) -> list[Piece]:
    """One list in its order; `state` is that of the values which the other one lacks."""
    return [(KEPT if value in others else state, value) for value in dict.fromkeys(values)]


def _cut(unit: re.Pattern[str], before: str, after: str) -> tuple[list[str], list[str], int, int]:
    """Both texts in units, and how many they share at the start and at the end."""
    ours, theirs = unit.findall(before), unit.findall(after)
    start = _common(ours, theirs)
    return ours, theirs, start, _common(ours[start:][::-1], theirs[start:][::-1])


def _common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many units both begin with."""
    pairs = enumerate(zip_longest(ours, theirs))
    return next((position for position, (one, other) in pairs if one != other), len(ours))


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
