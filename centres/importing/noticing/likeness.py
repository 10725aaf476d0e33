"""Two fiches -> how alike they are, from 0 to 100, and why, in words. Pure: rows are read in duplicates.py."""

import re
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from rapidfuzz import fuzz, process

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
    words = _sorted_words(title)
    telling = tuple(filter(is_telling, dict.fromkeys(words)))
    in_order = " ".join(words)
    return Title(in_order, telling, (in_order, *(f"= {word}" for word in telling)))


def _sorted_words(title: str) -> list[str]:
    # A title of figures says nothing else; one of symbols is what it is.
    return sorted(words_of(title) or comparable(title).split())


def is_telling(word: str) -> bool:
    """Whether a folded word says what a title is about."""
    return len(word) >= 3 and word not in _EMPTY_WORDS


def words_of(title: str) -> list[str]:
    """The folded words of a title, but those that tell editions apart.

    >>> words_of("Fête des voisins, édition 2014")
    ['fete', 'des', 'voisins']
    """
    return [word for chunk in title.split() if not chunk.isdecimal() for word in _folded[chunk]]


def titles_with(
    titles: Sequence[str], here: Collection[str], around: Set[str]
) -> Iterator[tuple[int, Set[str] | None]]:
    """The places, among these titles, of those that hold one of these folded words, and which of those looked for
    `around`; None for a title to be read whole: it holds a word looked for `here`, or no word at all.

    Most titles are passed by without being read.

    >>> list(titles_with(["Fête des voisins", "Ciné-débat", "Été", "2014"], {"voisins"}, {"cine"}))
    [(0, None), (1, {'cine'}), (3, None)]
    """
    wordless: set[str] = set()
    chunks_here: set[str] = set()
    chunks_around: dict[str, Set[str]] = {}
    for chunk in set(" ".join(titles).split()):
        if chunk.isdecimal() or not (words := _folded[chunk]):
            wordless.add(chunk)
            continue
        for word in words:
            if word in here:
                chunks_here.add(chunk)
            if word in around:
                chunks_around[chunk] = around & set(words)
    for place, title in enumerate(titles):
        chunks = title.split()
        if not chunks_here.isdisjoint(chunks) or wordless.issuperset(chunks) or title == NO_TITLE:
            yield place, None
        elif not chunks_around.keys().isdisjoint(chunks):
            yield place, set[str]().union(*map(chunks_around.__getitem__, chunks_around.keys() & chunks))


class _FoldedChunks(dict[str, tuple[str, ...]]):
    """What stands between two blanks of a title -> its words: most titles are made of the same ones."""

    most = 50_000

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        found = tuple(word for word in fold(chunk).split() if not _NUMBERS.fullmatch(word))
        if len(self) >= self.most:
            self.clear()
        self[chunk] = found
        return found


_folded = _FoldedChunks()


class Titles(dict[str, Title]):
    """Titles, each read once: every file of an import is compared with the same ones. Of most, `in_order` is enough."""

    def __init__(self) -> None:
        super().__init__()
        self.in_order = _InOrder()

    def __missing__(self, title: str) -> Title:
        found = self[title] = read_title(title)
        return found


class _InOrder(dict[str, str]):
    """A title -> `Title.in_order`."""

    def __missing__(self, title: str) -> str:
        found = self[title] = "" if title == NO_TITLE else " ".join(_sorted_words(title))
        return found


@dataclass(frozen=True)
class ComparedTexts:
    """What is compared of a fiche. `text`: its summary and descriptions; `in_order`: the words of its
    title, if read already."""

    pk: int
    title: str
    centre: int | None
    departement: str | None
    year: int | None
    text: str = ""
    in_order: str | None = None

    @cached_property
    def sorted_title(self) -> str:
        return read_title(self.title).in_order if self.in_order is None else self.in_order

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
    return _score(one, other, title, text), list(_reasons(one, other, title, text))


def _score(one: ComparedTexts, other: ComparedTexts, title: int | None, text: int | None) -> int:
    parts = [(45, title), (20, _place_likeness(one, other)), (35, text)]
    known = [(weight, value) for weight, value in parts if value is not None]
    return round(sum(weight * value for weight, value in known) / sum(weight for weight, _ in known))


def may_be_alike(one: ComparedTexts, other: ComparedTexts, most: int) -> bool:
    """Whether a pair can be found whose texts have at most so many words in common, from 0 to 100."""
    title = title_likeness(one, other)
    return most >= LEAST_SAME or _is_of_one_title(one, other, title) or _score(one, other, title, most) >= LEAST_SCORE


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
    if _is_of_one_title(one, other, title):
        return SameTexts(LEAST_SCORE, "même titre, sans centre qui les distingue")
    return None


def _is_of_one_title(one: ComparedTexts, other: ComparedTexts, title: int | None) -> bool:
    return title == 100 and (one.centre is None or other.centre is None)


def title_likeness(one: ComparedTexts, other: ComparedTexts) -> int | None:
    """From 0 to 100, whatever the order of the words; None when one has no title."""
    if not one.sorted_title or not other.sorted_title:
        return None
    return round(fuzz.ratio(one.sorted_title, other.sorted_title))


def near_titles(title: str, others: Sequence[str]) -> Iterator[int]:
    """The places of those that are alike enough for the fiches to be compared; titles by their words in order."""
    if title:
        found = process.extract(title, others, scorer=fuzz.ratio, score_cutoff=LEAST_TITLE - 1, limit=None)
        yield from (place for _, score, place in found if round(score) >= LEAST_TITLE)


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
