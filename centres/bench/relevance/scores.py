"""What an engine answered, and what was graded -> how well it answered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from statistics import mean

from .queries import CLASSES, GradedQuery

FIRST, LISTED = 5, 10


def ndcg(answer: Sequence[int], grades: Mapping[int, int], first: int = FIRST) -> float:
    """The gain of the first answers, each worth 2^grade - 1 and less the lower it stands, over the best possible one.

    >>> ndcg([7, 3], {7: 3}), round(ndcg([3, 7], {7: 3}), 3), ndcg([], {7: 3})
    (1.0, 0.631, 0.0)
    """
    best = _gain(sorted(grades.values(), reverse=True)[:first])
    return _gain([grades.get(pk, 0) for pk in answer[:first]]) / best if best else 0.0


def reciprocal_rank(answer: Sequence[int], grades: Mapping[int, int]) -> float:
    """One over the place of the first answer that was graded; 0 when there is none.

    >>> reciprocal_rank([4, 7], {7: 1})
    0.5
    """
    return next((1 / place for place, pk in enumerate(answer, start=1) if pk in grades), 0.0)


def recall(answer: Sequence[int], grades: Mapping[int, int], listed: int = LISTED) -> float:
    """The share of what was graded that stands among the first ten, of which no more than ten can.

    >>> recall([1, 2], {1: 3, 9: 1})
    0.5
    """
    return len(grades.keys() & set(answer[:listed])) / min(len(grades), listed)


def _gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, start=1))


@dataclass(frozen=True, slots=True)
class Answered:
    """What one engine answered to one query: actions, best first, and the grades of those that were graded."""

    query: GradedQuery
    fiches: Sequence[int]
    grades: Mapping[int, int]


def score(answers: Iterable[Answered]) -> list[dict[str, object]]:
    """A line for all and one for each class. Negative queries have no grade: what counts there is answering nothing.

    `empty`: queries with something to find that found nothing at all. `answered`: negative queries that found some.
    """
    answers = list(answers)
    lines = []
    for kind in ("", *CLASSES):
        some = [answer for answer in answers if kind in ("", answer.query.kind)]
        positive, negative = [a for a in some if a.grades], [a for a in some if not a.grades]
        if not some:
            continue
        line: dict[str, object] = {"class": kind or "all", "n": len(some)}
        if positive:
            line |= {
                "ndcg5": round(mean(ndcg(a.fiches, a.grades) for a in positive), 3),
                "mrr": round(mean(reciprocal_rank(a.fiches, a.grades) for a in positive), 3),
                "recall10": round(mean(recall(a.fiches, a.grades) for a in positive), 3),
                "empty": sum(not a.fiches for a in positive),
            }
        if negative:
            line["answered"] = sum(bool(a.fiches) for a in negative)
        lines.append(line)
    return lines
