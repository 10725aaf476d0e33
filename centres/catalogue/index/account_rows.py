"""The database -> what published actions say of money and people, by id: all of them, or some."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import F, Q
from pyroaring import BitMap

from centres.catalogue.facts.budgets import BUDGET_STATES
from centres.catalogue.sql.cents import Cents
from centres.catalogue.sql.prepared import AllOrSome
from centres.models import Budget, BudgetLine, PeopleCount
from centres.models.keys import text_key

BUDGETS = AllOrSome(
    Budget.objects.filter(Q(total__isnull=False) | Q(low__isnull=False))
    .order_by()
    .values_list("action_id", Cents("total"), Cents("low"), Cents("high"), "scope", "period"),
    "action",
)
LINES = AllOrSome(
    BudgetLine.objects.filter(Q(amount__isnull=False) | Q(low__isnull=False))
    .order_by()
    .values_list(F("budget__action"), "kind", "funder", Cents("amount")),
    "budget__action",
)
PEOPLE = AllOrSome(PeopleCount.objects.order_by().values_list("action_id", "role", "value", "is_approximate"), "action")
# Id, lower and upper end in cents: the same for a total, no upper end for « au moins ».
Amount = tuple[int, int, int | None]
OPEN = -1
_SLUGS = {period: slug for slug, state in BUDGET_STATES.items() for period in state.periods}


def ids() -> "array[int]":
    """None yet. In four bytes each: a set would take sixty."""
    return array("I")


def numbers() -> "array[int]":
    """None yet, in eight bytes each."""
    return array("q")


@dataclass(slots=True)
class Numbers:
    """A whole number by id, read like a dict, in twelve bytes: a dict would take a hundred."""

    pks: "array[int]" = field(default_factory=ids)
    numbers: "array[int]" = field(default_factory=numbers)

    def add(self, pk: int, number: int) -> None:
        self.pks.append(pk)
        self.numbers.append(number)

    def keys(self) -> "array[int]":
        return self.pks

    def values(self) -> "array[int]":
        return self.numbers


@dataclass(slots=True)
class Amounts:
    """Amounts in cents, in twenty bytes each."""

    pks: "array[int]" = field(default_factory=ids)
    lows: "array[int]" = field(default_factory=numbers)
    highs: "array[int]" = field(default_factory=numbers)  # OPEN: none

    def add(self, pk: int, low: int, high: int | None) -> None:
        self.pks.append(pk)
        self.lows.append(low)
        self.highs.append(OPEN if high is None else high)

    def __iter__(self) -> Iterator[Amount]:
        for pk, low, high in zip(self.pks, self.lows, self.highs, strict=True):
            yield pk, low, None if high == OPEN else high


@dataclass(slots=True)
class BudgetRows:
    """Amounts, and whole ones in cents; `states`: what the conditions of facts/budgets.py say of each budget."""

    amounts: Amounts = field(default_factory=Amounts)
    states: "dict[str, array[int]]" = field(default_factory=lambda: defaultdict(ids))
    whole: Numbers = field(default_factory=Numbers)


@dataclass(slots=True)
class LineRows:
    """Cents by id, of each kind and of each funder, by its key; `rough`: how many lines are no exact amount."""

    kinds: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    rough: Counter[int] = field(default_factory=Counter)
    funders: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    spelled: "dict[str, dict[str, array[int]]]" = field(default_factory=lambda: defaultdict(lambda: defaultdict(ids)))


@dataclass(slots=True)
class People:
    """Ids by role and sureness; role -> how many, where they were counted exactly."""

    told: "dict[tuple[str, str], array[int]]" = field(default_factory=lambda: defaultdict(ids))
    exact: dict[str, Numbers] = field(default_factory=lambda: defaultdict(Numbers))


@dataclass(frozen=True, slots=True)
class Entries:
    """What some actions say, or all of them for None; nothing of one that is not published. `said`: who tells of means.

    Three parts, each read when it is asked for, and needed one after the other: together they are the largest of all.
    """

    wanted: Sequence[int] | None
    published: BitMap
    said: BitMap

    def budgets(self) -> BudgetRows:
        """One row at a time."""
        read = BudgetRows()
        for pk, total, low, high, scope, period in BUDGETS(self.wanted):
            if pk not in self.published:
                continue
            read.amounts.add(pk, *((low, high) if total is None else (total, total)))
            read.states["oui"].append(pk)
            if scope:
                read.states["partiel"].append(pk)
            elif total is None and low != high:
                read.states["fourchette"].append(pk)
            else:
                read.whole.add(pk, low if total is None else total)
                if period in _SLUGS:
                    read.states[_SLUGS[period]].append(pk)
        silent = self.published - BitMap(read.states["oui"])
        read.states |= {
            "non": silent.to_array(),
            "non-chiffre": (silent & self.said).to_array(),
            "non-renseigne": (silent - self.said).to_array(),
        }
        return read

    def lines(self) -> LineRows:
        read = LineRows()
        keys: dict[str, str] = {}
        for pk, kind, funder, cents in LINES(self.wanted):
            if pk not in self.published:
                continue
            if cents is None:
                read.rough[pk] += 1
                continue
            read.kinds[kind][pk] += cents
            if funder and kind != BudgetLine.Kind.VALORISATION:
                if (key := keys.get(funder)) is None:
                    key = keys[funder] = text_key(funder)
                if key:
                    read.funders[key][pk] += cents
                    read.spelled[key][funder].append(pk)
        return read

    def people(self) -> People:
        read = People()
        for pk, role, value, is_approximate in PEOPLE(self.wanted):
            if pk not in self.published:
                continue
            is_exact = value is not None and not is_approximate
            read.told[role, ""].append(pk)
            read.told[role, "-exact" if is_exact else "-environ"].append(pk)
            if is_exact:
                read.exact[role].add(pk, value)
        return read
