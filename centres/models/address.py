"""The name of a page and what it is of -> its address. A page tells a hundred, and Django looks each one up anew."""

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse

MOST_KEPT = 4096


def address_of(page: str, *of: int | str) -> str:
    """As `reverse` gives it. Addresses are made once in a process: what stands behind them does not change."""
    return _kept(get_urlconf(), get_script_prefix(), page, of)


@lru_cache(maxsize=MOST_KEPT)
def _kept(urlconf: str | None, prefix: str, page: str, of: tuple[int | str, ...]) -> str:
    return reverse(page, urlconf, args=of)
