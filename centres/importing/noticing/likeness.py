"""Two fiches -> how alike they are, from 0 to 100, and why, in words. Pure: rows are read in duplicates.py."""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from rapidfuzz import fuzz

from centres.fiches import comparable, fold
from centres.models.action import NO_TITLE

# Titles less alike than this are not compared further; a pair below the second number is not worth a look.
LEAST_TITLE, LEAST_SCORE = 65, 70
# Texts of which so many words are the same are the same texts.
LEAST_SAME = 80
LEAST_WORDS = 8
_WORDS = re.compile(r"[^\W\d_]{4,}")
_NUMBERS = re.compile(r"\b(?:\d+|edition|saison|annee)\b")
_EMPTY_WORDS = {"dans", "avec", "pour", "des", "les", "une", "aux", "sur", "par", "entre", "est", "son", "ses", "nos"}


class Title(NamedTuple):
    """A title as it is compared: its words in one order, and those that say what it is about.

    `here` is what it is looked for by among the fiches of its centre: as a whole, or by a word.
    """

    in_order: str
    telling: tuple[str, ...]
    here: tuple[str, ...]


def read_title(title: str) -> Title:
    """The words of a title, without what tells one edition from another.

    >>> read_title("Fête des voisins 2014")[:2]
    ('des fete voisins', ('fete', 'voisins'))
    """
    if title == NO_TITLE:
        return Title("", (), ("",))
    folded = comparable(title)
    words = sorted((_NUMBERS.sub(" ", folded) or folded).split() or folded.split())
    telling = tuple(filter(is_telling, dict.fromkeys(words)))
    in_order = " ".join(words)
    return Title(in_order, telling, (in_order, *(f"= {word}" for word in telling)))


def is_telling(word: str) -> bool:
    """Whether a folded word says what a title is about."""
    return len(word) >= 3 and word not in _EMPTY_WORDS


class Titles(dict[str, Title]):
    """Titles, each read once: every file of an import is compared with the same ones."""

    def __missing__(self, title: str) -> Title:
        found = self[title] = read_title(title)
        return found


class _TellingWords(dict[str, tuple[tuple[str, str, bool], ...]]):
    """What stands between two blanks of a title -> the words of it that may tell something, as `Title` names them.

    Of each also whether it does: what tells editions apart is nothing, unless the title says nothing else.
    """

    most = 50_000

    def __missing__(self, chunk: str) -> tuple[tuple[str, str, bool], ...]:
        words = (word for word in fold(chunk).split() if is_telling(word))
        found = tuple((word, f"= {word}", not _NUMBERS.fullmatch(word)) for word in words)
        if len(self) >= self.most:
            self.clear()
        self[chunk] = found
        return found


_telling_words = _TellingWords()


def may_share(title: str, here: Container[str], around: Container[str]) -> bool:
    """Whether a title may be looked for by one of these: `here` as in `Title.here`, `around` as in `Title.telling`.
    Most are not, which is known without reading them. True in doubt.

    >>> may_share("Fête des voisins", (), ("voisins",)), may_share("Fête des voisins", ("= repas",), ())
    (True, False)
    """
    has_words = False
    for chunk in title.split():
        if chunk.isdecimal():  # which tells something where there is no word
            continue
        for word, in_centre, is_sure in _telling_words[chunk]:
            if word in around or in_centre in here:
                return True
            has_words = has_words or is_sure
    return not has_words or title == NO_TITLE


@dataclass(frozen=True)
class ComparedTexts:
    """What is compared of a fiche. `text`: its summary and descriptions; `read`: its title, if read already."""

    pk: int
    title: str
    centre: int | None
    departement: str | None
    year: int | None
    text: str = ""
    read: Title | None = None

    @cached_property
    def sorted_title(self) -> str:
        return (self.read or read_title(self.title)).in_order

    @cached_property
    def words(self) -> frozenset[str]:
        """Accents kept: texts are long, and folding them would be most of the work."""
        return frozenset(chain.from_iterable(map(_chunks.__getitem__, set(self.text.split()))))


class _WordsOfChunks(dict[str, tuple[str, ...]]):
    """What stands between two blanks -> its words: texts repeat themselves."""

    most, longest = 50_000, 60

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        found = tuple(_WORDS.findall(chunk.casefold()))
        if len(self) >= self.most:
            self.clear()
        if len(chunk) <= self.longest:
            self[chunk] = found
        return found


_chunks = _WordsOfChunks()


def likeness(one: ComparedTexts, other: ComparedTexts) -> tuple[int, list[str]]:
    """The score of a pair and its reasons: « même titre », « textes proches (72 %) »…"""
    title, text = title_likeness(one, other), text_likeness(one, other)
    parts = [(45, title), (20, _place_likeness(one, other)), (35, text)]
    known = [(weight, value) for weight, value in parts if value is not None]
    score = round(sum(weight * value for weight, value in known) / sum(weight for weight, _ in known))
    return score, list(_reasons(one, other, title, text))


class SameTexts(NamedTuple):
    """Why two fiches may be one told twice, whatever the rest."""

    score: int
    reason: str


def same_texts(one: ComparedTexts, other: ComparedTexts) -> SameTexts | None:
    """Whether two fiches say the same under another title or in another centre, or bear one title without a centre to
    tell them apart."""
    title, text = title_likeness(one, other), text_likeness(one, other)
    if text is not None and text >= LEAST_SAME:
        where = "dans un autre centre" if one.centre != other.centre else "sous un autre titre" if title != 100 else ""
        words = "mêmes textes" if text == 100 else "presque les mêmes textes"
        return SameTexts(text, f"{words} {where or 'sous le même titre'}")
    if title == 100 and (one.centre is None or other.centre is None):
        return SameTexts(LEAST_SCORE, "même titre, sans centre qui les distingue")
    return None


def title_likeness(one: ComparedTexts, other: ComparedTexts) -> int | None:
    """From 0 to 100, whatever the order of the words; None when one has no title."""
    if not one.sorted_title or not other.sorted_title:
        return None
    return round(fuzz.ratio(one.sorted_title, other.sorted_title))


def are_near(one: Title, other: Title) -> bool:
    """Whether two titles are alike enough for the fiches to be compared."""
    if not one.in_order or not other.in_order:
        return False
    return round(fuzz.ratio(one.in_order, other.in_order, score_cutoff=LEAST_TITLE - 1)) >= LEAST_TITLE


def text_likeness(one: ComparedTexts, other: ComparedTexts) -> int | None:
    """Words in common (Dice), from 0 to 100; None when one of them hardly says anything."""
    if min(len(one.words), len(other.words)) < LEAST_WORDS:
        return None
    return round(200 * len(one.words & other.words) / (len(one.words) + len(other.words)))


def _place_likeness(one: ComparedTexts, other: ComparedTexts) -> int:
    if one.centre is None or other.centre is None:
        return 50
    if one.centre == other.centre:
        return 100
    return 40 if one.departement and one.departement == other.departement else 0


def _reasons(one: ComparedTexts, other: ComparedTexts, title: int | None, text: int | None) -> list[str]:
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
