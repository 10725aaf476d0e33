"""A selection of fiches and what a figure counts in it -> the query string that opens exactly the fiches counted."""

from dataclasses import dataclass
from decimal import Decimal

from centres.catalogue.facts.budgets import BUDGET_STATES, plain
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.filters.pairs import in_order, places_of

FEW = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of fiches, and the query string of their list."""

    count: int
    query: str

    @property
    def is_few(self) -> bool:
        """Whether what is computed over them would speak of one or two fiches."""
        return self.count < FEW


class Narrowing:
    """What a query string asks for, narrowed figure by figure."""

    def __init__(self, found: ActionFilter) -> None:
        self.pairs = found.pairs
        self.places = places_of(found.filters)
        self.budgets = found.keys_of("budget")
        self.least = found.keys_of("budget_min")
        self.most = found.keys_of("budget_max")

    def figure(
        self,
        count: int,
        *,
        budget: str = "",
        least: Decimal | None = None,
        most: Decimal | None = None,
        year: int | None = None,
        **added: str,
    ) -> Figure:
        """`budget`: a state; `least` and `most`: bounds, for fiches whose budget is one amount; `year`: the fiche's;
        `added`: values of parameters that add up."""
        narrowed: dict[str, list[str]] = {}
        if budget:
            narrowed["budget"] = self._within(budget)
        if least is not None:
            narrowed["budget_min"] = [plain(max([least, *self.least]))]
        if most is not None:
            narrowed["budget_max"] = [plain(min([most, *self.most]))]
        if year is not None:
            narrowed["annee"] = [str(year)]
        pairs = [pair for pair in self.pairs if pair[0] not in narrowed]
        pairs += [(name, value) for name, values in narrowed.items() for value in values]
        pairs += [pair for pair in added.items() if pair not in pairs]
        return Figure(count, in_order(pairs, self.places))

    def _within(self, state: str) -> list[str]:
        """A state of budgets among those asked for: itself when one of them holds it, else those that it holds."""
        if not self.budgets or state in self.budgets or BUDGET_STATES[state].within in self.budgets:
            return [state]
        return [asked for asked in self.budgets if BUDGET_STATES[asked].within == state]


def share(part: int, whole: int) -> str:
    """A share in words; the ends are told apart from what only rounds to them. Nothing of nothing is no share.

    >>> [share(part, 1000) for part in (0, 1, 575, 999, 1000)], share(0, 0)
    (['0 %', 'moins de 1 %', '58 %', 'plus de 99 %', '100 %'], '')
    """
    if not whole:
        return ""
    percent = (200 * part + whole) // (2 * whole)
    if part and percent < 1:
        return "moins de 1 %"
    if part < whole and percent == 100:
        return "plus de 99 %"
    return f"{percent} %"
