"""Stems -> the words of a text, and the compounds, that have one of them. Stemming all would take ten times as long.

A pattern knows the letters that a stem begins with, in both cases and with every French accent. It lets too much
through and misses nothing: each word that it finds is stemmed. A text with other letters is stemmed word by word.
"""

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from .inclusive import POINTS
from .stems import beginnings
from .words import APOSTROPHES, COMPOUND, HYPHENS, WRITTEN, chunks_around, compounds_of, fold, stems_of

_LIGATURES = {"oe": "œŒ", "ae": "æÆ"}
_MARKS = f"{APOSTROPHES}{POINTS}\u00a0\u202f«»“”„…–—‑•·§°€→✓"  # no part of a word
# The letters that fold to one of ours, by that one. Tried beside another letter: alone, some are no word (« l’ »).
_WRITTEN_AS: dict[str, str] = {}
for _letter in map(chr, [*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x100)]):
    if len(_folded := "".join(fold(f"x{_letter}"))) == 2:
        _WRITTEN_AS[_folded[1]] = _WRITTEN_AS.get(_folded[1], "") + _letter
_LETTERS = "".join([*_WRITTEN_AS.values(), *_LIGATURES.values()])
_BETWEEN = f"[{HYPHENS}{APOSTROPHES}.]?"
_UNKNOWN = re.compile(f"[^\\x00-\\x7f{_LETTERS}{_MARKS}]")
# A letter that begins no word follows another one, or a figure. Zeros before a letter are left out of a word.
_INSIDE = r"(?<![^\W_0].)"


def find_stems(text: str, wanted: Set[str]) -> Iterator[tuple[int, int]]:
    """(start, stop) of each word that has one of these stems, in order.

    >>> [slice(*span) for span in find_stems("L’été, des étés d'Étables", {"ete"})]
    [slice(2, 5, None), slice(11, 15, None)]
    """
    for chunk in _chunks(text, wanted):
        yield from _with_compounds(text, chunk, wanted, _words(text, chunk, wanted))


def find_words(text: str, wanted: Set[str]) -> Iterator[tuple[int, int]]:
    """The same of words alone: of those that hyphens hold together, each as it stands.

    >>> [slice(*span) for span in find_words("L’auto-école, une école", {"ecol", "autoecol"})]
    [slice(7, 12, None), slice(18, 23, None)]
    """
    for chunk in _chunks(text, wanted):
        yield from _words(text, chunk, wanted)


def _chunks(text: str, wanted: Set[str]) -> Iterator[tuple[int, int]]:
    if not wanted:
        return iter(())
    if text.isascii() or not _UNKNOWN.search(text):
        return chunks_around(text, _beginnings(frozenset(wanted)))
    return iter([(0, len(text))])


def _words(text: str, chunk: tuple[int, int], wanted: Set[str]) -> list[tuple[int, int]]:
    return [word.span() for word in WRITTEN.finditer(text, *chunk) if not wanted.isdisjoint(stems_of(word[0]))]


def _with_compounds(
    text: str, chunk: tuple[int, int], wanted: Set[str], words: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The words found, and those that hyphens hold together and are found as one: none lies in another."""
    if all(text.find(hyphen, *chunk) < 0 for hyphen in HYPHENS):
        return words
    whole = [word.span() for word in COMPOUND.finditer(text, *chunk) if not wanted.isdisjoint(compounds_of(word[0]))]
    return sorted([*whole, *(word for word in words if not any(a <= word[0] < b for a, b in whole))])


@lru_cache(maxsize=128)
def _beginnings(wanted: frozenset[str]) -> re.Pattern[str]:
    """What any word of these stems begins with."""
    return re.compile("|".join(map(_spelt, sorted(beginnings(wanted)))))


def _spelt(start: str) -> str:
    """Folded letters -> a pattern of all that they can be written as: « C.A.F. », « œuvre », « péri-scolaire »."""
    parts = []
    for place, letter in enumerate(start):
        # A ligature is taken for its first letter; its second one is then there already.
        joined = "".join(written for pair, written in _LIGATURES.items() if pair[0] == letter)
        part = f"[{_WRITTEN_AS[letter]}{joined}]"
        before = _LIGATURES.get(start[place - 1 : place + 1]) if place else None
        # The look back stands after the first letter: it is for that letter that the text is searched.
        after = "" if place else _INSIDE
        parts.append(f"(?:{_BETWEEN}{part}|(?<=[{before}]))" if before else f"{_BETWEEN if place else ''}{part}{after}")
    return "".join(parts)
