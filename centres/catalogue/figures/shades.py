"""How many fiches each place of a map tells -> the colours that say so, and what each stands for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# The shades of a map of one, two… five: far from each other, the strongest for the most. Zero has its own, « q0 ».
SHADES = {
    1: ("q4",),
    2: ("q2", "q5"),
    3: ("q1", "q3", "q5"),
    4: ("q1", "q2", "q4", "q5"),
    5: ("q1", "q2", "q3", "q4", "q5"),
}
# Where shades begin among the départements that tell something: the darkest is for few of them.
SHARES = (0.3, 0.55, 0.75, 0.92)


@dataclass(frozen=True, slots=True)
class Shade:
    """One colour of the map: how many fiches it stands for. `high` is None for « et plus »."""

    css: str
    low: int
    high: int | None


def shades_of(counts: Iterable[int]) -> list[Shade]:
    """What the colours stand for, from these counts: each its own number when they are few, else round thresholds.

    >>> [(shade.css, shade.low, shade.high) for shade in shades_of([0, 3, 7, 7])]
    [('q2', 3, 3), ('q5', 7, 7)]
    """
    told = sorted(count for count in counts if count)
    values = sorted(set(told))
    if len(values) <= max(SHADES):
        ends: list[tuple[int, int | None]] = [(value, value) for value in values]
    else:
        lows = sorted({1, *(_round(told[int(share * len(told))]) for share in SHARES)})
        highs: list[int | None] = [*(low - 1 for low in lows[1:]), None]
        ends = list(zip(lows, highs, strict=True))
    return [Shade(css, low, high) for css, (low, high) in zip(SHADES.get(len(ends), ()), ends, strict=True)]


def shade_of(count: int, shades: Sequence[Shade]) -> str:
    """The class of a count: « q0 » for none."""
    return next((shade.css for shade in reversed(shades) if count >= shade.low), "q0") if count else "q0"


def _round(count: int) -> int:
    """A threshold that reads well: 3, 15, 45, 250.

    >>> [_round(count) for count in (3, 17, 44, 261, 1499)]
    [3, 15, 45, 250, 1500]
    """
    if count < 10:
        return count
    step: int = 5 * 10 ** (len(str(count)) - 2)
    return max(step, round(count / step) * step)
