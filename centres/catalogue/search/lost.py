"""An address that leads nowhere -> the words it is made of, how many fiches they find, and what they may mean."""

import re
from dataclasses import dataclass

from centres.language import parse_query

from .finding import search
from .suggestions import Suggestion, suggestion

# Ends of addresses of ours that say what a page does, not what a fiche is about.
OURS = frozenset(("apercu", "corriger", "merci"))
LONGEST = 80  # characters: as long as the end of an address of ours
_PARTS = re.compile(r"[\W_]+")
_EXTENSION = re.compile(r"\.\w{1,5}$")


@dataclass(frozen=True, slots=True)
class Lost:
    """`count` fiches answer `words`; when none does, `meant` is another search that finds some, or nothing."""

    words: str
    count: int = 0
    meant: Suggestion | None = None


def words_of(path: str) -> str:
    """The last part of an address that is made of words.

    >>> words_of("/actions/12/jardin-partage/corriger/"), words_of("/actions/12/"), words_of("/a/index.php")
    ('jardin partage', '', 'index')
    """
    parts = [" ".join(_PARTS.split(_EXTENSION.sub("", part))).strip() for part in path.split("/")[1:]]
    # The first part is the kind of page: « actions » finds everything.
    named = [part for part in (parts[1:] if len(parts) > 1 else parts) if not part.isdigit() and part not in OURS]
    words = next((part for part in reversed(named) if len(part) > 2 and any(map(str.isalpha, part))), "")
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0]


def lost(path: str, version: str) -> Lost:
    """`version`: of the catalogue."""
    words = words_of(path)
    query = parse_query(words)
    if not query.wanted:
        return Lost(words)
    found = search(query, version=version)
    if found.typed:
        return Lost(words, 0, Suggestion(found.query.text, len(found.ids)))
    count = len(found.ids)
    return Lost(words, count, None if count else suggestion(query, version))
