"""What a search found -> what its page says of it: what was looked for besides or instead, how to ask otherwise."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.search.finding import SearchResult

MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Searched:
    """`whole` fiches have all the words, `nearly` most of them; 0 and 0 when all that are listed have them all.

    `others`: words looked for besides, `more` how many are not told. `meant`: the search as it was mended, empty when
    it was not. `exact`: the query string that looks for what was typed, and for nothing else.
    """

    typed: str
    exact: str
    meant: str = ""
    others: list[str] = field(default_factory=list)
    more: int = 0
    whole: int = 0
    nearly: int = 0


def searched(found: ActionFilter, result: SearchResult) -> Searched | None:
    """None when the page has nothing to say: what was typed was found as it was typed."""
    typed = result.typed or result.query
    words = result.other_words
    if not (words or result.typed or result.nearly):
        return None
    ids = found.required_index.select(found.selection)
    nearly = len(result.nearly & ids)
    if not (words or result.typed or nearly):
        return None
    exact = [(name, typed.exactly if name == "q" else value) for name, value in found.pairs]
    return Searched(
        typed.text,
        urlencode(exact),
        result.query.text if result.typed else "",
        words[:MOST_SHOWN],
        max(0, len(words) - MOST_SHOWN),
        len(ids) - nearly if nearly else 0,
        nearly,
    )
