"""A selection of fiches -> what they say of money and people, each figure with the fiches behind it.

Only comparable budgets are added and put in order: one amount for the whole action, of one period. What is partial, or
a range, or without an amount is counted beside them and never added. In one-off amounts stand those that say no period.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from centres.models import BudgetLine, PeopleCount

from .cents import Cents, Quartiles, euros, quartiles
from .filters import ActionFilter
from .money import BUDGET_STATES, IS_COMPARABLE, IS_FUNDING, KINDS, ROLES, SURENESS, funders_by_key, most_written
from .narrowing import FEW, Figure, Narrowing

MOST_FUNDERS = 100
SHOWN_FUNDERS = 10
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
    def zeros(self) -> Figure:
        return self.brackets[0].figure

    @property
    def first_funders(self) -> list[Split]:
        return self.funders[:SHOWN_FUNDERS]

    @property
    def more_funders(self) -> list[Split]:
        return self.funders[SHOWN_FUNDERS:MOST_FUNDERS]

    @property
    def funders_beyond(self) -> int:
        return max(0, len(self.funders) - MOST_FUNDERS)


@dataclass(frozen=True, slots=True)
class RoleFigures:
    """The people of one role: how many fiches count them, the sum of the exact numbers, how many are not exact."""

    label: str
    stated: Figure
    exact: Figure
    total: int
    rough: Figure


class Statistics:
    """`Statistics(ActionFilter(…))`: reads five times, however many fiches there are."""

    def __init__(self, found: ActionFilter) -> None:
        self.selection = Narrowing(found)
        self.actions = found.qs.order_by()
        counts = self._counts()
        self.all = self.selection.figure(counts[""])
        self.states = {slug: self.selection.figure(counts[slug], budget=slug) for slug in BUDGET_STATES}
        self.periods = self._periods() if counts["oui"] else []
        self.roles = self._roles()

    def __getitem__(self, state: str) -> Figure:
        """The fiches whose budget is in a state: `statistics.oui` in a template."""
        return self.states[state]

    @property
    def share_without(self) -> str:
        return share(self.states["non"].count, self.all.count)

    @property
    def apart(self) -> list[tuple[str, Figure]]:
        """Budgets that have an amount and are added to nothing."""
        return [(BUDGET_STATES[state].label, self.states[state]) for state in ("fourchette", "partiel")]

    @property
    def silent(self) -> list[tuple[str, Figure]]:
        return [(BUDGET_STATES[state].label, self.states[state]) for state in ("non-chiffre", "non-renseigne")]

    def _counts(self) -> dict[str, int]:
        """How many fiches are in each state of budgets, and under an empty name how many there are."""
        names = {slug: slug.replace("-", "_") for slug in BUDGET_STATES}
        states = {names[slug]: Count("pk", filter=state.condition) for slug, state in BUDGET_STATES.items()}
        counts = self.actions.aggregate(every=Count("pk"), **states)
        return {slug: counts[name] for slug, name in names.items()} | {"": counts["every"]}

    def _periods(self) -> list[PeriodFigures]:
        slugs = {period: slug for slug, state in BUDGET_STATES.items() for period in state.periods}
        comparable = self.actions.filter(IS_COMPARABLE, budget__period__in=slugs)
        amounts: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
        whole = Cents(Coalesce("budget__total", "budget__low"))
        for period, year, cents in comparable.values_list("budget__period", "year", whole):
            amounts[slugs[period]].append((cents, year))
        lines = BudgetLine.objects.filter(budget__action__in=comparable.values("pk")).order_by()
        kinds, rough = self._kinds(lines, slugs)
        funders = self._funders(lines, slugs)
        return [
            PeriodFigures(
                slug=slug,
                title=title,
                figure=self.states[slug],
                total=euros(sum(cents for cents, _ in amounts[slug])),
                quartiles=_quartiles([cents for cents, _ in amounts[slug]]),
                brackets=[self._bracket(slug, [cents for cents, _ in amounts[slug]], *bracket) for bracket in BRACKETS],
                years=self._years(slug, amounts[slug]),
                kinds=kinds[slug],
                funders=funders[slug],
                rough=rough[slug],
            )
            for slug, title in TITLES.items()
            if amounts[slug]
        ]

    def _bracket(self, slug: str, cents: list[int], label: str, least: Decimal | None, most: Decimal | None) -> Split:
        low, high = (None if end is None else int(end * 100) for end in (least, most))
        inside = [each for each in cents if (low is None or each >= low) and (high is None or each <= high)]
        figure = self.selection.figure(len(inside), budget=slug, least=least, most=most)
        return Split(label, figure, euros(sum(inside)))

    def _years(self, slug: str, amounts: Iterable[tuple[int, int | None]]) -> list[Split]:
        """The latest first. A fiche without a year is in none."""
        by_year: dict[int, list[int]] = defaultdict(list)
        for cents, year in amounts:
            if year is not None:
                by_year[year].append(cents)
        return [
            Split(
                str(year),
                self.selection.figure(len(cents), budget=slug, year=year),
                euros(sum(cents)),
                _quartiles(cents),
            )
            for year, cents in sorted(by_year.items(), reverse=True)
        ]

    def _kinds(self, lines: QuerySet, slugs: dict[str, str]) -> tuple[dict[str, list[Split]], Counter[str]]:
        """By period: items by kind, each fiche once; and how many items are in a range."""
        rows = lines.values("budget__period", "kind").annotate(
            fiches=Count("budget", distinct=True, filter=Q(amount__isnull=False)),
            cents=Sum(Cents("amount")),
            rough=Count("pk", filter=Q(amount__isnull=True, low__isnull=False)),
        )
        fiches: Counter[tuple[str, str]] = Counter()
        cents: Counter[tuple[str, str]] = Counter()
        rough: Counter[str] = Counter()
        for row in rows:
            slug = slugs[row["budget__period"]]
            fiches[slug, row["kind"]] += row["fiches"]
            cents[slug, row["kind"]] += int(row["cents"] or 0)
            rough[slug] += row["rough"]
        splits = {
            slug: [
                Split(
                    label,
                    self.selection.figure(fiches[slug, kind], budget=slug, poste=name),
                    euros(cents[slug, kind]),
                )
                for name, (kind, label) in KINDS.items()
                if fiches[slug, kind]
            ]
            for slug in TITLES
        }
        return splits, rough

    def _funders(self, lines: QuerySet, slugs: dict[str, str]) -> dict[str, list[Split]]:
        """By period: who pays how much, the largest first, a name in the spelling most used."""
        rows = list(lines.filter(IS_FUNDING).values_list("budget__period", "funder", "budget_id", Cents("amount")))
        names = funders_by_key(name for _, name, _, _ in rows)
        keys = {name: key for key, spellings in names.items() for name in spellings}
        fiches: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        sums: dict[str, Counter[str]] = defaultdict(Counter)
        for period, name, budget, cents in rows:
            if key := keys.get(name):
                fiches[slugs[period]][key].add(budget)
                sums[slugs[period]][key] += cents
        return {
            slug: [
                Split(
                    most_written(names[key]),
                    self.selection.figure(len(fiches[slug][key]), budget=slug, financeur=key),
                    euros(cents),
                )
                for key, cents in sorted(sums[slug].items(), key=lambda pair: (-pair[1], pair[0]))
            ]
            for slug in TITLES
        }

    def _roles(self) -> list[RoleFigures]:
        is_exact, is_rough = SURENESS["-exact"][1], SURENESS["-environ"][1]
        counted = PeopleCount.objects.filter(action__in=self.actions.values("pk")).order_by().values("role")
        rows = counted.annotate(
            stated=Count("pk"),
            exact=Count("pk", filter=is_exact),
            total=Sum("value", filter=is_exact),
            rough=Count("pk", filter=is_rough),
        )
        by_role = {row["role"]: row for row in rows}
        return [
            RoleFigures(
                label,
                stated=self.selection.figure(by_role[role]["stated"], personnes=slug),
                exact=self.selection.figure(by_role[role]["exact"], personnes=f"{slug}-exact"),
                total=by_role[role]["total"] or 0,
                rough=self.selection.figure(by_role[role]["rough"], personnes=f"{slug}-environ"),
            )
            for slug, (role, label) in ROLES.items()
            if role in by_role
        ]


def _quartiles(cents: list[int]) -> Quartiles | None:
    return quartiles(cents) if len(cents) >= FEW else None


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
