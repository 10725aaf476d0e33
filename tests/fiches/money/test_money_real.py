"""The budgets of the real page and of the fixtures that retell it, against figures read by eye."""

import json
from pathlib import Path
from typing import Any

import pytest

from centres.fiches import Budget, Fiche, Reading, read_bytes
from centres.fiches.record import budget_record
from tests.real_page import REAL_PAGE, needs_real_page

ROOT = Path(__file__).parents[3]
GOLDEN: list[dict[str, Any]] = json.loads((ROOT / "tests/corpus/real/money.json").read_text(encoding="utf-8"))
FIXTURES = [ROOT / "fixtures" / "fiches" / name for name in ("isere-1.txt", "isere-2.txt")]
LINE_KEYS = ("amount", "low", "high", "kind", "funder")


def fiches(*paths: Path) -> list[Fiche]:
    readings = [read_bytes(path.read_bytes()) for path in paths]
    assert all(isinstance(reading, Reading) for reading in readings)
    return [fiche for reading in readings for fiche in reading.fiches]


def shown(budget: Budget | None, line_keys: tuple[str, ...]) -> dict[str, Any] | None:
    """The record without the words of the source."""
    record = budget_record(budget)
    return record and record | {"lines": [{key: line[key] for key in line_keys} for line in record["lines"]]}


def figures(record: dict[str, Any] | None) -> dict[str, Any] | None:
    if record is None:
        return None
    lines = [[line[key] for key in ("amount", "low", "high")] for line in record["lines"]]
    return {key: value for key, value in record.items() if key != "scope"} | {"lines": lines}


@needs_real_page
@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: str(row["fiche"]))
def test_a_budget_of_the_real_page_is_the_one_read_by_eye(row: dict[str, Any]) -> None:
    fiche = fiches(REAL_PAGE)[row["fiche"] - 1]
    read, wanted = shown(fiche.budget, LINE_KEYS), row["budget"]
    if read and wanted["scope"]:
        assert read["scope"].startswith(wanted["scope"])
        read["scope"] = wanted["scope"]
    for line, golden in zip(read["lines"] if read else (), wanted["lines"] if wanted else (), strict=True):
        # The page says more of who paid: its words stay there.
        assert line["funder"].startswith(golden["funder"])
        assert bool(line["funder"]) == bool(golden["funder"])
        line["funder"] = golden["funder"]
    assert read == wanted, row["why"]
    assert not [issue for issue in fiche.issues if not issue.code.startswith("people_")]


@needs_real_page
def test_each_line_of_a_budget_of_the_real_page_stands_where_it_says() -> None:
    source = REAL_PAGE.read_text(encoding="utf-8").split("\n")
    lines = [line for fiche in fiches(REAL_PAGE) if fiche.budget for line in fiche.budget.lines]
    assert len(lines) == 16
    assert all(line.label in source[line.line - 1] for line in lines)


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: str(row["fiche"]))
def test_a_fixture_gives_the_figures_of_the_fiche_it_retells(row: dict[str, Any]) -> None:
    fiche = fiches(*FIXTURES)[row["fiche"] - 1]
    assert figures(budget_record(fiche.budget)) == figures(row["budget"]), row["why"]
    assert [issue for issue in fiche.issues if "amount" in issue.code] == []


def test_every_budget_read_by_eye_has_its_reason() -> None:
    assert [row["fiche"] for row in GOLDEN] == list(range(1, 26))
    assert all(row["why"].endswith(".") for row in GOLDEN)
