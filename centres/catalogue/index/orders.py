"""Ids and what they are sorted by -> an order in chunks: every page of every selection costs the same.

A page skips whole chunks by counting what they share with the selection, and looks at ids one by one in a chunk only.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, compress, islice, pairwise
from sys import byteorder
from typing import Any, Self

from pyroaring import BitMap

from .packed import pack_keys, replace_keys

CHUNK = 1000
FEW = 20

# What an id is sorted by, then the id itself; its negative where the latest of those that are equal comes first.
Entry = tuple[Any, int]


@dataclass(frozen=True, slots=True)
class Chunk:
    """About a thousand neighbours: what they are sorted by, their ids in the same places, and as a set.

    Not pairs: a pair takes more memory than what it holds, and there are half a million.
    """

    keys: Sequence[Any]
    pks: "array[int]"
    ids: BitMap
    is_latest_first: bool = False

    @classmethod
    def of(cls, entries: list[Entry]) -> Self:
        pks = array("I", [abs(pk) for _, pk in entries])
        return cls(pack_keys([key for key, _ in entries]), pks, BitMap(pks), bool(entries) and entries[0][1] < 0)

    @property
    def entries(self) -> Iterator[Entry]:
        sign = -1 if self.is_latest_first else 1
        return ((key, sign * pk) for key, pk in zip(self.keys, self.pks, strict=True))

    @property
    def first(self) -> Entry:
        return self.keys[0], -self.pks[0] if self.is_latest_first else self.pks[0]

    @property
    def last(self) -> Entry:
        return self.keys[-1], -self.pks[-1] if self.is_latest_first else self.pks[-1]

    def shared(self, selection: BitMap) -> list[int]:
        """The ids that a selection has too, in order."""
        ids = self.ids & selection
        if len(ids) == len(self.pks):
            return self.pks.tolist()
        if len(ids) <= FEW:
            return [self.pks[place] for place in self._places(ids)]
        # A set of Python's is asked eight times as fast as a bitmap.
        return list(filter(set(ids).__contains__, self.pks))

    def keys_of(self, selection: BitMap) -> list[Any]:
        """What the ids that a selection has too are sorted by, in order."""
        ids = self.ids & selection
        if len(ids) <= FEW:
            return [self.keys[place] for place in self._places(ids)]
        return list(compress(self.keys, map(set(ids).__contains__, self.pks)))

    def _places(self, ids: BitMap) -> list[int]:
        """Where a few ids stand that are there. Looked for one by one among the bytes: a thousand numbers of Python's
        would take ten times as long."""
        held, size = self.pks.tobytes(), self.pks.itemsize
        return sorted(_place(held, pk.to_bytes(size, byteorder)) for pk in ids)


def _place(held: bytes, number: bytes) -> int:
    """Where a number stands that is there: not where the end of one and the beginning of the next look like it."""
    place = held.find(number)
    while place % len(number):
        place = held.find(number, place + 1)
    return place // len(number)


class Order:
    """A sorted list of ids that never changes: `replaced` gives another one, which shares most chunks with it."""

    def __init__(self, chunks: list[Chunk]) -> None:
        self.chunks = [chunk for chunk in chunks if chunk.pks]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        """Cut as they come: the pairs of a large catalogue, all at once, take as much room as the index."""
        order = cls(list(_cut(entries)))
        if all(before.last <= after.first for before, after in pairwise(order.chunks)):
            return order
        return cls(list(_cut(sorted(chain.from_iterable(chunk.entries for chunk in order.chunks)))))

    @classmethod
    def of_columns(cls, keys: "array[int]", pks: "array[int]", more: int = 0) -> Self:
        """Of sorted entries, the latest first, key by key and id by id: no pair is made. `more` is added to keys."""
        chunks = []
        for at in range(0, len(pks), CHUNK):
            some, ids = keys[at : at + CHUNK], pks[at : at + CHUNK]
            chunks.append(Chunk(pack_keys([key + more for key in some]) if more else some, ids, BitMap(ids), True))
        return cls(chunks)

    def followed_by(self, other: "Order") -> "Order":
        """Both, one after the other; the chunks of both are shared."""
        return Order([*self.chunks, *other.chunks])

    def page(self, selection: BitMap, start: int, count: int) -> list[int]:
        """At most `count` ids of the selection, from the one at `start` (0 for the first)."""
        return list(islice(self._from(selection, start), count))

    def _from(self, selection: BitMap, start: int) -> Iterator[int]:
        for chunk in self.chunks:
            shared = chunk.ids.intersection_cardinality(selection)
            if shared > start:
                yield from chunk.shared(selection)[start:]
            start = max(0, start - shared)

    def after(self, selection: BitMap, entry: Entry | None, count: int) -> list[int]:
        """At most `count` ids of the selection that come after this entry, which need not be there any more."""
        if entry is None:
            return self.page(selection, 0, count)
        start = max(0, bisect_right([chunk.first for chunk in self.chunks], entry) - 1)
        found: list[int] = []
        for place, chunk in enumerate(self.chunks[start:]):
            if len(found) == count:
                break
            if chunk.ids.intersect(selection):
                passed = bisect_right(list(chunk.entries), entry) if place == 0 else 0
                gone = set(chunk.pks[:passed])
                found += islice((pk for pk in chunk.shared(selection) if pk not in gone), count - len(found))
        return found

    def entry_of(self, pk: int) -> Entry:
        """What an id is sorted by, as `after` takes it. KeyError for an id that is not there."""
        for chunk in self.chunks:
            if pk in chunk.ids:
                return chunk.keys[chunk.pks.index(pk)], -pk if chunk.is_latest_first else pk
        raise KeyError(pk)

    def keys_of(self, selection: BitMap) -> Callable[[int], Any]:
        """Place in a selection, 0 for the first -> what the id there is sorted by."""
        reached = list(accumulate(chunk.ids.intersection_cardinality(selection) for chunk in self.chunks))

        @cache  # two neighbours are asked for
        def keys(number: int) -> list[Any]:
            return self.chunks[number].keys_of(selection)

        def key(place: int) -> Any:
            number = bisect_right(reached, place)
            return keys(number)[place - (reached[number - 1] if number else 0)]

        return key

    def rank(self, selection: BitMap, pk: int) -> int:
        """How many ids of the selection come before one, which is in it."""
        before = 0
        for chunk in self.chunks:
            if pk in chunk.ids:
                return before + chunk.shared(selection).index(pk)
            before += chunk.ids.intersection_cardinality(selection)
        raise KeyError(pk)

    def neighbours(self, selection: BitMap, pk: int) -> tuple[int | None, int | None]:
        """The ids before and after one in a selection, which need not hold it; None at an end or for an unknown id."""
        place = next((place for place, chunk in enumerate(self.chunks) if pk in chunk.ids), None)
        if place is None:
            return None, None
        ids = self.chunks[place].pks
        position = ids.index(pk)
        before = (other for other in reversed(ids[:position]) if other in selection)
        after = (other for other in ids[position + 1 :] if other in selection)
        further_back = (chunk.shared(selection)[-1] for chunk in self._touching(selection, self.chunks[:place][::-1]))
        further_on = (chunk.shared(selection)[0] for chunk in self._touching(selection, self.chunks[place + 1 :]))
        return next(before, None) or next(further_back, None), next(after, None) or next(further_on, None)

    @staticmethod
    def _touching(selection: BitMap, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
        return (chunk for chunk in chunks if chunk.ids.intersect(selection))

    def below(self, key: Any) -> BitMap:
        """The ids sorted by something smaller than this."""
        found = [chunk.ids for chunk in self.chunks if chunk.keys[-1] < key]
        cut = next((chunk for chunk in self.chunks[len(found) :] if chunk.keys[0] < key), None)
        if cut is not None:
            found.append(BitMap(cut.pks[: bisect_left(cut.keys, key)]))
        return BitMap.union(*found) if found else BitMap()

    def replaced(self, gone: BitMap, entries: Iterable[Entry]) -> "Order":
        """Without the ids that are gone, with these entries."""
        if not self.chunks:
            return Order.of(entries)
        chunks = [_without(chunk, gone) if chunk.ids.intersect(gone) else chunk for chunk in self.chunks]
        chunks = [chunk for chunk in chunks if chunk.pks] or [Chunk.of([])]
        added: defaultdict[int, list[Entry]] = defaultdict(list)
        firsts = [chunk.first for chunk in chunks if chunk.pks]
        for entry in entries:
            added[max(0, bisect_right(firsts, entry) - 1)].append(entry)
        for place in sorted(added, reverse=True):
            chunk, coming = chunks[place], added[place]
            if len(chunk.pks) + len(coming) <= 2 * CHUNK and len(coming) <= FEW:
                chunks[place] = _with(chunk, coming)
            else:
                chunks[place : place + 1] = _cut(iter(sorted([*chunk.entries, *coming])))
        return Order(chunks)

    def __len__(self) -> int:
        return sum(len(chunk.pks) for chunk in self.chunks)


def _cut(entries: Iterable[Entry]) -> Iterator[Chunk]:
    coming = iter(entries)
    while some := sorted(islice(coming, CHUNK)):
        yield Chunk.of(some)


def _without(chunk: Chunk, gone: BitMap) -> Chunk:
    left = chunk.ids & gone
    if len(left) > FEW:
        return Chunk.of([entry for entry in chunk.entries if abs(entry[1]) not in gone])
    # An edit takes one of a thousand: the others are not looked at.
    keys, pks = chunk.keys, chunk.pks[:]
    for pk in left:
        place = pks.index(pk)
        keys = replace_keys(keys, place, 1, ())
        del pks[place]
    return Chunk(keys, pks, chunk.ids - gone, chunk.is_latest_first)


def _with(chunk: Chunk, entries: Iterable[Entry]) -> Chunk:
    """The chunk with a few entries more, each put where it goes."""
    for key, signed in entries:
        if not chunk.pks:
            chunk = Chunk.of([(key, signed)])
            continue
        keys = list(chunk.keys) if isinstance(key, str) else chunk.keys
        sign = -1 if chunk.is_latest_first else 1
        place, end = bisect_left(keys, key), bisect_right(keys, key)
        while place < end and sign * chunk.pks[place] < signed:
            place += 1
        pks = chunk.pks[:]
        pks.insert(place, abs(signed))
        chunk = Chunk(
            replace_keys(chunk.keys, place, 0, [key]), pks, chunk.ids | BitMap([abs(signed)]), chunk.is_latest_first
        )
    return chunk
