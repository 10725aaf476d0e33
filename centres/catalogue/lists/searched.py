"""What a search found -> what its page says of it: what was looked for besides or instead, how to ask otherwise."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.search.results import SearchResult

MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Searched:
    """`whole` fiches have all the words, `nearly` most of them; 0 and 0 when all that are listed have them all.

    `others`: words looked for besides, `more` how many are not told. `close` fiches only have one of `fallbacks`, words
    looked for because few answer; `is_close` when no other fiche is listed. `meant`: the search as it was mended, empty
    when it was not. `exact`: the query string that looks for what was typed, and for nothing else.
    """

    typed: str
    exact: str
    meant: str = ""
    others: list[str] = field(default_factory=list)
    more: int = 0
    whole: int = 0
    nearly: int = 0
    close: int = 0
    fallbacks: list[str] = field(default_factory=list)
    is_close: bool = False


def searched(found: ActionFilter, result: SearchResult) -> Searched | None:
    """None when the page has nothing to say: what was typed was found as it was typed."""
    typed = result.typed or result.query
    words = result.other_words
    if not (words or result.typed or result.nearly or result.close):
        return None
    ids = found.required_index.select(found.selection)
    nearly, close = len(result.nearly & ids), len(result.close & ids)
    fallbacks = [word for word in result.fallback_words if word not in words] if close else []
    if not (words or result.typed or nearly or close):
        return None
    exact = [(name, typed.exactly if name == "q" else value) for name, value in found.pairs]
    return Searched(
        typed.text,
        urlencode(exact),
        meant=result.query.text if result.typed else "",
        others=words[:MOST_SHOWN],
        more=max(0, len(words) - MOST_SHOWN),
        whole=len(ids) - nearly - close if nearly else 0,
        nearly=nearly,
        close=close,
        fallbacks=fallbacks[:MOST_SHOWN],
        is_close=0 < close == len(ids),
    )
