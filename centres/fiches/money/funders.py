"""The words of an amount -> who pays it, when they name somebody."""

import re
from functools import lru_cache

from centres.fiches.folding import fold

from .cuts import EDGES
from .lexicon import ARTICLE, FUNDER, GRANT, PAID_BY

LONGEST = 300  # characters that the column holds
_LONGEST_WORDS = 1_000  # longer words are a story
_CACHED_LENGTH = 200
_TAIL = re.compile(r":\s*(?P<who>[^:\n]+)\n?[^:]*$")
_BY = re.compile(r"\s*par\s+", re.IGNORECASE)
# What may follow a name and is none of it: « CAF pour 2014 », « la mairie a versé ».
_AFTER_NAME = re.compile(
    r"\s+(?:(?:pour|de|[àa]|d['’])$|(?:(?:pour|en)\s+)?(?:l['’]année\s+)?\d{3}|[àa] hauteur d|pour un montant"
    r"|d['’]un montant|pour la somme"
    r"|(?:a|ont|nous a|nous ont)\s+(?:vers|financ|accord|donn|attribu|pris|pay|apport|allou)\w*"
    r"|(?:finance|verse|apporte|participe|contribue|prend|paie|accorde|attribue|donne)(?:nt)?\b).*",
    re.IGNORECASE | re.DOTALL,
)


def read_funder(words: str, kind: str) -> str:
    """The name after « payé par » or « subvention », or words that begin with a known body; nothing else is a funder.

    `words` are two lines: those before the amount and those after it.

    >>> read_funder("Subvention de la CAF", "produit"), read_funder("Repas, payés par le comité", "charge")
    ('CAF', 'comité')
    >>> read_funder("Participation des familles", "produit"), read_funder("Sortie avec la ville", "charge")
    ('', '')
    """
    if len(words) > _LONGEST_WORDS:
        return ""
    return _read_short(words, kind) if len(words) < _CACHED_LENGTH else _read(words, kind)


def _read(words: str, kind: str) -> str:
    if found := PAID_BY.search(words):
        return _name(found["who"])
    if (found := GRANT.search(words)) and (FUNDER.search(fold(found["who"])) or found["who"][0].isupper()):
        return _name(found["who"])
    if not FUNDER.search(fold(words)):
        return ""
    if kind == "produit":
        names = (_name(part) for part in words.split("\n"))
        return next((name for name in names if FUNDER.match(fold(name))), "")
    tail = _TAIL.search(words)
    return _name(tail["who"]) if tail and FUNDER.search(fold(tail["who"])) else ""


_read_short = lru_cache(maxsize=4096)(_read)


def _name(words: str) -> str:
    words = words.strip(EDGES)
    by = _BY.match(words)
    name = _AFTER_NAME.sub("", words[by.end() :] if by else words).strip(EDGES)
    if name.endswith("("):
        name = name.rstrip("(").strip(EDGES)
    if name.count(")") > name.count("("):
        name = name.rstrip(")").strip(EDGES)
    return shorten(ARTICLE.sub("", name, count=1) if ARTICLE.match(name) else name, LONGEST)


def shorten(text: str, length: int) -> str:
    """The text in at most `length` characters.

    >>> shorten("abc", 3), shorten("abcd", 3)
    ('abc', 'ab…')
    """
    return text if len(text) <= length else text[: length - 1] + "…"
