"""A folded word -> whether people say it in French: what tells a real word that no fiche has from a slip.

The words are those of pyspellchecker's French dictionary that subtitles of films hold: 41,700 of 140,000. The others
are forms that nobody types, « parant » but for « parents ». They are read once a process, when a search holds a word
that no fiche has: in 0.1 s, and 0.2 MiB are kept.
"""

import gzip
import re
import unicodedata
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import files
from typing import TextIO
from zlib import crc32

# Without compounds: their parts are words.
_ENTRY = re.compile(r'"([a-z]+)": (\d+)')
_ACCENTED = {"a": "àâä", "c": "ç", "e": "éèêë", "i": "îï", "o": "ôö", "u": "ùûü", "y": "ÿ"}
_UNSEEN = 50  # what the dictionary counts a form that no film says
_PIECE = 1 << 16  # characters


def is_said(word: str) -> bool:
    """Whether a folded word is one that people say.

    >>> is_said("tempete"), is_said("notaire"), is_said("parant"), is_said("jardni")
    (True, True, False, False)
    """
    hashes, sought = _hashes(), crc32(word.encode())
    place = bisect_left(hashes, sought)
    return place < len(hashes) and hashes[place] == sought


@lru_cache(maxsize=256)
def as_written(word: str) -> str:
    """One that people say, with its accents; the most said of several.

    >>> as_written("debattre"), as_written("marche"), as_written("jardni")
    ('débattre', 'marche', 'jardni')
    """
    letters = "".join(f"[{letter}{_ACCENTED.get(letter, '')}]" for letter in word)
    entries = re.compile(rf'"({letters})": (\d+)')
    times: dict[str, int] = {}
    with _dictionary() as text:
        while lines := text.readlines(_PIECE):
            times |= {entry[1]: int(entry[2]) for entry in entries.finditer("".join(lines))}
    return max(times, key=times.__getitem__, default=word)


@cache
def _hashes() -> "array[int]":
    """Those of the words, sorted: less than a tenth of what a set of them would take."""
    # Not by its SpellChecker, which keeps 40 MiB to correct words with; by pieces, as the whole text would cost 20.
    hashes = array("I")
    with _dictionary() as text:
        while lines := text.readlines(_PIECE):
            said = (entry[1] for entry in _ENTRY.finditer(_folded("".join(lines))) if int(entry[2]) > _UNSEEN)
            hashes.extend(crc32(word.encode()) for word in said)
    return array("I", sorted(hashes))


def _dictionary() -> TextIO:
    return gzip.open(str(files("spellchecker").joinpath("resources", "fr.json.gz")), "rt", encoding="utf-8")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe")).encode("ascii", "ignore").decode()
