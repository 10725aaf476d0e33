"""Every phrase of tests/corpus/money, against the budget written by hand beside it."""

import json
from pathlib import Path
from typing import Any

import pytest

from centres.fiches.money.messages import CODES

from .reading import read

FOLDER = Path(__file__).parents[2] / "corpus" / "money"
SHAPES: dict[str, list[dict[str, Any]]] = {
    path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))
}
PHRASES = [
    pytest.param(phrase, id=f"{shape}-{number}")
    for shape, phrases in SHAPES.items()
    for number, phrase in enumerate(phrases)
]
ALL = [phrase for phrases in SHAPES.values() for phrase in phrases]


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_reads_as_a_person_reads_it(phrase: dict[str, Any]) -> None:
    assert read(phrase["text"]) == (phrase["budget"], sorted(phrase["issues"])), phrase["why"]


def test_the_money_corpus_is_large_enough_and_a_third_of_it_gives_no_total() -> None:
    assert len(ALL) >= 150
    assert sum("total" not in (phrase["budget"] or {}) for phrase in ALL) >= len(ALL) / 3
    assert len({phrase["text"] for phrase in ALL}) == len(ALL)


def test_every_issue_about_money_is_met_in_the_corpus() -> None:
    met = {code for phrase in ALL for code in phrase["issues"]}
    # More amounts than the limit make no phrase: test_budgets draws them.
    assert met == CODES - {"too_many_amounts"}
