"""A line -> its numbers, words and marks, each at its place; a number in figures or in words -> its value."""

import re
from typing import NamedTuple

from centres.fiches.folding import fold

_TOKEN = re.compile(
    r"""
    (?P<number> \d{1,3} (?:[ \u00a0\u202f.]\d{3})+ (?!\d)          # 1 200 or 1.200, by thousands
              | (?<!\w)[.,]?\d+(?:[.,]\d+)?  | \d+ )
  | (?P<word>   [^\W\d_]+ )                                       # habitant·e·s, habitant(e)s: one word
                (?: (?: [·•.‧] | -(?=e-) ) (?:e|ne|le|se|te|trice|rice|ice|ère|euse|ve)s? (?:[·•.‧-]s)? \b
                  | \( (?:e|ne|le|se|te|trice|rice|ice|ère|euse|s)s? \) s? )?
  | (?P<mark>   [^\w\s] | _ )
    """,
    re.VERBOSE,
)
_UNITS = {
    "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
}  # fmt: skip
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "nonante": 90}
_HUNDREDS = {"cent": 100, "cents": 100, "mille": 1000}
# About so many: each may itself be counted (« deux dizaines »).
_ROUGH = {
    "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
ROUGH = _ROUGH | {f"{word}s": value for word, value in _ROUGH.items()}
DASHES = {"-", "–", "—"}
NUMBER_WORDS = frozenset({*_UNITS, *_TENS, *_HUNDREDS} - {"zero"})
_NUMBER = re.compile(r"\d+|\b(?:" + "|".join(sorted(NUMBER_WORDS)) + r")\b", re.IGNORECASE)
_MOST_DIGITS = 9


class Token(NamedTuple):
    """A piece of a line at ``line[start:end]``; `word` is folded. `is_glued`: no space before it."""

    kind: str
    word: str
    start: int
    end: int
    is_glued: bool


def tokens_of(line: str) -> list[Token]:
    """The numbers, words and marks of a line.

    >>> [token.word for token in tokens_of("1 200 habitant·e·s (0,5 ETP)")]
    ['1 200', 'habitant', '(', '0,5', 'etp', ')']
    """
    tokens = []
    last = -1
    for match in _TOKEN.finditer(line):
        kind = match.lastgroup or "mark"
        text = match[kind]
        start = match.start()
        word = text if kind != "word" else text.lower() if text.isascii() and text.isalpha() else fold(text)
        tokens.append(Token(kind, word, start, match.end(), start == last))
        last = match.end()
    return tokens


def word_at(tokens: list[Token], index: int) -> str:
    """The folded word of a token, ``""`` outside the line."""
    return tokens[index].word if 0 <= index < len(tokens) else ""


def after_figures(tokens: list[Token], index: int) -> int:
    """Past the rest of a telephone number, a date or an hour, of which one part can count nobody.

    >>> after_figures(tokens_of("04 76 12.34 salariés"), 1)
    3
    """
    while index < len(tokens):
        following = index + (tokens[index].word in {".", "/", "-"})
        if following == len(tokens) or tokens[following].kind != "number":
            break
        index = following + 1
    return index


def figure(text: str) -> int | None:
    digits = re.sub(r"[ \u00a0\u202f.](?=\d{3})", "", text) if text[0] not in ".," else text
    if not digits.isdecimal() or len(digits) > _MOST_DIGITS or (len(digits) > 1 and digits[0] == "0"):
        return None
    return int(digits)


def number_in_words(tokens: list[Token], index: int) -> tuple[int | None, int]:
    """A number in words, « quatre-vingt-dix-huit » or « deux cent vingt et un »; None when it adds up badly."""
    total, part, end = 0, 0, index
    while end < len(tokens) and end < index + 12:
        word = tokens[end].word
        follows = end > index
        if word in DASHES and follows and tokens[end].is_glued and word_at(tokens, end + 1) in NUMBER_WORDS:
            end += 1
            continue
        if word == "et" and part % 100 in {20, 30, 40, 50, 60} and word_at(tokens, end + 1) in {"un", "une", "onze"}:
            end += 1
            continue
        if word in _HUNDREDS:
            scale = _HUNDREDS[word]
            if scale == 1000:
                total, part = total + max(part, 1) * 1000, 0
            elif part < 10:
                part = max(part, 1) * 100
            else:
                return None, end
        elif word in ("vingt", "vingts") and part % 100 == 4:
            part += 76
        elif word in _TENS and part % 100 == 0:
            part += _TENS[word]
        elif (unit := _UNITS.get(word)) is not None and _fits(part, unit):
            part += unit
        else:
            break
        end += 1
    while word_at(tokens, end - 1) in DASHES:
        end -= 1
    return total + part, end


def _fits(part: int, unit: int) -> bool:
    """Whether a unit can follow: 20 + 1, 60 + 11, 80 + 19, 10 + 7, 100 + 3."""
    rest = part % 100
    if rest in {60, 80} or rest == 0:
        return True
    return (rest in {20, 30, 40, 50, 70, 90} and unit < 10) or (rest == 10 and unit in {7, 8, 9})


def has_number(line: str) -> bool:
    """Whether a line may hold a quantity: a digit, or a word for a number.

    >>> has_number("La conseillère du centre"), has_number("Trois agents"), has_number("4")
    (False, True, True)
    """
    return _NUMBER.search(line) is not None


def numbers_of(line: str) -> int:
    """How many numbers a line may hold, a number in several words counted once a word.

    >>> numbers_of("3 à 12 agents, cent vingt habitants")
    4
    """
    return len(_NUMBER.findall(line))
