"""A selection of fiches -> what they say of money and people, each figure with the fiches behind it.

Only comparable budgets are added and put in order: one amount for the whole action, of one period. What is partial, or
a range, or without an amount is counted beside them and never added. In one-off amounts stand those that say no period.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pyroaring import BitMap

from centres.catalogue.facts.budgets import BUDGET_STATES, KINDS, ROLES
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.sql.cents import Quartiles, euros, quartiles

from .narrowing import FEW, Figure, Narrowing, share
from .totals import count_carried, has_ended

MOST_FUNDERS = 100
CENT = Decimal("0.01")
# Bounds in euros, both counted.
BRACKETS = (
    ("0 €", None, Decimal(0)),
    ("moins de 1 000 €", CENT, 1000 - CENT),
    ("de 1 000 à moins de 3 000 €", Decimal(1000), 3000 - CENT),
    ("de 3 000 à moins de 10 000 €", Decimal(3000), 10_000 - CENT),
    ("de 10 000 à moins de 30 000 €", Decimal(10_000), 30_000 - CENT),
    ("30 000 € et plus", Decimal(30_000), None),
)
TITLES = {
    "sans-periode": "En une fois, ou sans période dite",
    "par-an": "Par an",
    "par-mois": "Par mois",
    "par-seance": "Par séance",
    "par-personne": "Par personne",
}


@dataclass(frozen=True, slots=True)
class Split:
    """A part of the fiches of a period: a bracket, a kind of item, a funder or a year, with its euros."""

    label: str
    figure: Figure
    total: Decimal
    quartiles: Quartiles | None = None


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """The comparable budgets of one period. `quartiles` is None under three fiches; `rough` counts items in a range."""

    slug: str
    title: str
    figure: Figure
    total: Decimal
    quartiles: Quartiles | None
    brackets: list[Split]
    years: list[Split]
    kinds: list[Split]
    funders: list[Split]
    rough: int

    @property
    def most_in_a_bracket(self) -> int:
        return max(row.figure.count for row in self.brackets)

    @property
    def zeros(self) -> Figure:
        return self.brackets[0].figure


@dataclass(frozen=True, slots=True)
class RoleFigures:
    """The people of one role: how many fiches count them, the sum of the exact numbers, how many are not exact."""

    label: str
    stated: Figure
    exact: Figure
    total: int
    rough: Figure


class Statistics:
    """`Statistics(ActionFilter(…, index=…))`: told from the index alone, however many fiches there are."""

    def __init__(self, found: ActionFilter) -> None:
        self.selection, self.index = Narrowing(found), found.required_index
        self.ledger = self.index.ledger
        self.ids = self.index.select(found.selection)
        self.all = self.selection.figure(len(self.ids))
        self.states = {
            slug: self.selection.figure(self.ledger.states[slug].intersection_cardinality(self.ids), budget=slug)
            for slug in BUDGET_STATES
        }
        self.periods = [self._period(slug, title) for slug, title in TITLES.items() if self.states[slug].count]
        self.roles = [self._role(slug, *role) for slug, role in ROLES.items() if (role[0], "") in self.ledger.people]
        self.roles = [role for role in self.roles if role.stated.count]

    def __getitem__(self, state: str) -> Figure:
        """The fiches whose budget is in a state: `statistics.oui` in a template."""
        return self.states[state]

    @property
    def share_without(self) -> str:
        return share(self.states["non"].count, self.all.count)

    @property
    def median(self) -> Decimal | None:
        """Of what an action costs in one go; None under three budgets."""
        once = next((period for period in self.periods if period.slug == "sans-periode"), None)
        return once.quartiles.median if once and once.quartiles else None

    @cached_property
    def centres(self) -> int:
        return count_carried(self.index, "centre", self.ids)

    @cached_property
    def under_way(self) -> str:
        """The share of those that have not ended, among the fiches that say where they stand; empty when none does."""
        told = BitMap.union(*self.index.values["statut"].values()) & self.ids if self.index.values["statut"] else ()
        return share(len(told) - len(has_ended(self.index) & told), len(told)) if told else ""

    @property
    def most_of_a_state(self) -> int:
        """The largest number of fiches whose budget is in one state, as the page parts them."""
        parted = [period.figure.count for period in self.periods]
        return max([*parted, *(figure.count for _, figure in [*self.apart, *self.silent])], default=0)

    @property
    def apart(self) -> list[tuple[str, Figure]]:
        """Budgets that have an amount and are added to nothing."""
        return [(BUDGET_STATES[state].label, self.states[state]) for state in ("fourchette", "partiel")]

    @property
    def silent(self) -> list[tuple[str, Figure]]:
        return [(BUDGET_STATES[state].label, self.states[state]) for state in ("non-chiffre", "non-renseigne")]

    def _period(self, slug: str, title: str) -> PeriodFigures:
        ids = self.ledger.states[slug] & self.ids
        return PeriodFigures(
            slug=slug,
            title=title,
            figure=self.states[slug],
            total=euros(self.ledger.whole.sum(ids)),
            quartiles=self._quartiles(ids),
            brackets=[self._bracket(slug, ids, *bracket) for bracket in BRACKETS],
            years=list(self._years(slug, ids)),
            kinds=list(self._kinds(slug, ids)),
            funders=self._funders(slug, ids),
            rough=self.ledger.rough.sum(ids),
        )

    def _quartiles(self, ids: BitMap) -> Quartiles | None:
        return quartiles(self.ledger.order.keys_of(ids), len(ids)) if len(ids) >= FEW else None

    def _bracket(self, slug: str, ids: BitMap, label: str, least: Decimal | None, most: Decimal | None) -> Split:
        inside = ids if most is None else ids & self.ledger.up_to(int(most * 100))
        inside = inside if least is None else inside - self.ledger.up_to(int(least * 100) - 1)
        figure = self.selection.figure(len(inside), budget=slug, least=least, most=most)
        return Split(label, figure, euros(self.ledger.whole.sum(inside)))

    def _years(self, slug: str, ids: BitMap) -> Iterator[Split]:
        """The latest first. A fiche without a year is in none."""
        for year, of_year in sorted(self.index.values["annee"].items(), reverse=True):
            if some := of_year & ids:
                figure = self.selection.figure(len(some), budget=slug, year=year)
                yield Split(str(year), figure, euros(self.ledger.whole.sum(some)), self._quartiles(some))

    def _kinds(self, slug: str, ids: BitMap) -> Iterator[Split]:
        """Items by kind, each fiche once."""
        for name, (kind, label) in KINDS.items():
            measure = self.ledger.kinds.get(kind)
            if measure and (count := measure.ids.intersection_cardinality(ids)):
                yield Split(label, self.selection.figure(count, budget=slug, poste=name), euros(measure.sum(ids)))

    def _funders(self, slug: str, ids: BitMap) -> list[Split]:
        """Who pays how much, the largest first."""
        paid = ((key, funder, funder.ids & ids) for key, funder in self.ledger.funders.items())
        sums = [(funder.sum(some), key, len(some)) for key, funder, some in paid if some]
        return [
            Split(self.ledger.funders[key].name, self.selection.figure(count, budget=slug, financeur=key), euros(cents))
            for cents, key, count in sorted(sums, key=lambda row: (-row[0], row[1]))
        ]

    def _role(self, slug: str, role: str, label: str) -> RoleFigures:
        def counted(end: str) -> Figure:
            ids = self.ledger.people.get((role, end), BitMap())
            return self.selection.figure(ids.intersection_cardinality(self.ids), personnes=f"{slug}{end}")

        exact = self.ledger.exact.get(role)
        total = exact.sum(self.ids) if exact else 0
        return RoleFigures(label, stated=counted(""), exact=counted("-exact"), total=total, rough=counted("-environ"))
