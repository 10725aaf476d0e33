"""Any spelling of a text -> one folded spelling, to compare by; and the identity key made from it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

# Characters that print nothing: zero-width spaces and joiners, BOM, soft hyphen, direction marks.
ZERO_WIDTH = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\ufeff"
)
# The white space `str.strip()` knows (it holds NBSP and U+202F), written out so that one call can strip both sets.
WHITE_SPACE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
EDGES = WHITE_SPACE + ZERO_WIDTH

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th"})
_PRINTS_NOTHING = re.compile(
    f"[{ZERO_WIDTH}\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]+"
)
# Long runs of combining marks take quadratic time to normalise; no language writes more than a few.
_LONG_TEXT = 500  # characters; below it no run is long enough to matter
_MAYBE_MARKS = re.compile(r"[^\w\s\x00-\x7f]{40,}")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_NOT_ANY_WORD = re.compile(r"[\W_]+")
_CACHED_LENGTH = 120


def fold(text: str) -> str:
    """Lower-case words of ``[a-z0-9]`` with one space between.

    >>> fold("  Cœur d’Œuvre : l'ÉTÉ — n°\u202f2\u200b ! ")
    'coeur d oeuvre l ete n 2'
    >>> fold("→ ✿")
    ''
    """
    return _fold_short(text) if len(text) <= _CACHED_LENGTH else _fold(text)


def _fold(text: str) -> str:
    return _NOT_WORD.sub(" ", _plain(text)).strip()


def _plain(text: str) -> str:
    """Lower case, no accents, nothing that prints nothing; letters of every alphabet."""
    if text.isascii():
        return text.lower()
    if has_heaped_marks(text):
        text = _MAYBE_MARKS.sub("", text)
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_LETTERS)
    return _PRINTS_NOTHING.sub("", decomposed)


def has_heaped_marks(text: str) -> bool:
    """Whether a text heaps dozens of combining marks on one letter: it must not be normalised.

    >>> has_heaped_marks("e" + "\u0301" * 1000), has_heaped_marks("•" * 1000), has_heaped_marks("é" * 1000)
    (True, False, False)
    """
    if len(text) < _LONG_TEXT:
        return False
    return any(sum(map(bool, map(unicodedata.combining, run[0]))) >= 40 for run in _MAYBE_MARKS.finditer(text))


_fold_short = lru_cache(maxsize=16_384)(_fold)


def comparable(text: str) -> str:
    """`fold`, or for a text of symbols or of another alphabet only, its own characters in one case.

    >>> comparable("Été !"), comparable(" ✿  ✿ "), comparable("")
    ('ete', '✿ ✿', '')
    """
    folded = fold(text)
    if folded or not text:
        return folded
    composed = text if has_heaped_marks(text) else unicodedata.normalize("NFC", text)
    return " ".join(composed.casefold().strip(EDGES).split())


def identity_key(centre: str, department: str, title: str) -> str:
    """64 hexadecimal characters that are the same for every spelling of the same centre, département and title.

    An absent part is empty, and is not the same as any other.

    >>> identity_key("MDH Le Patio", "Isère", "Café !") == identity_key("mdh le  patio", "ISERE", "CAFÉ")
    True
    >>> identity_key("A", "", "B") == identity_key("", "A", "B")
    False
    """
    return _digest("\x1f".join((comparable(centre), comparable(department), comparable(title))))


def words_key(lines: Iterable[str]) -> str:
    """The same for a text that has no name: equal for every way of writing the same words, whatever its bullets, its
    blank lines, its case, its accents and where its lines are cut.

    >>> words_key(["• Une veillée", "", "par mois."]) == words_key(["-", "- une VEILLEE par mois"])
    True
    >>> words_key(["Une veillée par mois"]) == words_key(["Deux veillées par mois"])
    False
    """
    return _digest(_NOT_ANY_WORD.sub(" ", _plain("\n".join(lines))).strip())


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
