"""A word written for women and men at once -> the plain word: « adhérent·e·s », « voisin(e)s », « animateurs/trices ».

What follows a point, a dash, a bar or a parenthesis is taken for the end of a feminine only where the word before it
may take it: « dit-elle », « donne-le » and « rendez-vous » are no such words. « Chacun et chacune » needs nothing: both
have one stem.
"""

import re

POINTS = "·•‧∙⋅･"
_LETTER = r"[^\W\d_]"
# What the plain word ends with -> ends of the feminine, then of both in the plural, that may be written after it.
_FEMININE = (
    ("n", "nes?|enne|ienne|onne"),
    ("ns", "nes"),
    ("t", "tes?"),
    ("s", "ses?|tes"),
    ("x", "e?uses?|ses?|ales"),
    ("r", "e?uses?|ses?|t?rices?|ices?|[eè]res?"),
    ("rs", "e?uses|ses|t?rices|ices|[eè]res"),
    ("f", "i?ves?"),
    ("fs", "i?ves"),
    ("c", "ques?|hes?"),
    ("u", "e?lles?"),
    ("l", "les?|elles?|ales?|aux"),
)
_ANY = "es?|[sx]"
# After a dash or a bar, short ends are more often words of their own.
_LONG = (("n", "nes?"), ("ns", "nes"), *(row for row in _FEMININE if row[0] in ("r", "rs", "f", "fs", "x")))


def _after(marks: str, rows: tuple[tuple[str, str], ...], always: str, end: str = "") -> str:
    """A pattern: such a mark, and an end that goes with the letters before it."""
    ways = "|".join(f"(?<={letters}{marks})(?:{ends})" for letters, ends in rows)
    return f"{marks}(?:{ways}|{always}){end}"


_WITH_POINTS = _after(f"[{POINTS}.]", _FEMININE, _ANY)
_WITH_DASH = _after("[-‐‑]", _LONG, "es?")
_WITH_BAR = _after("/", _LONG, _ANY)
_WITH_BRACKETS = _after(r"\(", _FEMININE, _ANY, r"\)")
# Ends of a word written so; possessive, or each word of a text would be tried letter by letter.
INCLUSIVE = (
    rf"{_LETTER}{{2,}}+(?=[{POINTS}./(‐‑-])"
    rf"(?i:{_WITH_POINTS}(?:[{POINTS}.]?s)?|{_WITH_DASH}(?:-s)?|{_WITH_BAR}(?:/?s)?|{_WITH_BRACKETS}(?:\(?s\)?)?)"
    rf"(?!{_LETTER})"
)
_WHOLE = re.compile(INCLUSIVE)
_MARK = re.compile(f"[{POINTS}./(‐‑-]")


def plain(written: str) -> str:
    """The word without what was added to it; any other text as it is.

    >>> plain("adhérent·e·s"), plain("voisin(e)s"), plain("animateurs/trices"), plain("tous·tes"), plain("usager·ères")
    ('adhérent', 'voisin', 'animateurs', 'tous', 'usager')
    >>> plain("dit-elle"), plain("rendez-vous"), plain("jardin")
    ('dit-elle', 'rendez-vous', 'jardin')
    """
    return _MARK.split(written, maxsplit=1)[0] if _WHOLE.fullmatch(written) else written
