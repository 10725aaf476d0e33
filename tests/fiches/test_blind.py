"""The phrases written blind: nothing false is published, most of what is plainly said is found."""

from pathlib import Path

import pytest

from .blind import HALVES, SETS, Phrase, Score, expectations, phrases, rows_of, score, table_lines

FORMAT = Path(__file__).parents[2] / "centres" / "fiches" / "FORMAT.md"
ROWS = [
    pytest.param(phrase, id=f"{phrase['shape']}: {phrase['text'][:40]}") for name in SETS for _, phrase in phrases(name)
]


@pytest.mark.parametrize("phrase", ROWS)
def test_nothing_false_is_published_of_a_blind_phrase(phrase: Phrase) -> None:
    assert score(phrase).false == 0


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("name", SETS)
def test_three_quarters_of_what_is_plainly_said_are_sure(name: str, half: str) -> None:
    total = sum((score(phrase) for each, phrase in phrases(name) if each == half), Score())
    assert total.plain > 30
    assert total.found >= 0.75 * total.plain


@pytest.mark.parametrize("name", SETS)
def test_format_holds_the_table_of_blind_phrases(name: str) -> None:
    assert "\n".join(table_lines(name)) in FORMAT.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SETS)
def test_blind_phrases_are_sorted_and_half_of_them_are_traps(name: str) -> None:
    rows = rows_of(name)
    keys = [(row["field"], row["shape"], row["text"]) for row in rows]
    assert keys == sorted(set(keys))
    assert len(rows) >= 200
    assert sum(None in expectations(row) for row in rows) >= len(rows) / 2
