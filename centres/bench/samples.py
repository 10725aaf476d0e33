"""The times of one scenario, round by round -> one line of figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from .serving import ProcessMemory

KEYS = (
    "n", "rounds", "min", "p50", "p95", "requests_per_s", "bytes", "memory", "private_memory", "queries", "complete",
    "spread", "by_round",
)  # fmt: skip


@dataclass
class Samples:
    """`rounds`: seconds by round; `rates`: answers a second; `sizes`: bytes. None where it was not measured."""

    queries: int | None = None
    is_complete: bool = True
    rounds: list[list[float]] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)
    memory: ProcessMemory | None = None

    def add_round(self, seconds: Sequence[float]) -> None:
        self.rounds.append(sorted(seconds))

    def saw(self, memory: ProcessMemory) -> None:
        before = self.memory or memory
        self.memory = ProcessMemory(max(before.resident, memory.resident), max(before.private, memory.private))

    def as_json(self) -> dict:
        """Seconds, MiB and bytes. p50, p95 and the rate are medians of those of each round; spread is (most - least) /
        median of the p50 of the rounds, which `by_round` tells."""
        middles = [median(times) for times in self.rounds]
        figures = {
            "n": sum(map(len, self.rounds)),
            "rounds": len(self.rounds),
            "min": min(times[0] for times in self.rounds),
            "p50": median(middles),
            "p95": median(at_share(times, 0.95) for times in self.rounds),
            "requests_per_s": median(self.rates) if self.rates else None,
            "bytes": median(self.sizes) if self.sizes else None,
            "memory": self.memory.resident if self.memory else None,
            "private_memory": self.memory.private if self.memory else None,
            "queries": self.queries,
            "complete": self.is_complete,
            "spread": (max(middles) - min(middles)) / median(middles),
            "by_round": [round(middle, 6) for middle in middles],
        }
        return {name: round(value, 6) if isinstance(value, float) else value for name, value in figures.items()}


def at_share(times: Sequence[float], share: float) -> float:
    """The least of the sorted times that this share of them does not exceed.

    >>> at_share([1, 2, 3, 4], 0.5), at_share([1, 2, 3, 4], 0.95), at_share([7], 0.95)
    (2, 4, 7)
    """
    return times[max(0, -(-len(times) * round(share * 100) // 100) - 1)]
