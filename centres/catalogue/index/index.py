"""Facts and words -> the index: which actions carry what, counted and sorted without the database.

An index never changes. `with_changes` gives another one that shares with it all that stayed, so a page that holds one
goes on with it while the next is made.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, reduce
from itertools import compress
from operator import and_
from typing import Any

from pyroaring import BitMap

from centres.catalogue.facts.choice import Choice

from .account_rows import Amounts
from .carried import RECENT_KEYS, Facts, Groups
from .ledger import Ledger
from .names import OF_DIRECTORY, CatalogueNames, NamedCentre, Places
from .offers import offered_choices
from .orders import Entry, Order
from .sample import Sample
from .selection import FACETS, NOT_STATED, STATED, Selection

Values = dict[Any, BitMap]
ORDERS = ("budget", "budget-croissant", "recentes", "titre")
# After every amount in cents, and after the negative of every one.
AFTER_AMOUNTS = (1 << 50) * RECENT_KEYS


class CatalogueIndex:
    """Published actions by facet, in several orders. `ids` are all of them, `values` facet -> key -> ids."""

    def __init__(
        self,
        words: CatalogueNames,
        ids: BitMap,
        values: Mapping[str, Values],
        orders: Mapping[str, Order],
        ends: tuple[Order, Order],
        ledger: Ledger,
        sample: Sample,
    ) -> None:
        self.words, self.ids, self.values, self.orders, self.ledger = words, ids, values, orders, ledger
        self.sample = sample
        # Ids by the lower end of their budget, and by the upper one when there is one.
        self.lows, self.highs = ends

    @classmethod
    def of(cls, facts: Facts, words: CatalogueNames) -> "CatalogueIndex":
        values: dict[str, Values] = {name: {} for name in FACETS}
        orders = {name: Order([]) for name in ORDERS}
        empty = cls(words, BitMap(), values, orders, (Order([]), Order([])), Ledger.empty(), Sample.of(BitMap()))
        return empty.with_changes(BitMap(), facts, words)

    def with_changes(self, gone: BitMap, facts: Facts, words: CatalogueNames) -> "CatalogueIndex":
        """Without the ids that are gone, with what was read anew. Ids read anew must be among those gone.

        Takes the facts apart: what was used goes before the next is read.
        """
        amounts, ledger = self.ledger.replaced(gone, facts.entries)
        groups = {**facts.groups, **_places(facts.groups["centre"], words), "budget": _stated(facts, amounts)}
        values = {name: _replaced(self.values[name], gone, groups[name], facts.ids) for name in FACETS}
        facts.groups.clear()
        del groups
        ends = (
            self.lows.replaced(gone, sorted((low, pk) for pk, low, _ in amounts)),
            self.highs.replaced(gone, sorted((high, pk) for pk, _, high in amounts if high is not None)),
        )
        orders = _orders_of_all(facts, amounts) if facts.wanted is None else self._orders_with(gone, facts, amounts)
        ids = self.ids - gone | facts.ids
        sample = self.sample.replaced(gone, facts.ids, ids)
        return CatalogueIndex(words, ids, values, orders, ends, ledger, sample)

    def _orders_with(self, gone: BitMap, facts: Facts, amounts: Amounts) -> dict[str, Order]:
        told = BitMap(amounts.pks)
        silent = [(AFTER_AMOUNTS + key, -pk) for key, pk in facts.recent if pk not in told]
        entries: dict[str, Iterable[Entry]] = {
            "budget": [*_by_amount(facts, amounts, -1), *silent],
            "budget-croissant": [*_by_amount(facts, amounts, 1), *silent],
            "recentes": ((key, -pk) for key, pk in facts.recent),
            "titre": facts.titles(),
        }
        return {name: self.orders[name].replaced(gone, some) for name, some in entries.items()}

    def with_words(self, words: CatalogueNames) -> "CatalogueIndex":
        """The same actions under other names."""
        ends = (self.lows, self.highs)
        return CatalogueIndex(words, self.ids, self.values, self.orders, ends, self.ledger, self.sample)

    # What is asked of it.

    def select(self, selection: Selection, *, but: str = "") -> BitMap:
        """The ids that a selection asks for. `but`: a parameter to leave out."""
        return reduce(and_, self._conditions(selection, but), self.ids)

    def _conditions(self, selection: Selection, but: str) -> Iterable[BitMap]:
        yield from (ids for name, ids in selection.found.items() if name != but)
        if selection.least is not None:
            yield self.carrying("budget", [STATED]) - self.highs.below(selection.least)
        if selection.most is not None:
            yield self.lows.below(selection.most + 1)
        for name, keys in selection.keys.items():
            if name != but:
                yield self.carrying(name, keys)

    def carrying(self, name: str, keys: Iterable[Any]) -> BitMap:
        """The ids that carry any of these keys of one facet."""
        found = [self.values[name][key] for key in keys if key in self.values[name]]
        return BitMap.union(*found) if found else BitMap()

    def counts(self, selection: Selection, names: Iterable[str] = FACETS) -> dict[str, dict[Any, int]]:
        """Facet -> key -> how many, the facet's own keys left aside: what ticking that key alone would give.

        A key that no published action carries is left out, or zero.
        """
        everything, asked = self.select(selection), selection.keys.keys() | selection.found.keys()
        counts = {}
        for name in names:
            ids = self.select(selection, but=name) if name in asked else everything
            counts[name] = {key: some.intersection_cardinality(ids) for key, some in self.values[name].items()}
        return counts

    def count(self, selection: Selection, name: str, keys: Iterable[Any]) -> int:
        """How many ticking these keys alone in their facet would give."""
        return self.select(selection, but=name).intersection_cardinality(self.carrying(name, keys))

    def centres_by_name(self, slugs: Iterable[str], numbers: Iterable[int]) -> list[NamedCentre]:
        """Centres with a published action that have one of these slugs or numbers, by number."""
        named = {centre.pk for slug in slugs for centre in self.words.centres_by_slug.get(slug, ())} | set(numbers)
        known = named & self.values["centre"].keys() & self.words.centres.keys()
        return [self.words.centres[pk] for pk in sorted(known)]

    @property
    def telling_centres(self) -> list[NamedCentre]:
        """Centres that publish something."""
        return [self.words.centres[pk] for pk in self.values["centre"] if pk in self.words.centres]

    @cached_property
    def told_of_centres(self) -> dict[str, set[Any]]:
        """Column -> what the directory says in it of the centres that publish something."""
        telling = self.telling_centres
        return {column: {getattr(centre, column) for centre in telling} for column in OF_DIRECTORY}

    @cached_property
    def is_mostly_placed(self) -> bool:
        """Whether the commune of most centres that publish something is known: then it is worth asking what is near."""
        telling = self.telling_centres
        return 2 * sum(centre.latitude is not None for centre in telling) > len(telling)

    def page(self, ids: BitMap, order: str, number: int, per_page: int) -> list[int]:
        """The ids of a page, the first being number 1, in one of `ORDERS`."""
        return self.orders[order].page(ids, (number - 1) * per_page, per_page)

    def neighbours(self, ids: BitMap, order: str, pk: int) -> tuple[int | None, int | None]:
        """The ids before and after one."""
        return self.orders[order].neighbours(ids, pk)

    @cached_property
    def choices(self) -> dict[str, list[Choice]]:
        """What the filters of a page offer, by parameter."""
        return offered_choices(self.words, self.values)


def _replaced(values: Values, gone: BitMap, groups: Groups, published: BitMap) -> Values:
    """One facet without what is gone, with what was read. Bitmaps that stay are shared, not copied."""
    kept = dict(values)
    if gone:
        for key, ids in values.items():
            if ids.intersect(gone):
                kept[key] = ids - gone
    for key, some in groups.items():
        added = some & published
        kept[key] = kept[key] | added if key in kept else added
    # A key that nothing carries any more is neither offered nor counted.
    return {key: ids for key, ids in kept.items() if ids}


def _places(centres: Groups, words: CatalogueNames) -> dict[str, Groups]:
    groups: dict[str, Groups] = {name: defaultdict(BitMap) for name in Places._fields}
    for centre, ids in centres.items():
        for name, keys in zip(Places._fields, words.place_of(centre), strict=True):
            for key in keys:
                groups[name][key] |= ids
    return groups


def _stated(facts: Facts, amounts: Amounts) -> Groups:
    stated = BitMap(amounts.pks)
    return {STATED: stated, NOT_STATED: facts.ids - stated}


def _orders_of_all(facts: Facts, amounts: Amounts) -> dict[str, Order]:
    """Whoever tells no amount comes last in both orders by budget, in the very same chunks."""
    told = BitMap(amounts.pks)
    silent = bytearray(pk not in told for pk in facts.recent_ids)
    keys, pks = array("q", compress(facts.recent_keys, silent)), array("I", compress(facts.recent_ids, silent))
    without = Order.of_columns(keys, pks, more=AFTER_AMOUNTS)
    return {
        "budget": Order.of(_by_amount(facts, amounts, -1)).followed_by(without),
        "budget-croissant": Order.of(_by_amount(facts, amounts, 1)).followed_by(without),
        "recentes": Order.of_columns(facts.recent_keys, facts.recent_ids),
        "titre": Order.of(facts.titles()),
    }


def _by_amount(facts: Facts, amounts: Amounts, sign: int) -> list[Entry]:
    """One number for the two: the amount, the largest first for a `sign` of -1, then the order of the latest."""
    # The smallest by the lower end; the largest by the upper one, or by the lower one of « au moins ».
    ends = {pk: low if high is None or sign > 0 else high for pk, low, high in amounts}
    times = sign * RECENT_KEYS
    return sorted((ends[pk] * times + key, -pk) for key, pk in facts.recent if pk in ends)
