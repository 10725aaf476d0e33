"""What a FilterSet picked -> what the index is asked."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pyroaring import BitMap

FACETS = (
    "theme", "public", "partenaire", "initiative", "dimension", "statut", "echelle", "region", "departement", "epci",
    "taille", "centre", "annee", "budget", "dit",
)  # fmt: skip
STATED, NOT_STATED = "oui", "non"
LEAST, MOST = "budget_min", "budget_max"


@dataclass(frozen=True)
class Selection:
    """Facet -> keys, any of which will do; several facets add up.

    `least` and `most` bound the budget, in cents. `found`: parameter -> ids that something else found for it, a text
    search or SQL.
    """

    keys: Mapping[str, frozenset[Any]] = field(default_factory=dict)
    least: int | None = None
    most: int | None = None
    found: Mapping[str, BitMap] = field(default_factory=dict)

    @classmethod
    def of(cls, keys: Mapping[str, Iterable[Any]], find: Callable[[str], BitMap]) -> "Selection":
        """Parameter -> keys in force. What the index does not know is found by `find`, a parameter at a time."""
        asked = {name: list(some) for name, some in keys.items() if some}
        known = {name: frozenset(_flat(some)) for name, some in asked.items() if is_known(name, some)}
        bounds = {name: _cents(asked[name][0]) for name in (LEAST, MOST) if name in asked}
        found = {name: find(name) for name in asked if name not in known and name not in bounds}
        return cls(known, bounds.get(LEAST), bounds.get(MOST), found)


def is_known(name: str, keys: Iterable[Any]) -> bool:
    """Whether the index has bitmaps for these keys of a parameter. Of budgets it only knows which state an amount."""
    return name in FACETS and (name != "budget" or {STATED, NOT_STATED}.issuperset(keys))


def _flat(keys: list[Any]) -> Iterable[Any]:
    """A slug that centres share is one key of several ids."""
    for key in keys:
        yield from key if isinstance(key, tuple) else (key,)


def _cents(amount: Decimal) -> int:
    return int(amount * 100)
