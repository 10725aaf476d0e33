"""A text and the runs of stems looked for -> its pieces, those to mark told apart; all of it, or around the first one.

Pieces hold the characters of the text as they are: whoever prints them escapes each.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from .words import WRITTEN, stems_of

Run = tuple[str, ...]
# Fixed spaces stay: French typography put them there.
_BLANKS = re.compile(r"[ \t\r\n]+")


class Piece(NamedTuple):
    """A part of a text."""

    text: str
    is_found: bool = False


def pieces_of(text: str, sought: Collection[Run]) -> list[Piece]:
    """The whole text in pieces.

    >>> [piece.text for piece in pieces_of("L’été, des ateliers d’été.", {("ete",)}) if piece.is_found]
    ['été', 'été']
    """
    return _pieces(text, _found(text, sought))


def _pieces(text: str, found: Iterable[tuple[int, int]]) -> list[Piece]:
    pieces, end = [], 0
    for start, stop in found:
        if start > end:
            pieces.append(Piece(text[end:start]))
        pieces.append(Piece(text[start:stop], True))
        end = stop
    return [*pieces, Piece(text[end:])] if end < len(text) else pieces


def pieces_around(text: str, sought: Collection[Run], longest: int = 320) -> list[Piece]:
    """About `longest` characters around the first match, on one line and cut between words; the beginning without one.

    >>> "".join(piece.text for piece in pieces_around("un deux trois quatre cinq six", {("cinq",)}, 12))
    '…cinq six'
    """
    line = _BLANKS.sub(" ", text).strip(" ")
    found = _found(line, sought)
    if len(line) <= longest:
        return _pieces(line, found)
    first = found[0][0] if found else 0
    start = max(0, min(first - longest // 3, len(line) - longest))
    if start:
        blank = line.find(" ", start, first + 1)
        start = blank + 1 if blank >= 0 else first
    stop = min(len(line), start + longest)
    if stop < len(line):
        blank = line.rfind(" ", start + 1, stop + 1)
        stop = blank if blank > first else stop
    shown = line[start:stop].rstrip(" ,;:.") if stop < len(line) else line[start:]
    inside = [(begin - start, end - start) for begin, end in found if begin >= start and end <= start + len(shown)]
    return [*[Piece("…")][: bool(start)], *_pieces(shown, inside), *[Piece("…")][: stop < len(line)]]


def holds(text: str, sought: Collection[Run]) -> bool:
    """Whether a text has a word that one of these runs begins with: quick, where looking for the runs is not.

    >>> holds("L’été, des ateliers.", {("ateli",)}), holds("L’été", {("ateli", "ete")})
    (True, False)
    """
    first = {run[0] for run in sought}
    return not first.isdisjoint(chain.from_iterable(map(stems_of, WRITTEN.findall(text))))


def _openings(written: Sequence[str], sought: Collection[Run]) -> list[int]:
    """The places of the words that a run may begin at."""
    first = {run[0] for run in sought}
    return [place for place, word in enumerate(written) if not first.isdisjoint(stems_of(word))]


def _found(text: str, sought: Collection[Run]) -> list[tuple[int, int]]:
    """(start, stop) of each match, in order; two that touch the same words are one."""
    written = WRITTEN.findall(text) if sought else []
    openings = _openings(written, sought)
    matches = [(place, place) for place in openings]
    if openings and any(len(run) > 1 for run in sought):
        matches = list(_runs(written, sought))
    most = max((last for _, last in matches), default=-1) + 1
    spans = [match.span() for match in islice(WRITTEN.finditer(text), most)]
    found: list[tuple[int, int]] = []
    for first, last in matches:
        start, stop = spans[first][0], spans[last][1]
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((start, stop))
    return found


def _runs(written: Sequence[str], sought: Collection[Run]) -> Iterator[tuple[int, int]]:
    """(first word, last word) of each run found. A word has most often one stem, and may have none, or two (« ½ »)."""
    places, stems = [], []
    for place, word in enumerate(written):
        for stem in stems_of(word):
            places.append(place)
            stems.append(stem)
    for position, stem in enumerate(stems):
        for run in sought:
            if run[0] == stem and tuple(stems[position : position + len(run)]) == run:
                yield places[position], places[position + len(run) - 1]
