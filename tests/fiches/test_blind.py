"""The phrases written blind: nothing false is published, most of what is plainly said is found."""

import json
from pathlib import Path

import pytest

from .blind import HALVES, PHRASES, Phrase, Score, expectations, phrases, score, table_lines

FORMAT = Path(__file__).parents[2] / "centres" / "fiches" / "FORMAT.md"
ROWS = [pytest.param(phrase, id=f"{phrase['shape']}: {phrase['text'][:40]}") for _, phrase in phrases()]


@pytest.mark.parametrize("phrase", ROWS)
def test_nothing_false_is_published_of_a_blind_phrase(phrase: Phrase) -> None:
    assert score(phrase).false == 0


@pytest.mark.parametrize("half", HALVES)
def test_three_quarters_of_what_is_plainly_said_are_sure(half: str) -> None:
    total = sum((score(phrase) for name, phrase in phrases() if name == half), Score())
    assert total.plain > 100
    assert total.found >= 0.75 * total.plain


def test_format_holds_the_table_of_blind_phrases() -> None:
    assert "\n".join(table_lines()) in FORMAT.read_text(encoding="utf-8")


def test_blind_phrases_are_sorted_and_half_of_them_are_traps() -> None:
    rows = json.loads(PHRASES.read_text(encoding="utf-8"))
    keys = [(row["field"], row["shape"], row["text"]) for row in rows]
    assert keys == sorted(set(keys))
    assert len(rows) >= 300
    assert sum(None in expectations(row) for row in rows) >= len(rows) / 2
