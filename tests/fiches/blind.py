"""The blind phrases -> by shape and half: how many amounts are published falsely, how many plainly said ones are found.

`make blind` prints the tables that FORMAT.md holds, one a set; `make blind HALF=tune` what those halves miss.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from centres.fiches.money.budgets import read_budget
from centres.fiches.people.counts import read_people
from centres.fiches.record import budget_record, people_record

FOLDER = Path(__file__).parents[1] / "corpus" / "blind"
SETS = ("money", "money-2")  # in the order in which they were written
HALVES = ("tune", "kept")
Phrase = Mapping[str, Any]


@dataclass(slots=True)
class Score:
    """Of one shape and half: `plain` phrases say an amount plainly, `found` of them are sure; `false` sure ones lie."""

    phrases: int = 0
    plain: int = 0
    found: int = 0
    false: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def rows_of(name: str) -> list[Phrase]:
    """The phrases of a set."""
    return list(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def phrases(name: str) -> Iterator[tuple[str, Phrase]]:
    """(half, phrase) pairs of a set: inside a shape every second phrase is kept, the reader is made without it."""
    rows = rows_of(name)
    for _, group in groupby(rows, key=lambda row: (row["field"], row["shape"])):
        for number, row in enumerate(group):
            yield HALVES[number % 2], row


def numbered(text: str) -> list[tuple[int, str]]:
    return [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def published(phrase: Phrase) -> Any:
    """What is sure: the record of the budget, or the roles counted; None for neither."""
    if phrase["field"] == "people":
        counts, _ = read_people(numbered(phrase["text"]))
        return {role: count for role, count in people_record(counts).items() if count} or None
    budget = budget_record(read_budget(numbered(phrase["text"]))[0])
    return None if budget is None or budget.get("certainty", "sure") != "sure" else budget


def expectations(phrase: Phrase) -> list[Any]:
    expect = phrase["expect"]
    return expect["any"] if isinstance(expect, dict) and "any" in expect else [expect]


def score(phrase: Phrase) -> Score:
    """The score of one phrase."""
    wanted, given = expectations(phrase), published(phrase)
    fits = any(_fits(phrase["field"], given, each) for each in wanted)
    is_plain = None not in wanted
    is_silent = given is None or (phrase["field"] == "people" and any(_says_less(given, each) for each in wanted))
    return Score(1, int(is_plain), int(is_plain and fits), int(not fits and not is_silent))


def _fits(field: str, given: Any, expect: Any) -> bool:
    if given is None or expect is None:
        return given is expect
    if field == "people":
        return given.keys() == expect.keys() and all(_counts(given[role], expect[role]) for role in expect)
    for key, value in expect.items():
        if key == "public_amount":
            low, high = value["low"], value["high"]
            ends = [(line["low"] or line["amount"], line["high"] or line["amount"]) for line in given["lines"]]
            if given["period"] != value["period"] or ends != [(low, high)]:
                return False
        elif key == "lines":
            if [line["amount"] for line in given["lines"]] != value:
                return False
        elif given.get(key, "sure") != value:
            return False
    return True


def _says_less(given: Mapping[str, Any], expect: Any) -> bool:
    """Whether only some of the roles wanted are counted, those right."""
    return bool(expect) and all(role in expect and _counts(count, expect[role]) for role, count in given.items())


def _counts(count: Mapping[str, Any], wanted: int | list[int]) -> bool:
    return [count["low"], count["high"]] == wanted if isinstance(wanted, list) else count["value"] == wanted


def table(name: str) -> dict[str, dict[str, Score]]:
    """{shape: {half: score}} of a set, in the order of its file."""
    scores: dict[str, dict[str, Score]] = {}
    for half, phrase in phrases(name):
        halves = scores.setdefault(phrase["shape"], {each: Score() for each in HALVES})
        halves[half] += score(phrase)
    return scores


def missed(half: str) -> Iterator[str]:
    """The phrases of a half that are read falsely or not found, for whoever mends the reader."""
    for each, phrase in (pair for name in SETS for pair in phrases(name)):
        if each == half:
            got = score(phrase)
            if got.false or got.found < got.plain:
                label = "FAUX" if got.false else "manqué"
                wanted = json.dumps(phrase["expect"], ensure_ascii=False)
                yield f"{label} {phrase['shape']}: {phrase['text']!r} -> {published(phrase)} ; attendu {wanted}"


# What was scored first, {shape: false of both halves, found, plain}: of the set `money` by the reader of before two
# certainties, which published all that it read; of a later one by the reader that had not seen it.
FIRST = {
    "people-by-body": (5, 6, 6),
    "people-not-persons": (0, 8, 8),
    "people-plain": (0, 9, 10),
    "people-range-approx": (0, 9, 9),
    "people-table": (0, 8, 9),
    "people-totals-parts": (5, 8, 8),
    "people-words-inclusive": (1, 8, 8),
    "brackets-adding-up": (14, 4, 10),
    "charges-produits-table": (7, 10, 10),
    "currency-in-heading": (0, 0, 9),
    "deficit-surplus": (7, 2, 4),
    "flattened-columns": (16, 3, 5),
    "funders-sum": (6, 7, 11),
    "multiplication": (2, 10, 11),
    "numbers-not-money": (0, 5, 5),
    "others-money": (13, 4, 4),
    "plain-total": (3, 9, 13),
    "planned-spent-last-year": (16, 3, 8),
    "price-grid": (6, 2, 4),
    "range": (10, 4, 9),
    "rate": (8, 5, 8),
    "scope-note": (8, 10, 11),
    "two-lines-label-amount": (14, 5, 10),
    "voucher-gift-fee": (9, 2, 4),
    "yearly-budget": (13, 5, 13),
    "people-ages-hours": (0, 2, 3),
    "people-cumulated": (0, 0, 0),
    "people-families": (0, 3, 4),
    "people-of-others": (0, 0, 0),
    "people-rough": (1, 6, 6),
    "people-sessions": (1, 2, 3),
    "people-sums": (3, 6, 6),
    "bracketed-total": (0, 2, 3),
    "flattened-again": (0, 3, 4),
    "glued-number": (2, 0, 0),
    "in-words": (0, 0, 1),
    "kilo": (0, 4, 4),
    "not-yet-or-gift": (0, 2, 2),
    "nothing-spent": (0, 1, 1),
    "of-which": (2, 2, 3),
    "per-head": (0, 1, 2),
    "range-again": (0, 3, 3),
    "said-plainly": (0, 11, 11),
    "several-actors": (0, 1, 1),
    "several-years": (0, 3, 4),
    "share": (0, 0, 2),
    "small": (2, 2, 2),
    "staff-alone": (3, 2, 2),
    "ticket-sale-deposit": (1, 1, 1),
    "whole-centre": (0, 0, 1),
    "worth-and-loan": (0, 2, 3),
}


def table_lines(name: str) -> Iterator[str]:
    """The table of a set as FORMAT.md shows it."""
    scores = table(name)
    total = {half: sum((halves[half] for halves in scores.values()), Score()) for half in HALVES}
    yield "| shape | phrases | first: false, found | tune: false, found | kept: false, found |"
    yield "| --- | --- | --- | --- | --- |"
    first = tuple(map(sum, zip(*(FIRST[shape] for shape in scores), strict=True)))
    for shape, halves in [*scores.items(), ("all", total)]:
        false, found, plain = FIRST.get(shape, first)
        cells = " | ".join(f"{score.false}, {score.found} of {score.plain}" for score in halves.values())
        yield f"| {shape} | {sum(score.phrases for score in halves.values())} | {false}, {found} of {plain} | {cells} |"


def main() -> None:
    """Prints the tables, or what a half misses."""
    tables = ("\n".join(table_lines(name)) for name in SETS)
    print("\n".join(missed(sys.argv[1])) if sys.argv[1:] else "\n\n".join(tables))


if __name__ == "__main__":
    main()
