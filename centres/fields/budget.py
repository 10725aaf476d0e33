"""A budget as an import compares it, and the rows it is written to. It is one field, with its lines."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from centres.fiches.record import budget_from_record
from centres.models import Action, Budget, BudgetLine

from .rows import insert


class BudgetLineValue(NamedTuple):
    """One item of a budget, without its place in the source."""

    label: str
    amount: Decimal | None
    low: Decimal | None
    high: Decimal | None
    kind: str
    funder: str


class BudgetValue(NamedTuple):
    """A budget as it is compared: amounts in euros, without the words it was read from."""

    total: Decimal | None
    is_computed: bool
    low: Decimal | None
    high: Decimal | None
    year: int | None
    period: str
    scope: str
    lines: tuple[BudgetLineValue, ...]


NOTHING = BudgetValue(None, False, None, None, None, "", "", ())


def their_budget(record: Mapping[str, Any]) -> BudgetValue | None:
    """The budget of a record, or None."""
    budget = budget_from_record(record.get("budget"))
    if budget is None:
        return None
    lines = tuple(
        BudgetLineValue(line.label, line.amount, line.low, line.high, line.kind, line.funder) for line in budget.lines
    )
    return BudgetValue(
        budget.total, budget.is_computed, budget.low, budget.high, budget.year, budget.period or "", budget.scope, lines
    )


def our_budget(action: Action) -> BudgetValue | None:
    """The budget of an action; None also for one that staff confirmed to be empty."""
    budget = getattr(action, "budget", None)
    if budget is None:
        return None
    lines = tuple(
        BudgetLineValue(line.label, line.amount, line.low, line.high, line.kind, line.funder)
        for line in budget.lines.all()
    )
    value = BudgetValue(
        budget.total, budget.is_computed, budget.low, budget.high, budget.year, budget.period, budget.scope, lines
    )
    return None if value == NOTHING else value


def is_confirmed(action: Action) -> bool:
    """Whether staff read the budget again and answer for it: no import changes it any more."""
    budget = getattr(action, "budget", None)
    return budget is not None and budget.confirmed_at is not None


def budget_words(value: BudgetValue) -> dict[str, Any]:
    """The same as JSON, amounts as strings."""
    lines = [{name: _plain(item) for name, item in line._asdict().items()} for line in value.lines]
    return {name: _plain(item) for name, item in value._asdict().items()} | {"lines": lines}


def insert_budgets(budgets: Iterable[tuple[int, Mapping[str, Any], BudgetValue | None]]) -> None:
    """Writes (action id, the record it was read from, value) as rows, where nothing stood."""
    stored = [(pk, record, value) for pk, record, value in budgets if value is not None]
    if not stored:
        return
    rows = [
        {"action_id": pk, "source_text": record.get("resources") or "", **_columns(value)}
        for pk, record, value in stored
    ]
    numbers = insert(Budget, rows)
    lines = []
    for number, (_, record, value) in zip(numbers, stored, strict=True):
        source_lines = [line["line"] for line in record["budget"]["lines"]]
        for position, (line, source_line) in enumerate(zip(value.lines, source_lines, strict=True)):
            place = {"budget_id": number, "position": position, "source_line": source_line}
            lines.append(place | line._asdict())
    insert(BudgetLine, lines)


def replace_budget(action: Action, record: Mapping[str, Any], value: BudgetValue | None) -> None:
    """Gives an action this budget instead of the one it had. A new row: nobody signs it for the one they saw."""
    Budget.objects.filter(action=action).delete()
    insert_budgets([(action.pk, record, value)])


def renumber_budget_lines(action: Action, record: Mapping[str, Any]) -> None:
    """Where its lines stand in a new text that gives the same budget."""
    numbers = [line["line"] for line in (record.get("budget") or {"lines": ()})["lines"]]
    budget = getattr(action, "budget", None)
    rows = list(budget.lines.all()) if budget else []
    moved = []
    for row, number in zip(rows, numbers, strict=False):
        if row.source_line != number:
            row.source_line = number
            moved.append(row)
    if moved:
        BudgetLine.objects.bulk_update(moved, ["source_line"])


def _columns(value: BudgetValue) -> dict[str, Any]:
    return {name: item for name, item in value._asdict().items() if name != "lines"}


def _plain(value: Any) -> Any:
    return f"{value:.2f}" if isinstance(value, Decimal) else value
