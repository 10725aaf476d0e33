"""The texts of some fiches -> their lines of words and the words that they use, here or in a process apart."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .indexing import index_line
from .stems import LONGEST_STEM
from .words import WRITTEN, fold, stems_of

# The texts of each place of a fiche (indexing.PLACES).
Places = tuple[tuple[str, ...], ...]
LONGEST_WORD, SHORTEST_WORD = LONGEST_STEM, 4


class UsedWord(NamedTuple):
    """A folded word as a text writes it. The least of several is what a person wants to read: with accents before
    without, capitals last (« parentalité »)."""

    is_ascii: bool
    is_upper: bool
    text: str
    stem: str
    written: str


@dataclass(frozen=True, slots=True)
class IndexedTexts:
    """The lines of some fiches, in order, and {folded word: as they write it}."""

    lines: list[str]
    words: dict[str, UsedWord]


@dataclass(frozen=True, slots=True)
class TextsPart:
    """Some fiches of a `batch`, which has a number of its own in the process that asks."""

    batch: int
    fiches: Sequence[Places]


class _Told:
    """The chunks of which a process apart has told the words, of the batch that it is at."""

    batch = 0
    chunks: set[str] = set()


def index_texts(fiches: Sequence[Places]) -> IndexedTexts:
    """The lines of some fiches (see `index_line`), and their words."""
    seen: set[str] = set()
    return IndexedTexts([index_line(places, seen) for places in fiches], used_words(seen))


def index_part(part: TextsPart) -> IndexedTexts:
    """The same in a process apart: of the words, those that no part of the batch told before."""
    seen: set[str] = set()
    lines = [index_line(places, seen) for places in part.fiches]
    if _Told.batch != part.batch:
        _Told.batch, _Told.chunks = part.batch, set()
    new = seen - _Told.chunks
    _Told.chunks |= new
    return IndexedTexts(lines, used_words(new))


def words_in(fiches: Iterable[Places]) -> dict[str, UsedWord]:
    """The words of some fiches without their lines."""
    return used_words({chunk for places in fiches for texts in places for text in texts for chunk in text.split()})


def used_words(chunks: Iterable[str]) -> dict[str, UsedWord]:
    """The words, of a usual length, that some chunks of text hold."""
    words: dict[str, UsedWord] = {}
    for written in {written for chunk in chunks for written in WRITTEN.findall(chunk)}:
        forms = fold(written)
        if len(forms) == 1 and SHORTEST_WORD <= len(forms[0]) <= LONGEST_WORD and forms[0].isalpha():
            shown = unicodedata.normalize("NFC", written.lower())
            if shown.isalpha():
                word = UsedWord(written.isascii(), written.isupper(), written, stems_of(written)[0], shown[:60])
                add_words(words, {forms[0]: word})
    return words


def add_words(words: dict[str, UsedWord], others: Mapping[str, UsedWord]) -> None:
    """Adds to `words` the others, each as the best of both writes it."""
    for form, word in others.items():
        known = words.get(form)
        if known is None or word < known:
            words[form] = word
