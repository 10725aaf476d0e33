"""(parameter, value) pairs -> the query string that asks for them. A page of figures tells three hundred."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import urlencode


def query_string(pairs: Iterable[tuple[str, str]]) -> str:
    """As `urlencode` spells it.

    >>> query_string([("theme", "sante"), ("q", "fête & jeux")])
    'theme=sante&q=f%C3%AAte+%26+jeux'
    """
    return "&".join(map(_spelled, pairs))


def in_order(pairs: Iterable[tuple[str, str]], places: Mapping[str, int]) -> str:
    """The same, by the places of the parameters."""
    return query_string(sorted(pairs, key=lambda pair: places[pair[0]]))


def places_of(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


@lru_cache(maxsize=4096)
def _spelled(pair: tuple[str, str]) -> str:
    return urlencode([pair])
