"""One line -> where it says what the budget leaves out: « hors frais de personnel »."""

import re

from .cuts import EDGES
from .funders import shorten
from .lexicon import SCOPE
from .products import LineTerm

LONGEST = 300  # characters that the column holds
# « 2 000 €, salaires non compris »: what is left out stands before.
_BEFORE_NOTE = re.compile(r"[,;(]\s*(?P<note>[^,;()€]{1,60})$")
_SENTENCE_END = re.compile(r"[.;](?=\s|$)")


def scope_span(text: str, terms: list[LineTerm]) -> tuple[int, int] | None:
    """Where the note starts and ends: with the sentence, its bracket, or before the first amount of the line."""
    found = SCOPE.search(text)
    if not found:
        return None
    end = _SENTENCE_END.search(text, found.end())
    stop = end.start() if end else len(text)
    if found.group().lower().startswith("non") and (note := _BEFORE_NOTE.search(text, 0, found.start())):
        return note.start("note"), stop
    later = [term.amount.start for term in terms if term.amount.start >= found.start()]
    if len(later) == len(terms) and later:
        colon = text.find(":", found.start(), later[0])
        return found.start(), later[0] if colon < 0 else colon
    depth = 0
    for place in range(found.start(), stop):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth < 0:
            return found.start(), place
    return found.start(), stop


def without_span(text: str, start: int, end: int, span: tuple[int, int] | None) -> str:
    """``text[start:end]`` without what of it lies in the span.

    >>> without_span("600 € hors salaires, pour tout", 5, 30, (6, 19))
    ' , pour tout'
    """
    if span is None:
        return text[start:end]
    return text[start : min(end, max(start, span[0]))] + text[max(start, min(end, span[1])) : end]


def scope_note(text: str, span: tuple[int, int] | None = None) -> str:
    """The words of a note; without a span, those of a line that is one, else nothing.

    >>> scope_note("(Hors valorisation)"), scope_note("Ateliers hors les murs")
    ('Hors valorisation', '')
    """
    if span:
        return shorten(text[slice(*span)].strip(EDGES), LONGEST)
    note = text.strip(EDGES + "()")
    found = SCOPE.match(note)
    return note if found and len(note) <= LONGEST and found.group()[:3].lower() != "sur" else ""
