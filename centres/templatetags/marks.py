"""Texts of a fiche -> the same, escaped, with what a search found in <mark>."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from centres.catalogue.search import Found
from centres.language import Piece, pieces_around, pieces_of
from centres.models import Action

from .words import excerpt, french, said

register = template.Library()

# Where an extract is taken from when the summary does not hold what was looked for, in the order of the page.
TEXTS = (
    "experience", "description", "result_inhabitants", "result_territory", "result_centre", "limits", "prospects",
    "people", "resources", "initiator_details", "status_reason",
)  # fmt: skip
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
def extract(action: Action, found: Found | None) -> SafeString | str:
    """What a card shows of an action: its summary, or the text that holds what was looked for, around it.

    Without a search, or where no text holds it (a theme or the centre does), the beginning of the summary.
    """
    if found:
        for name in ("summary", *TEXTS):
            pieces = pieces_around(excerpt(said(getattr(action, name)), LONGEST_READ), found.sought)
            if any(piece.is_found for piece in pieces):
                return _html(pieces)
    return excerpt(action.summary)


def _html(pieces: Iterable[Piece]) -> SafeString:
    """Each piece is escaped on its own; the marks are the only tags."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", text) if is_found else text,) for text, is_found in pieces)
    )
