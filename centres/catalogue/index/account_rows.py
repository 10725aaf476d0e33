"""The database -> what published actions say of money and people, by id: all of them, or some."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Self

from django.db.models import Count, F, Q, Sum
from pyroaring import BitMap

from centres.catalogue.facts.budgets import BUDGET_STATES
from centres.catalogue.sql.cents import Cents
from centres.catalogue.sql.postings import numbers_by, numbers_with, numbers_with_by
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
COUNTED = Q(value__isnull=False, is_approximate=False)
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

    @classmethod
    def among(cls, published: BitMap, pks: "array[int]", numbers: "array[int]") -> Self:
        """Columns, without the ids that are not published."""
        if not BitMap(pks) <= published:
            there = [pk in published for pk in pks]
            pks, numbers = array("I", compress(pks, there)), array("q", compress(numbers, there))
        return cls(pks, numbers)


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

    kinds: Mapping[str, Mapping[int, int] | Numbers] = field(default_factory=dict)
    rough: Mapping[int, int] | Numbers = field(default_factory=dict)
    funders: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    spelled: "dict[str, dict[str, array[int]]]" = field(default_factory=lambda: defaultdict(lambda: defaultdict(ids)))


@dataclass(slots=True)
class People:
    """Ids by role and sureness; role -> how many, where they were counted exactly."""

    told: "dict[tuple[str, str], array[int] | BitMap]" = field(default_factory=dict)
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
        return self._all_lines() if self.wanted is None else self._some_lines(self.wanted)

    def _some_lines(self, wanted: Sequence[int]) -> LineRows:
        read, kinds, rough = LineRows(), defaultdict[str, Counter[int]](Counter), Counter[int]()
        for pk, kind, funder, cents in LINES(wanted):
            if pk not in self.published:
                continue
            if cents is None:
                rough[pk] += 1
                continue
            kinds[kind][pk] += cents
            if funder and kind != BudgetLine.Kind.VALORISATION and (key := text_key(funder)):
                read.funders[key][pk] += cents
                read.spelled[key][funder].append(pk)
        read.kinds, read.rough = kinds, rough
        return read

    def _all_lines(self) -> LineRows:
        """The database gathers them: a row of Python's for each takes twice as long."""
        read = LineRows()
        exact, of = LINES.all.filter(amount__isnull=False), "budget__action"
        sums = exact.values("kind", of).annotate(cents=Sum(Cents("amount")))
        read.kinds = {kind: self._told(pks, cents) for kind, pks, cents in numbers_with_by(sums, "kind", of, "cents")}
        rough = LINES.all.filter(amount__isnull=True).values(of).annotate(lines=Count("pk"))
        read.rough = self._told(*numbers_with(rough, of, "lines"))
        paid = exact.exclude(funder="").exclude(kind=BudgetLine.Kind.VALORISATION).values(cents=Cents("amount"))
        for funder, pks, cents in numbers_with_by(paid, "funder", of, "cents"):
            if key := text_key(funder):
                told = self._told(pks, cents)
                sums_of_one = read.funders[key]
                for pk, some in zip(told.keys(), told.values(), strict=True):
                    sums_of_one[pk] += some
                read.spelled[key][funder] = told.keys()
        return read

    def people(self) -> People:
        return self._all_people() if self.wanted is None else self._some_people(self.wanted)

    def _some_people(self, wanted: Sequence[int]) -> People:
        read, told = People(), defaultdict[tuple[str, str], "array[int]"](ids)
        for pk, role, value, is_approximate in PEOPLE(wanted):
            if pk not in self.published:
                continue
            is_exact = value is not None and not is_approximate
            told[role, ""].append(pk)
            told[role, "-exact" if is_exact else "-environ"].append(pk)
            if is_exact:
                read.exact[role].add(pk, value)
        read.told |= told
        return read

    def _all_people(self) -> People:
        """Likewise gathered."""
        read, rows = People(), PeopleCount.objects.order_by()
        for role, pks, values in numbers_with_by(rows.filter(COUNTED), "role", "action_id", "value"):
            read.exact[role] = told = self._told(pks, values)
            read.told[role, "-exact"] = read.told[role, ""] = BitMap(told.keys())
        for role, found in numbers_by(rows.exclude(COUNTED), "role", "action_id").items():
            read.told[role, "-environ"] = rough = found & self.published
            read.told[role, ""] = BitMap(read.told.get((role, ""), ())) | rough
        return read

    def _told(self, pks: "array[int]", numbers: "array[int]") -> Numbers:
        return Numbers.among(self.published, pks, numbers)
