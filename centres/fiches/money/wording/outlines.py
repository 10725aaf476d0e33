"""The words around an amount -> their outline: one letter a word that says something, for the shapes to match."""

import re

from centres.fiches.folding import fold
from centres.fiches.money.lexicon import FUNDER, GRANT, PAID_BY, YEAR

from .vocabulary import UNKNOWN, class_of

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|\S")
_CODE = re.compile(r"\W*(?:6\d|7\d|86|87)\d*\s*[-–—:.]?\s+(?=[^\W\d_])")  # « 60 - Achats »: the plan of accounts
_DATE = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\bde\s+\d{1,2}\s?h(?:eures?)?(?:\s?\d\d)?\b", re.IGNORECASE)
_MAYBE_PAYER = re.compile(r"par\s|financement", re.IGNORECASE)
_SPENT = re.compile(r"d[ée]pensée?s?", re.IGNORECASE)
_COUNTED, _COUNTED_AFTER = "AHI", {"pour", "sur", "les", "des", "x", "de"}
_IGNORED = frozenset(".,;:!-–—•*→+/=&'’\"«»ø°|~≈±")
_LONGEST = 400  # characters of words that are looked at; a longer story is not understood
_ACRONYM = range(2, 6)  # letters


def outline(before: str, after: str, *, has_payer: bool = True) -> str:
    """Letters of `CLASSES`, with S for the amount, L for a bracket of understood words, W for a payer by name.

    Without `has_payer`, « financé par » and what follows are words like others.

    >>> outline("Coût de l'action : ", ""), outline("", " de graines (Jardiland)"), outline("12 séances : ", "")
    ('TAS', 'SI?', 'JAS')
    >>> outline("60 - Achats : ", ""), outline("", " pour le spectacle, payés par Ensemble Vers l'Alpha")
    ('KIS', 'SAW')
    """
    if len(before) + len(after) > _LONGEST:
        return UNKNOWN
    code = _CODE.match(before)
    if code:
        before = before[code.end() :]
    payer = (PAID_BY.search(after) or _grant(after)) if has_payer and _MAYBE_PAYER.search(after) else None
    if payer:
        after = after[: payer.start()]
    head, tail = _letters(before, is_after=False), _letters(after, is_after=True)
    return f"{'K' if code else ''}{head}S{tail}{'W' if payer else ''}"


def _grant(after: str) -> re.Match[str] | None:
    """« financement CAPI et Etat »: the name of who pays, whatever it is."""
    found = GRANT.search(after)
    if found and (FUNDER.search(fold(found["who"])) or found["who"][0].isupper()):
        return found if fold(found.group()).startswith("financement") else None
    return None


def _letters(text: str, *, is_after: bool) -> str:
    tokens = _TOKEN.findall(_DATE.sub(" ", text))
    letters: list[str] = []
    opened: list[int] = []
    for index, piece in enumerate(tokens):
        if piece == "(":
            opened.append(len(letters))
        elif piece == ")":
            if opened:
                start = opened.pop()
                inside = "".join(letters[start:])
                letters[start:] = [_note(inside)] if inside else []
        elif piece[0].isdigit():
            letters.append(_number(tokens, index, is_after=is_after))
        elif piece[0].isalpha():
            letters.append(_word(piece, text))
        elif piece not in _IGNORED:
            letters.append(UNKNOWN)
    return "".join(letters)


def _note(inside: str) -> str:
    """A bracket of understood words is a note; one of unknown words or of a mere count is not, nor a body's name."""
    if set(inside) == {"F"}:
        return "F"
    return UNKNOWN if UNKNOWN in inside or "N" in inside else "L"


def _word(token: str, text: str) -> str:
    if _SPENT.fullmatch(token):
        return "V"  # « dépensé » is no « dépense »
    letter = class_of(fold(token)) if len(token) < 40 else UNKNOWN
    if (
        letter == UNKNOWN
        and token.isupper()
        and len(token) in _ACRONYM
        and not (text.isupper() and " " in text.strip())
    ):
        return "F"  # « MQS »: the name of a body
    return letter


def _number(tokens: list[str], index: int, *, is_after: bool) -> str:
    """A year, how many of a thing that is named next, or a number that nothing explains."""
    if YEAR.fullmatch(tokens[index]):
        return "Y"
    following = tokens[index + 1] if index + 1 < len(tokens) else ""
    letter = class_of(fold(following)) if following[:1].isalpha() else ""
    if letter and letter in _COUNTED:
        before = fold(tokens[index - 1]) if index else ""
        if not is_after or before in _COUNTED_AFTER:
            return "J"
    return "N"
