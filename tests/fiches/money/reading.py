"""What is read of a text about money, in the short form that the corpus writes."""

from typing import Any

from centres.fiches import Budget
from centres.fiches.money.budgets import read_budget
from centres.fiches.record import budget_record

_NO_BUDGET = {
    "certainty": "sure", "total": None, "is_computed": False, "low": None, "high": None, "year": None, "period": None,
    "scope": "", "lines": [],
}  # fmt: skip
_NO_LINE = {"label": "", "amount": None, "low": None, "high": None, "kind": "unknown", "funder": "", "line": 1}


def numbered(text: str) -> list[tuple[int, str]]:
    """The lines of a text, from 1."""
    return [(number, line) for number, line in enumerate(text.split("\n"), 1) if line]


def read(text: str) -> tuple[dict[str, Any] | None, list[str]]:
    """The short record of the budget in a text, and the sorted codes of its issues."""
    budget, issues = read_budget(numbered(text))
    return short(budget), sorted(issue.code for issue in issues)


def short(budget: Budget | None) -> dict[str, Any] | None:
    """The record of a budget without what is absent from it."""
    record = budget_record(budget)
    if record is None:
        return None
    record["lines"] = [_present(line, _NO_LINE) for line in record["lines"]]
    return _present(record, _NO_BUDGET)


def _present(record: dict[str, Any], absent: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value != absent[key]}
