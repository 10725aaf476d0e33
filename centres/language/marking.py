"""A text and the runs of stems looked for -> its pieces, those to mark told apart; all of it, or around the first one.

Pieces hold the characters of the text as they are: whoever prints them escapes each.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from .spotting import find_stems, find_words
from .words import WRITTEN, stems_of

Run = tuple[str, ...]
# Fixed spaces stay: French typography put them there.
_BLANKS = re.compile(r"[ \t\r\n]{2,}|[\t\r\n]")


class MarkedPiece(NamedTuple):
    """A part of a text."""

    text: str
    is_found: bool = False


def pieces_of(text: str, sought: Collection[Run]) -> list[MarkedPiece]:
    """The whole text in pieces.

    >>> [piece.text for piece in pieces_of("L’été, des ateliers d’été.", {("ete",)}) if piece.is_found]
    ['été', 'été']
    """
    return _pieces(text, _found(text, sought))


def _pieces(text: str, found: Iterable[tuple[int, int]]) -> list[MarkedPiece]:
    pieces, end = [], 0
    for start, stop in found:
        if start > end:
            pieces.append(MarkedPiece(text[end:start]))
        pieces.append(MarkedPiece(text[start:stop], True))
        end = stop
    return [*pieces, MarkedPiece(text[end:])] if end < len(text) else pieces


def pieces_around(text: str, sought: Collection[Run], longest: int = 320) -> list[MarkedPiece]:
    """About `longest` characters around the first match, on one line and cut between words; the beginning without one.

    The match comes soon: a card shows three lines, of which a phone's hold a hundred characters.

    >>> "".join(piece.text for piece in pieces_around("un deux trois quatre cinq six", {("cinq",)}, 12))
    '…cinq six'
    """
    line = _BLANKS.sub(" ", text).strip(" ")
    found = _found(line, sought)
    first = found[0][0] if found else 0
    start = max(0, first - longest // 5) if first > longest // 4 else 0
    if not start and len(line) <= longest:
        return _pieces(line, found)
    if start:
        blank = line.find(" ", start, first + 1)
        start = blank + 1 if blank >= 0 else first
    stop = min(len(line), start + longest)
    if stop < len(line):
        blank = line.rfind(" ", start + 1, stop + 1)
        stop = blank if blank > first else stop
    shown = line[start:stop].rstrip(" ,;:.") if stop < len(line) else line[start:]
    inside = [(begin - start, end - start) for begin, end in found if begin >= start and end <= start + len(shown)]
    return [*[MarkedPiece("…")][: bool(start)], *_pieces(shown, inside), *[MarkedPiece("…")][: stop < len(line)]]


def find_first(text: str, sought: Collection[Run]) -> int | None:
    """Where the first match begins; None where there is none.

    >>> find_first("L’été, des ateliers.", {("ateli",)}), find_first("L’été", {("ateli", "ete")})
    (11, None)
    """
    if all(len(run) == 1 for run in sought):
        return next((start for start, _ in find_stems(text, {run[0] for run in sought})), None)
    return next((start for start, _ in _found(text, sought)), None)


def _found(text: str, sought: Collection[Run]) -> Sequence[tuple[int, int]]:
    """(start, stop) of each match, in order; two that touch the same words are one."""
    words = list(find_stems(text, {run[0] for run in sought}))
    if not words or all(len(run) == 1 for run in sought):
        return words
    found: list[tuple[int, int]] = []
    for start, stop in _runs(text, sought):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((start, stop))
    return found


def _runs(text: str, sought: Collection[Run]) -> Iterator[tuple[int, int]]:
    """(start, stop) of each run found. A word has most often one stem, and may have none, or two (« ½ »)."""
    longest = max(map(len, sought))
    for start, stop in find_words(text, {run[0] for run in sought}):
        own = len(stems_of(text[start:stop]))
        words = ((match.span(), stem) for match in WRITTEN.finditer(text, start) for stem in stems_of(match[0]))
        following = list(islice(words, own + longest - 1))
        stems = [stem for _, stem in following]
        for position in range(own):
            for run in sought:
                if tuple(stems[position : position + len(run)]) == run:
                    yield start, following[position + len(run) - 1][0][1]
