"""Texts of a fiche -> the same, escaped, with what a search found in <mark>."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from centres.catalogue.lists.card_rows import CardRow
from centres.catalogue.search.results import SearchResult
from centres.language import MarkedPiece, find_first, pieces_around, pieces_of

from .french import excerpt, french, said

register = template.Library()

# As much of a text as an extract is looked for in: characters.
LONGEST_READ = 20_000
# What is looked at before and after a match, at least: more than is shown.
LONGEST_LINES = 500
CUT = MarkedPiece("…")
# Of a card: three lines of a wide one, six of a phone. Cut here, between words: browsers cut anywhere.
LONGEST_EXTRACT = 200
# Of a text that stands for itself.
LONGEST_AROUND = 450


@register.filter
def marked(text: object, found: SearchResult | None) -> SafeString | str:
    """A title or a label as `french` prints it, with what was found marked; unmarked without a search."""
    words = french(text)
    return _html(pieces_of(words, found.sought)) if found else words


@register.filter
def around(text: str, found: SearchResult | None) -> SafeString | str:
    """An extract of one text around what was looked for; its beginning when it does not hold it."""
    if found:
        pieces = pieces_around(excerpt(text, LONGEST_READ), found.sought, LONGEST_AROUND)
        if any(piece.is_found for piece in pieces):
            return _html(pieces)
    return excerpt(text, LONGEST_AROUND)


@register.filter
def extract(action: CardRow, found: SearchResult) -> SafeString | str:
    """What a card shows of an action that a search found: its summary, or the text that holds what was looked for.

    Where no text holds it (a theme or the centre does), the beginning of the summary.
    """
    for text in action.texts.values():
        place = find_first(text[:LONGEST_READ], found.sought)
        if place is not None:
            start, stop = _lines_around(text, place)
            pieces = pieces_around(excerpt(said(text[start:stop]), LONGEST_READ), found.sought, LONGEST_EXTRACT)
            if any(piece.is_found for piece in pieces):
                return _html(pieces if not start or pieces[0] == CUT else [CUT, *pieces])
    return excerpt(action.opening, LONGEST_EXTRACT)


def _lines_around(text: str, place: int) -> tuple[int, int]:
    """Where the lines begin and end that an extract around a place is taken from: the whole text would take longer."""
    start = text.rfind("\n", 0, max(0, place - LONGEST_LINES)) + 1
    stop = text.find("\n", place + LONGEST_LINES)
    return start, len(text) if stop < 0 else stop


def _html(pieces: Iterable[MarkedPiece]) -> SafeString:
    """Each piece is escaped on its own; the marks are the only tags."""
    parts = (f"<mark>{escape(text)}</mark>" if is_found else escape(text) for text, is_found in pieces)
    return mark_safe("".join(parts))  # noqa: S308 - see above
