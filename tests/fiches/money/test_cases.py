"""The cases of tests/corpus/cases/money.json: each gives what it says."""

import json
from pathlib import Path
from typing import Any

import pytest

from centres.fiches.money.budgets import read_budget
from centres.fiches.people.counts import read_people
from centres.fiches.record import budget_record, people_record

from .reading import numbered

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "corpus" / "cases" / "money.json").read_text(encoding="utf-8")
)


def of_field(field: str) -> list[Any]:
    return [pytest.param(case, id=case["text"][:50]) for case in CASES if case["field"] == field]


@pytest.mark.parametrize("case", of_field("resources"))
def test_a_case_of_money_gives_what_it_says(case: dict[str, Any]) -> None:
    record, expect = budget_record(read_budget(numbered(case["text"]))[0]), case["expect"]
    if expect is None:
        assert record is None or record["certainty"] == "proposed"
        return
    assert record is not None
    for key, wanted in expect.items():
        if key == "certainty":
            assert record[key] in wanted.split(" or ")
        elif key == "lines":
            assert [line["amount"] for line in record["lines"]] == wanted
        elif key == "public_amount":
            (line,) = record["lines"]
            assert [line["low"] or line["amount"], line["high"] or line["amount"]] == [wanted["low"], wanted["high"]]
            assert (record["period"], record["certainty"]) == (wanted["period"], "sure")
        elif key == "not_detailed":
            amounts = [float(line["amount"]) for line in record["lines"]]
            assert float(record["total"]) - sum(amounts) == float(wanted)
        else:
            assert record[key] == wanted, key


@pytest.mark.parametrize("case", of_field("people"))
def test_a_case_of_people_gives_what_it_says(case: dict[str, Any]) -> None:
    record = people_record(read_people(numbered(case["text"]))[0])
    for role, wanted in case["expect"].items():
        value = record[role] and record[role]["value"]
        honest = [_holds(value, words) for words in str(wanted).split(" or ")]
        assert any(honest), (role, value)


def _holds(value: int | None, words: str) -> bool:
    if words == "null":
        return value is None
    least = words.removeprefix("at least ")
    return value is not None and (value >= int(least) if least != words else value == int(words))
