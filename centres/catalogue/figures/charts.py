"""A selection of fiches -> how they share themes, publics, partners, scales and years, each number with its fiches.

All is counted by the index. A fiche that has several themes stands in several bars; one that says none is told apart.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pyroaring import BitMap

from centres.catalogue.facts.choice import Choice
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.filters.pairs import in_order, places_of

from .narrowing import Figure, share

SHOWN = 10
MOST_BARS = 60
# Parameter -> title of its chart, and whether its vocabulary has an order of its own: else the largest come first.
RANKINGS = {
    "theme": ("Sur quels thèmes ?", False),
    "public": ("Pour quels publics ?", False),
    "partenaire": ("Avec quels partenaires ?", False),
    "echelle": ("À quelle échelle ?", True),
    "dimension": ("Dans quelle dimension ?", True),
    "statut": ("Où en sont-elles ?", True),
}
# The drawing of years, in its own units.
WIDTH, HEIGHT, FOOT, HEAD = 720, 180, 24, 22


@dataclass(frozen=True, slots=True)
class Bar:
    """A value and its fiches. `row`: the term that a page draws it from; `share`: of all fiches, in words."""

    label: str
    figure: Figure
    row: Any = None
    share: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """A chart of bars. `silent`: how many fiches say nothing of it; `is_chosen`: only what a filter asks is counted."""

    name: str
    title: str
    bars: list[Bar]
    silent: int
    whole: int
    is_chosen: bool

    @property
    def most(self) -> int:
        """The largest bar, which the others are drawn beside."""
        return max((bar.figure.count for bar in self.bars), default=0)

    @property
    def first(self) -> list[Bar]:
        return self.bars[:SHOWN]

    @property
    def more(self) -> list[Bar]:
        return self.bars[SHOWN:MOST_BARS]

    @property
    def beyond(self) -> int:
        return max(0, len(self.bars) - MOST_BARS)


@dataclass(frozen=True, slots=True)
class YearColumn:
    """A year in the drawing: the left edge, top, width and height of its column; `is_labelled` under it;
    `is_most`: no year has more."""

    label: str
    figure: Figure
    left: float
    top: float
    width: float
    height: float
    is_labelled: bool
    is_most: bool

    @property
    def middle(self) -> float:
        return round(self.left + self.width / 2, 1)


class Charts:
    """`Charts(ActionFilter(…, index=…))`: what a page of figures draws. Asks no database."""

    def __init__(self, found: ActionFilter) -> None:
        self.found, self.index = found, found.required_index
        self.ids = self.index.select(found.selection)
        self.pairs = [pair for pair in found.pairs if pair[0] not in found.orders]
        self.places = places_of(found.filters)

    @cached_property
    def rankings(self) -> list[Ranking]:
        rankings = [self.ranking(name) for name in RANKINGS]
        return [ranking for ranking in rankings if ranking.bars]

    @cached_property
    def columns(self) -> list[list[Ranking]]:
        """The same in two columns, the first the longer."""
        rankings = self.rankings
        return [rankings[::2], rankings[1::2]]

    def ranking(self, name: str) -> Ranking:
        title, is_ordered = RANKINGS[name]
        counted = self.counted(name)
        if not is_ordered:
            counted.sort(key=lambda pair: -pair[1])
        bars = [
            Bar(choice.label, self.figure(count, {name: choice.value}), choice.row, share(count, len(self.ids)))
            for choice, count in counted
        ]
        return Ranking(name, title, bars, self.silent(name), len(self.ids), bool(self.found.keys_of(name)))

    def counted(self, name: str) -> list[tuple[Choice, int]]:
        """What fiches carry of a parameter, in its own order. Of one that is filtered, only what is asked for: an
        address can not ask for fiches that carry a value of these and another one too."""
        values, asked = self.index.values[name], set(self.found.keys_of(name))
        pairs = (
            (choice, values[choice.key].intersection_cardinality(self.ids))
            for choice in self.index.choices[name]
            if choice.key in values and (not asked or choice.key in asked)
        )
        return [(choice, count) for choice, count in pairs if count]

    def silent(self, name: str) -> int:
        """How many fiches carry nothing of a parameter."""
        values = self.index.values[name]
        told = BitMap.union(*values.values()).intersection_cardinality(self.ids) if values else 0
        return len(self.ids) - told

    def figure(self, count: int, narrowed: dict[str, str]) -> Figure:
        """The fiches that one value of each of these parameters leaves."""
        pairs = [pair for pair in self.pairs if pair[0] not in narrowed]
        return Figure(count, in_order([*pairs, *narrowed.items()], self.places))

    @cached_property
    def years(self) -> list[YearColumn]:
        """Every year from the first to the last one told, those without a fiche as empty columns."""
        by_year = {choice.key: count for choice, count in self.counted("annee")}
        if not by_year:
            return []
        first, last, most = min(by_year), max(by_year), max(by_year.values())
        step = WIDTH / (last - first + 1)
        every = next(some for some in (1, 2, 5, 10, 20, 50) if (last - first) / some <= 12 or some == 50)
        return [
            YearColumn(
                label=str(year),
                figure=self.figure(by_year.get(year, 0), {"annee": str(year)}),
                left=round((year - first) * step + min(step * 0.12, 6), 1),
                top=round(HEAD + (HEIGHT - HEAD) * (1 - by_year.get(year, 0) / most), 1),
                width=round(min(step * 0.76, step - 1), 1),
                height=round((HEIGHT - HEAD) * by_year.get(year, 0) / most, 1),
                is_labelled=year % every == 0 or first == last,
                is_most=by_year.get(year) == most,
            )
            for year in range(first, last + 1)
        ]

    @property
    def told_years(self) -> list[YearColumn]:
        """The latest first, those without a fiche left out."""
        return [column for column in reversed(self.years) if column.figure.count]

    @property
    def without_year(self) -> int:
        return self.silent("annee")
