"""Words -> the amounts of money in them, each beside its place, and whether it is plainly one sum.

Only numbers glued to `€`, `euros` or `k€` count: « Budget 2014 : 6458 euros » holds one amount.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_UNIT = re.compile(r"(?P<thousands>k\s?)?(?:€|euros?\b|eur\b)", re.IGNORECASE)
# Read backwards from the unit, in a window, so that no text takes long: the number ends where the unit begins.
_NUMBER = re.compile(
    r"""
    (?<![\d.,])                                        # not the tail of a longer number
    (?P<whole>  \d{1,3} (?:[ \u00a0\u202f.]\d{3})+     # 6 458 or 6.458, by thousands
              | \d+ )
    (?: [.,](?P<cents>\d{1,2}) )?
    [ \u00a0\u202f]?$
    """,
    re.VERBOSE,
)
_WINDOW = 60
_SPACES = re.compile(r"[ \u00a0\u202f.]")

# What stands right before or after an amount that is not one plain sum: a range, a rate, a product, a rough figure.
_NOT_PLAIN_BEFORE = re.compile(
    r"(?:\d[ \u00a0\u202f]*(?:[àa/x×*+–-]|ou|et|euros?|€)?[ \u00a0\u202f]*|[/x×*+±<>~≈]\s*"
    r"|\b(?:entre|environ|de|près\s+de|moins\s+de|plus\s+de|jusqu'à|à|ou|max\w*|mini\w*|autour\s+de)\s*)$",
    re.IGNORECASE,
)
_NOT_PLAIN_AFTER = re.compile(
    r"\s*(?:/|[x×*+]\s*\d|[àa–-]\s*\d|par\b|chacun|chaque|l['’]|le\b|la\b|les\b|de\s+l['’]heure|pour\s+chaque"
    r"|à\s+l['’]|à\s+la\b|au\s+mois|à\s+chaque|annuel|mensuel|hebdo|environ\b|maxi|mini|ou\b|h\b|horaire)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in euros at ``text[start:end]``. `is_plain`: no range, rate, product or rough figure around it."""

    value: Decimal
    start: int
    end: int
    is_plain: bool


def find_amounts(text: str) -> Iterator[Amount | None]:
    """The amounts of a line from left to right; None for money whose number cannot be read.

    >>> [str(amount.value) for amount in find_amounts("Budget 2014: 6 458,50 euros puis 40 000.00 €, 5 k€")]
    ['6458.50', '40000.00', '5000']
    >>> [amount.is_plain for amount in find_amounts("soit 50€/an, 40/50€ par séance, 300 euros de matériel")]
    [False, False, True]
    """
    for unit in _UNIT.finditer(text):
        start = max(0, unit.start() - _WINDOW)
        window = text[start : unit.start()]
        number = _NUMBER.search(window)
        if number is None:
            if window[-1:].isalnum() and unit["thousands"] is None and unit.group().isalpha():
                continue  # the end of a word, such as « amateur »
            yield None
            continue
        digits = _SPACES.sub("", number["whole"])
        value = Decimal(f"{digits}.{number['cents']}" if number["cents"] else digits)
        before, after = window[: number.start()], text[unit.end() : unit.end() + _WINDOW]
        is_whole = number.start() > 0 or start == 0
        is_plain = is_whole and not _NOT_PLAIN_BEFORE.search(before) and not _NOT_PLAIN_AFTER.match(after)
        yield Amount(value * 1000 if unit["thousands"] else value, start + number.start(), unit.end(), is_plain)
