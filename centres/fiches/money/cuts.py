"""The terms of one line -> each with the words that are its own, and how it relates to the term before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .lexicon import SIDE_OPENS
from .products import LineTerm

# What may stand at the edges of words and is none of them.
EDGES = " \t\u00a0\u202f:;,.=+-–—•*→"
BRACKETS = re.compile(r"\([^()]*\)?")
_EQUALS = re.compile(r"=|→|\b(?:soit|donc)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\btotal\b|=|\bsoit\b", re.IGNORECASE)
_PART = re.compile(r"\bdont\b", re.IGNORECASE)
_COLON = re.compile(r"[)ø]?\s{0,3}:")
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")  # not that of « 0,2 ETP »
_AND = re.compile(r"\bet\b|&|\bpuis\b", re.IGNORECASE)
_BARE_END = re.compile(r"\s*\)")
_PAYER_AND_BRACKET = re.compile(r"[^()]{0,120}\bpar\b[^()]{0,120}\(\s*", re.IGNORECASE)
# What stands between two amounts of one line, from the surest.
_CUTS = (
    re.compile(r"[;•|\t]"),
    SIDE_OPENS,
    re.compile(r"[.!?](?=\s|$)"),
    _COMMA,
    re.compile(r"\+"),
    _AND,
    re.compile(r"\s[-–—/](?=\s)|\s-(?=\w)"),
    re.compile(r"\bsur\s+(?=(?:les?|une?)\b)", re.IGNORECASE),
    _EQUALS,
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A term and its words ``text[start:end]``. `relation`: nothing, ``part`` of the term before, or ``unclear``."""

    term: LineTerm
    start: int
    end: int
    relation: str


def cut_line(text: str, terms: list[LineTerm], start: int) -> Iterator[Cut]:
    """One piece a term, over ``text[start:]``.

    >>> from .amounts import find_amounts
    >>> text = "Salle 50 €, bus (aller, retour) 90 € dont 40 € de péage"
    >>> pieces = cut_line(text, [LineTerm(amount, amount.start) for amount in find_amounts(text)], 0)
    >>> [(text[piece.start : piece.end], piece.relation) for piece in pieces]
    [('Salle 50 €', ''), (' bus (aller, retour) 90 € ', ''), ('dont 40 € de péage', 'part')]
    """
    masked = BRACKETS.sub(lambda found: "(" + "ø" * (len(found.group()) - 1), text)
    is_amount_first = not text[start : terms[0].start].strip(EDGES + "(")
    is_closed = _adds_up(text, terms)
    relation, head = "", terms[0]
    for place, term in enumerate(terms):
        end, next_start, next_relation = len(text), 0, ""
        if place + 1 < len(terms):
            following = terms[place + 1]
            bracket = _details(text, masked, head, following)
            end, next_start, next_relation = _between(
                bracket, text if bracket else masked, term, following, relation, is_amount_first
            )
            if next_relation == "unclear" and is_closed and not is_amount_first:
                end = next_start = term.amount.end
                next_relation = ""
            if next_relation != "part":
                head = following
            if next_relation == "unclear":
                relation = relation or "unclear"
        yield Cut(term, start, end, relation)
        start, relation = next_start, next_relation


def _adds_up(text: str, terms: list[LineTerm]) -> bool:
    """Whether the last amount of a row without marks is the total of the others: « Car 3 € Repas 2 € Total 5 € »."""
    values = [term.amount.value or Decimal(0) for term in terms]
    if len(values) < 3 or sum(values[:-1]) != values[-1]:
        return False
    return bool(_TOTAL.search(text, terms[-2].amount.end, terms[-1].start))


def _between(
    bracket: int, text: str, term: LineTerm, following: LineTerm, relation: str, is_amount_first: bool
) -> tuple[int, int, str]:
    """Where the words of a term end, where those of the next begin, and how the next is related."""
    first, last = term.amount.end, following.start
    gap = text[first:last]
    if bracket > term.amount.start:
        if _BARE_END.match(text, following.amount.end) and _PAYER_AND_BRACKET.fullmatch(gap):
            return first, first, "part"  # « 900 € payés par la CAF (500 €) et la ville (400 €) »
        return bracket - 1, bracket, "part"
    if not bracket and (part := _PART.search(gap)):
        return first + part.start(), first + part.start(), "part"
    is_less = following.amount.most <= term.amount.most  # « Adhésions (12 €) : 600 € »
    if following.role == "plain" and is_less and (colon := _COLON.match(gap)):
        return first, first + colon.end(), "part"  # « 900 € : CAF 500 €, ville 400 € »
    for pattern in (_EQUALS,) if following.role == "sum" else _CUTS:
        if found := list(pattern.finditer(gap)):
            cut = found[-1 if is_amount_first else 0]
            is_part = bracket or (relation == "part" and pattern in (_COMMA, _AND))
            return first + cut.start(), first + cut.end(), "part" if is_part else ""
    return first, first, "unclear"


def _details(text: str, masked: str, head: LineTerm, following: LineTerm) -> int:
    """The place after the bracket that follows `head` directly and holds `following`; 0 when there is none."""
    bracket = text.find("(", head.amount.end, following.start)
    if bracket < 0 or ")" in text[bracket : following.start]:
        return 0
    return 0 if any(cut.search(masked, head.amount.end, bracket) for cut in _CUTS) else bracket + 1
