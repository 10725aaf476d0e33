"""Two fiches -> how alike they are, from 0 to 100, and why, in words. Pure: rows are read in duplicates.py."""

import re
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from centres.fiches import comparable
from centres.models.action import NO_TITLE

# Titles less alike than this are not compared further; a pair below the second number is not worth a look.
LEAST_TITLE, LEAST_SCORE = 65, 70
LEAST_WORDS = 8
_WORDS = re.compile(r"[^\W\d_]{4,}")
_NUMBERS = re.compile(r"\b(?:\d+|edition|saison|annee)\b")
_EMPTY_WORDS = {"dans", "avec", "pour", "des", "les", "une", "aux", "sur", "par", "entre", "est", "son", "ses", "nos"}


@dataclass(frozen=True)
class Told:
    """What is compared of a fiche. `text`: its summary and descriptions, empty until they are needed."""

    pk: int
    title: str
    centre: int | None
    departement: str | None
    year: int | None
    text: str = ""

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        """The words of the title in one order, without what tells one edition from another.

        >>> Told(1, "Fête des voisins 2014", None, None, None).title_words
        ('des', 'fete', 'voisins')
        """
        if self.title == NO_TITLE:
            return ()
        folded = comparable(self.title)
        return tuple(sorted((_NUMBERS.sub(" ", folded) or folded).split() or folded.split()))

    @cached_property
    def sorted_title(self) -> str:
        return " ".join(self.title_words)

    @cached_property
    def telling_words(self) -> tuple[str, ...]:
        """Those of the title that say what it is about."""
        return tuple({word for word in self.title_words if len(word) >= 3 and word not in _EMPTY_WORDS})

    @cached_property
    def words(self) -> frozenset[str]:
        """Accents kept: texts are long, and folding them would be most of the work."""
        return frozenset(_WORDS.findall(self.text.casefold()))


def likeness(one: Told, other: Told) -> tuple[int, list[str]]:
    """The score of a pair and its reasons: « même titre », « textes proches (72 %) »…"""
    title, text = title_likeness(one, other), text_likeness(one, other)
    parts = [(45, title), (20, _place_likeness(one, other)), (35, text)]
    known = [(weight, value) for weight, value in parts if value is not None]
    score = round(sum(weight * value for weight, value in known) / sum(weight for weight, _ in known))
    return score, list(_reasons(one, other, title, text))


def title_likeness(one: Told, other: Told) -> int | None:
    """From 0 to 100, whatever the order of the words; None when one has no title."""
    if not one.title_words or not other.title_words:
        return None
    return round(fuzz.ratio(one.sorted_title, other.sorted_title))


def text_likeness(one: Told, other: Told) -> int | None:
    """Words in common (Dice), from 0 to 100; None when one of them hardly says anything."""
    if min(len(one.words), len(other.words)) < LEAST_WORDS:
        return None
    return round(200 * len(one.words & other.words) / (len(one.words) + len(other.words)))


def _place_likeness(one: Told, other: Told) -> int:
    if one.centre is None or other.centre is None:
        return 50
    if one.centre == other.centre:
        return 100
    return 40 if one.departement and one.departement == other.departement else 0


def _reasons(one: Told, other: Told, title: int | None, text: int | None) -> list[str]:
    reasons = []
    if title is not None:
        reasons.append("même titre" if title == 100 else f"titres proches ({title} %)")
    if one.centre is not None and one.centre == other.centre:
        reasons.append("même centre")
    elif one.departement and one.departement == other.departement:
        reasons.append("même département")
    if text is not None:
        words = "mêmes textes" if text == 100 else "textes proches" if text >= 50 else "textes différents"
        reasons.append(words if text == 100 else f"{words} ({text} % de mots communs)")
    if one.year and other.year and one.year != other.year:
        years = sorted((one.year, other.year))
        reasons.append(f"années {years[0]} et {years[1]}")
    return reasons
