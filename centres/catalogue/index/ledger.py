"""What published actions say of money and people -> counts and exact sums over any selection, without the database.

A sum is taken bit by bit: the amounts whose bit n is set are a set of ids, so a selection weighs as many of them as it
shares with that set. A hundred thousand amounts are added in as many steps as the largest has bits.
"""

import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from itertools import compress
from operator import and_
from typing import Any, Self

from pyroaring import BitMap

from centres.catalogue.facts.budgets import BUDGET_STATES, usual_spelling
from centres.models.keys import text_key

from .account_rows import Amounts, BudgetRows, Entries, LineRows, Numbers, People
from .orders import Order

# Parameters that the ledger answers, and whether several of their values are alternatives.
ALTERNATIVES = {"budget": True, "poste": False, "financeur": False, "personnes": False}


class Measure:
    """A whole number for each of some ids."""

    def __init__(self, ids: BitMap | None = None, bits: Sequence[BitMap] = ()) -> None:
        self.ids, self.bits = BitMap() if ids is None else ids, list(bits)

    def sum(self, ids: BitMap) -> int:
        """The numbers of those of these ids that have one."""
        return sum(some.intersection_cardinality(ids) << place for place, some in enumerate(self.bits))

    def replaced(self, gone: BitMap, numbers: Mapping[int, int] | Numbers) -> Self:
        """Without the ids that are gone, with these numbers."""
        pks, read = array("I", numbers.keys()), _bits(numbers)
        bits = [
            (self.bits[place] - gone if place < len(self.bits) else BitMap())
            | (BitMap(array("I", compress(pks, read[place]))) if place < len(read) else BitMap())
            for place in range(max(len(self.bits), len(read)))
        ]
        return type(self)(self.ids - gone | BitMap(pks), bits)


# Byte -> whether each of its bits is set, the least first.
_IS_SET = [bytes(byte >> bit & 1 for byte in range(256)) for bit in range(8)]


def _bits(numbers: Mapping[int, int] | Numbers) -> list[bytes]:
    """Which of the numbers, in their order, have each bit, the least first: eight at a time, by functions of C."""
    told = array("q", numbers.values())
    places = max(told, default=0).bit_length()
    if sys.byteorder == "big":
        told.byteswap()
    held, size = told.tobytes(), told.itemsize
    return [held[place // 8 :: size].translate(_IS_SET[place % 8]) for place in range(places)]


@dataclass(frozen=True, slots=True)
class Funder:
    """Who pays: the ids of fiches, sorted, how many cents for each, in the same places, and under which spellings."""

    pks: "array[int]"
    cents: "array[int]"
    spelled: dict[str, BitMap]

    @classmethod
    def of(cls, cents: Mapping[int, int], spelled: dict[str, BitMap]) -> Self:
        pks = array("I", sorted(cents))
        return cls(pks, array("q", map(cents.__getitem__, pks)), spelled)

    @property
    def by_id(self) -> dict[int, int]:
        return dict(zip(self.pks, self.cents, strict=True))

    @property
    def ids(self) -> BitMap:
        return BitMap.union(*self.spelled.values())

    def sum(self, ids: BitMap) -> int:
        """For these fiches, each of which it pays for."""
        return sum(self.cents[bisect_left(self.pks, pk)] for pk in ids)

    @property
    def name(self) -> str:
        """As most fiches write it."""
        return usual_spelling(self.names)

    @property
    def names(self) -> Counter[str]:
        return Counter({name: len(ids) for name, ids in self.spelled.items()})


class Ledger:
    """Never changes: `replaced` gives another one. `whole`: the amounts of comparable budgets, in cents."""

    def __init__(
        self,
        states: Mapping[str, BitMap],
        whole: Measure,
        order: Order,
        kinds: Mapping[str, Measure],
        rough: Measure,
        funders: Mapping[str, Funder],
        people: Mapping[tuple[str, str], BitMap],
        exact: Mapping[str, Measure],
    ) -> None:
        self.states, self.whole, self.order, self.kinds, self.rough = states, whole, order, kinds, rough
        self.funders, self.people, self.exact = funders, people, exact

    @classmethod
    def empty(cls) -> Self:
        return cls({}, Measure(), Order([]), {}, Measure(), {}, {}, {})

    def replaced(self, gone: BitMap, entries: Entries) -> tuple[Amounts, Self]:
        """The amounts of those that are back, which order them; and a ledger with what they say, without those gone."""
        amounts, states, whole, order = self._budgets(gone, entries.budgets())
        kinds, rough, funders = self._lines(gone, entries.lines())
        people, exact = self._people(gone, entries.people())
        return amounts, type(self)(states, whole, order, kinds, rough, funders, people, exact)

    def _budgets(self, gone: BitMap, read: BudgetRows) -> tuple[Amounts, dict[str, BitMap], Measure, Order]:
        states = {
            slug: self.states.get(slug, BitMap()) - gone | BitMap(read.states.get(slug, ())) for slug in BUDGET_STATES
        }
        order = self.order.replaced(gone, sorted(zip(read.whole.values(), read.whole.keys(), strict=True)))
        return read.amounts, states, self.whole.replaced(gone, read.whole), order

    def _lines(self, gone: BitMap, read: LineRows) -> tuple[dict[str, Measure], Measure, dict[str, Funder]]:
        funders = {}
        for key in {*self.funders, *read.funders}:
            before = self.funders.get(key) or Funder.of({}, {})
            if key not in read.funders and not any(ids.intersect(gone) for ids in before.spelled.values()):
                funders[key] = before
                continue
            cents = {pk: some for pk, some in before.by_id.items() if pk not in gone} | read.funders.get(key, {})
            spelled = {name: ids - gone for name, ids in before.spelled.items()}
            for name, pks in read.spelled.get(key, {}).items():
                spelled[name] = spelled.get(name, BitMap()) | BitMap(pks)
            if cents:
                funders[key] = Funder.of(cents, {name: ids for name, ids in spelled.items() if ids})
        return _measures(self.kinds, gone, read.kinds), self.rough.replaced(gone, read.rough), funders

    def _people(self, gone: BitMap, read: People) -> tuple[dict[tuple[str, str], BitMap], dict[str, Measure]]:
        told = {
            key: ids
            for key in {*self.people, *read.told}
            if (ids := self.people.get(key, BitMap()) - gone | BitMap(read.told.get(key, ())))
        }
        return told, _measures(self.exact, gone, read.exact)

    def found(self, name: str, keys: Iterable[Any]) -> BitMap:
        """The ids that the values of a parameter of filters/money.py give."""
        some = [self._carrying(name, key) for key in keys]
        return BitMap.union(*some) if ALTERNATIVES[name] else reduce(and_, some)

    def _carrying(self, name: str, key: Any) -> BitMap:
        if name == "budget":
            return self.states.get(key, BitMap())
        if name == "poste":
            return self.kinds[key].ids if key in self.kinds else BitMap()
        if name == "personnes":
            return self.people.get(key, BitMap())
        funder = self.funders.get(text_key(key[0]))
        return funder.ids if funder else BitMap()

    @cached_property
    def up_to(self) -> Callable[[int], BitMap]:
        """An amount in cents -> those of at most as much. Asked again and again for the same few amounts."""
        return cache(lambda cents: self.order.below(cents + 1))

    @cached_property
    def funder_names(self) -> dict[str, Counter[str]]:
        """As read_funders of facts/budgets.py gives them."""
        return {key: funder.names for key, funder in self.funders.items()}


def _measures(
    measures: Mapping[str, Measure], gone: BitMap, read: Mapping[str, Mapping[int, int] | Numbers]
) -> dict[str, Measure]:
    replaced = {key: measures.get(key, Measure()).replaced(gone, read.get(key, {})) for key in {*measures, *read}}
    return {key: measure for key, measure in replaced.items() if measure.ids}
