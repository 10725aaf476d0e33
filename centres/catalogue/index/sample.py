"""Published actions -> some hundreds of them, spread over all: how rare words are is told from these.

Which ones follows from the numbers of the published actions alone, so every process has the same; an action stays in
or out while the catalogue grows, until it has doubled.
"""

from pyroaring import BitMap

MOST_SAMPLED = 600
# Multiplied by it, numbers that follow one another fall far from one another (the golden ratio of 32 bits).
_SPREAD, _BITS = 0x9E3779B1, 32


class Sample:
    """Never changes: another one as soon as one of its actions came, went or was read again."""

    def __init__(self, ids: BitMap, halvings: int) -> None:
        self.ids, self.halvings = ids, halvings

    @classmethod
    def of(cls, published: BitMap) -> "Sample":
        halvings = _halvings(len(published))
        return cls(_drawn(published, halvings), halvings)

    def replaced(self, gone: BitMap, back: BitMap, published: BitMap) -> "Sample":
        """Without the ids that are gone, with those that are back; the same when that is none of it."""
        if _halvings(len(published)) != self.halvings:
            return Sample.of(published)
        new = _drawn(back, self.halvings)
        if not new and not self.ids.intersect(gone):
            return self
        return Sample(self.ids - gone | new, self.halvings)


def _halvings(published: int) -> int:
    """How often so many actions are halved for at most MOST_SAMPLED to be left, more or less."""
    return (max(published - 1, 0) // MOST_SAMPLED).bit_length()


def _drawn(ids: BitMap, halvings: int) -> BitMap:
    if not halvings:
        return ids
    kept = 1 << _BITS - halvings
    return BitMap([pk for pk in ids if (pk * _SPREAD) % (1 << _BITS) < kept])
