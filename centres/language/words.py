"""Text as it was written -> its words folded to `[a-z0-9]`, and their stems.

Case, accents, ligatures, apostrophes and hyphens do not matter: « péri-scolaire » is two words, and « périscolaire » is
its compound. Elided articles and pronouns are not words (« l’été » is « été », « d’un » is « un »). Letters of other
alphabets lead to nothing.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain

from .families import ACCENTED
from .inclusive import INCLUSIVE, plain
from .stems import stem

# A word as written: letters and figures, with the marks and the invisible characters that can stand inside it.
_INSIDE = "\\w\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
# What an apostrophe is typed as.
APOSTROPHES = "'’‘ʼ`´′＇"
HYPHENS = "-‐‑"
WRITTEN = re.compile(
    rf"(?:[A-Z]\.){{2,}}(?:[A-Z](?![{_INSIDE}]))?"  # « C.A.F. » is « CAF »
    rf"|(?<![{_INSIDE}.])(?:[a-z]\.){{2,}}(?:[a-z](?![{_INSIDE}]))?"
    rf"|{INCLUSIVE}"
    rf"|[Ee]ntr[{APOSTROPHES}](?=[{_INSIDE}])[{_INSIDE}]+"  # « entr’aide »
    rf"|[Aa][Uu][Jj][Oo][Uu][Rr][Dd][{APOSTROPHES}]?[Hh][Uu][Ii](?![{_INSIDE}])"
    rf"|[{_INSIDE}]+"
)
# Words that hyphens hold together, without a figure: dates and numbers are none.
_LETTER = rf"(?:(?!\d)[{_INSIDE}])"
COMPOUND = re.compile(rf"(?<![{_INSIDE}]){_LETTER}+(?:[{HYPHENS}]{_LETTER}+)+(?![{_INSIDE}])")
_WITHIN = re.compile(f"(?i:(?<=^entr)[{APOSTROPHES}])")
_HYPHEN = re.compile(f"[{HYPHENS}]")
_BEFORE_A_LETTER = re.compile(rf"-(?={_LETTER})")
# Longer ones are no words; the first letters are enough to find them by.
_LONGEST_WRITTEN = 60
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th"})
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_INVISIBLE = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+")
# One word for women and men, and the one that it stands for.
_FOR_ALL = {"toustes": "tous", "touxtes": "tous", "iel": "il", "iels": "ils", "celleux": "ceux"}
_ELIDED = frozenset(("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"))
# A figure 0 before a letter is left out: the index marks its own words with it.
_MARKS_OF_THE_INDEX = re.compile(r"^0+(?=[a-z])")


@lru_cache(maxsize=65_536)
def fold(written: str) -> tuple[str, ...]:
    """The folded words of one word as written: most often one, none for an elided article or another alphabet.

    >>> fold("Œuvre"), fold("ÉTÉ"), fold("l"), fold("½"), fold("Aujourd’hui"), fold("0km"), fold("toustes")
    (('oeuvre',), ('ete',), (), ('1', '2'), ('aujourdhui',), ('km',), ('tous',))
    """
    text = written[:_LONGEST_WRITTEN]
    if text[1:2] == ".":
        text = text.replace(".", "")
    elif not text.isalnum():
        text = _WITHIN.sub("", plain(text))
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_LETTERS)
        text = _INVISIBLE.sub("", text)
    if text[:7].lower() == "aujourd":
        return ("aujourdhui",)
    words = (_MARKS_OF_THE_INDEX.sub("", word) for word in _NOT_WORD.split(text.lower()))
    return tuple(_FOR_ALL.get(word, word) for word in words if word and word not in _ELIDED)


@lru_cache(maxsize=65_536)
def stems_of(written: str) -> tuple[str, ...]:
    """The stems of one word as written.

    >>> stems_of("Ateliers"), stems_of("d")
    (('ateli',), ())
    """
    if not written.isascii() and (known := ACCENTED.get(unicodedata.normalize("NFC", written).lower())):
        return (known,)
    return tuple(stem(word) for word in fold(written))


def stems(text: str) -> list[str]:
    """The stems of a text, in order.

    >>> stems("L’atelier d'écriture : les œuvres des Centres-Sociaux")
    ['ateli', 'ecrir', 'les', 'oeuvr', 'des', 'centr', 'social']
    """
    return [found for written in WRITTEN.findall(text) for found in stems_of(written)]


@lru_cache(maxsize=65_536)
def compounds_of(chunk: str) -> tuple[str, ...]:
    """The stems of words that hyphens hold together, each read as one word.

    >>> compounds_of("l’auto-école"), compounds_of("Péri-scolaires,"), compounds_of("2014-2015"), compounds_of("- non")
    (('autoecol',), ('periscolair',), (), ())
    """
    return tuple(found for match in COMPOUND.finditer(chunk) for found in stems_of(_HYPHEN.sub("", match[0])))


def compounds(text: str) -> list[str]:
    """Those of a text, in order. Few chunks have a hyphen: looking at each would take ten times as long."""
    for other in HYPHENS[1:]:
        text = text.replace(other, "-")
    chunks = (text[start:end] for start, end in chunks_around(text, _BEFORE_A_LETTER))
    return [found for chunk in chunks for found in compounds_of(chunk)]


def chunks_around(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """(start, stop) of what stands between two blanks, each once, around what a pattern finds."""
    end = 0
    for found in pattern.finditer(text):
        if found.start() >= end:
            start, end = found.span()
            while start and not text[start - 1].isspace():
                start -= 1
            while end < len(text) and not text[end].isspace():
                end += 1
            yield start, end


class OfChunks(dict[str, tuple[str, ...]]):
    """What stands between two blanks, with its punctuation -> what is read of it: texts repeat themselves."""

    most = 100_000

    def __init__(self, read: Callable[[str], Iterable[str]]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        found = tuple(self._read(chunk))
        if len(self) >= self.most:
            self.clear()
        if len(chunk) <= _LONGEST_WRITTEN:
            self[chunk] = found
        return found


_chunks = OfChunks(stems)


def stems_of_chunks(chunks: Iterable[str]) -> list[str]:
    """The stems of the chunks of a text, three times as fast as `stems` of it: an import spends its time here.

    >>> stems_of_chunks("L’atelier d'écriture : les œuvres".split())
    ['ateli', 'ecrir', 'les', 'oeuvr']
    """
    return list(chain.from_iterable(map(_chunks.__getitem__, chunks)))
