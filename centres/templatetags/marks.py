"""Texts of a fiche -> the same, escaped, with what a search found in <mark>."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString, mark_safe
from markupsafe import escape

from centres.catalogue.listed import Listed
from centres.catalogue.search import Found
from centres.language import Piece, holds, pieces_around, pieces_of

from .words import excerpt, french, said

register = template.Library()

# As much of a text as an extract is looked for in: characters.
LONGEST_READ = 20_000
# Of a text that stands for itself.
LONGEST_AROUND = 450


@register.filter
def marked(text: object, found: Found | None) -> SafeString | str:
    """A title or a label as `french` prints it, with what was found marked; unmarked without a search."""
    words = french(text)
    return _html(pieces_of(words, found.sought)) if found else words


@register.filter
def around(text: str, found: Found | None) -> SafeString | str:
    """An extract of one text around what was looked for; its beginning when it does not hold it."""
    if found:
        pieces = pieces_around(excerpt(text, LONGEST_READ), found.sought, LONGEST_AROUND)
        if any(piece.is_found for piece in pieces):
            return _html(pieces)
    return excerpt(text, LONGEST_AROUND)


@register.filter
def extract(action: Listed, found: Found) -> SafeString | str:
    """What a card shows of an action that a search found: its summary, or the text that holds what was looked for.

    Where no text holds it (a theme or the centre does), the beginning of the summary.
    """
    for text in action.texts.values():
        if holds(text[:LONGEST_READ], found.sought):
            pieces = pieces_around(excerpt(said(text), LONGEST_READ), found.sought)
            if any(piece.is_found for piece in pieces):
                return _html(pieces)
    return excerpt(action.summary)


def _html(pieces: Iterable[Piece]) -> SafeString:
    """Each piece is escaped on its own; the marks are the only tags."""
    parts = (f"<mark>{escape(text)}</mark>" if is_found else escape(text) for text, is_found in pieces)
    return mark_safe("".join(parts))  # noqa: S308 - see above
