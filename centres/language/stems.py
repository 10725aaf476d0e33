"""A folded French word -> its stem: plurals, feminines, conjugations and words of one root lead to one.

Endings are taken off by three tables, each at most once (endings.py); families, forms of their own and false friends
are tables too (families.py). A stem is no word: all that counts is that what is meant alike shares it, and that words
which differ keep different ones. All but its last three letters begin each word that has it, or `beginnings` says so.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from .endings import DERIVED, GENDER, NUMBER, Ending
from .families import AGES, FAMILIES, FORMS, WHOLE

LONGEST_STEM = 24
_LONGEST_WORD = 4 * LONGEST_STEM
_NOT_A_LETTER = re.compile(r"[^a-z]")
# Verbs too short for the rule on « -ent », and those whose radical ends with m: « animent » is no « moment ».
_RADICALS = frozenset(
    (
        "aid", "cre", "dans", "donn", "gard", "jou", "lev", "men", "mont", "parl", "pass", "pens", "port", "prenn",
        "rest", "viv", "aim", "affirm", "anim", "assum", "confirm", "consomm", "estim", "exprim", "ferm", "form",
        "inform", "nomm", "programm", "transform",
    )
)  # fmt: skip
_SHORTEST_RADICAL = 5
EndingsByLetter = dict[str, tuple[Ending, ...]]


def _by_letter(endings: tuple[Ending, ...]) -> EndingsByLetter:
    """The same, in the same order, by their last letter."""
    return {letter: tuple(one for one in endings if one[0][-1] == letter) for letter in {one[0][-1] for one in endings}}


_NUMBER, _GENDER, _DERIVED = map(_by_letter, (NUMBER, GENDER, DERIVED))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of a folded word, at most 24 characters. A word that holds a figure stays as it is.

    >>> stem("jardins") == stem("jardiner") == stem("jardinons") == stem("jardinent") == stem("jardinees")
    True
    >>> stem("sportive") == stem("sportifs"), stem("festif") == stem("fete"), stem("repas") == stem("repit")
    (True, True, False)
    >>> stem("mission") == stem("emission"), stem("18h00")
    (False, '18h00')
    """
    if (known := FORMS.get(word)) is not None:
        return known
    if _NOT_A_LETTER.search(word):
        return word[:LONGEST_STEM]
    found = _without_endings(word[:_LONGEST_WORD])
    return _ROOTS.get(found, found)[:LONGEST_STEM]


@lru_cache(maxsize=65_536)
def own_form(word: str) -> str:
    """What tells a folded word from those of its root, the same in all its numbers and genders.

    Empty where only its own forms share its stem: « parents », « parent ».

    >>> own_form("bricoleuses") == own_form("bricoleur"), own_form("bricolage"), own_form("fetes"), own_form("parents")
    (True, 'bricolage', 'fete', '')
    """
    if _NOT_A_LETTER.search(word):
        return ""
    found, form = stem(word), _replaced(_replaced(word[:_LONGEST_WORD], _NUMBER), _GENDER)
    has_relatives = found in _MEMBERS or found in AGES or form not in (found, f"{found}e")
    return form[:LONGEST_STEM] if has_relatives and word not in FORMS else ""


def beginnings(wanted: Iterable[str]) -> set[str]:
    """What every folded word begins with that has one of these stems.

    >>> sorted(beginnings(["jeu"]))
    ['j', 'jo']
    """
    starts = set()
    for found in wanted:
        starts |= {one[: max(1, len(one) - 3)] for one in (found, *_MEMBERS.get(found, ()))}
        starts |= _OWN_FORMS.get(found, set())
    return starts


def _without_endings(word: str) -> str:
    """The word less its endings."""
    found = _replaced(_replaced(word, _NUMBER), _GENDER)
    if found in WHOLE:
        return found
    if found.endswith("ent") and not found.endswith(("issent", "aient")) and _is_radical(found[:-3]):
        found = found[:-3]  # organisent; adolescent goes the same way in all its forms
    elif found.endswith("on") and not found.endswith("ion") and len(found) - 2 >= _SHORTEST_RADICAL:
        found = found[:-2]  # proposons, less its s
    elif found.endswith("age") and found[:-3] in AGES:
        found = found[:-3]
    else:
        found = _replaced(found, _DERIVED)
    if found.endswith("iqu"):
        found = f"{found[:-2]}c"  # pratiquer
    # travaillent -> travail, culturelle -> culturel; not « ss »: poisson and pois are two words.
    if len(found) > 5 and found[-1] == found[-2] and found[-1] != "s":
        found = found[:-1]
    return found


def _replaced(word: str, endings: EndingsByLetter) -> str:
    """A word has one last letter: looking at the other endings would take five times as long."""
    for ending, instead, least in endings.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return f"{word[: -len(ending)]}{instead}"
    return word


def _is_radical(radical: str) -> bool:
    return radical in _RADICALS or (len(radical) >= _SHORTEST_RADICAL and not radical.endswith("m"))


def _read_families() -> dict[str, str]:
    """Each stem that the endings give -> that of the first word of its family."""
    roots: dict[str, str] = {}
    folded = unicodedata.normalize("NFKD", FAMILIES).encode("ascii", "ignore").decode()
    for line in folded.split("\n"):
        words = line.split() or [""]
        first = FORMS.get(words[0]) or _without_endings(words[0])
        roots |= {other: first for other in map(_without_endings, words) if other != first}
    return roots


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for one, found in pairs:
        groups.setdefault(found, set()).add(one)
    return groups


_ROOTS = _read_families()
_MEMBERS = _grouped(_ROOTS.items())
_OWN_FORMS = _grouped(FORMS.items())
