"""The budget as one field, with its lines; and the words it was read from."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from centres.fiches import Budget as SaidBudget
from centres.fiches.record import budget_from_record
from centres.models import Budget, BudgetLine

from .columns import TextColumn
from .field import Record, RowsField, Value
from .labels import Labels
from .rows import insert, update_rows
from .spellings import Spellings

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BudgetLineValue:
    """One item of a budget, and its line in the source."""

    label: str
    amount: Decimal | None
    low: Decimal | None
    high: Decimal | None
    kind: str
    funder: str
    source_line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class BudgetValue:
    """A budget, amounts in euros; the words it was read from, and whether a person answers for it."""

    total: Decimal | None = None
    is_computed: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    year: int | None = None
    period: str = ""
    scope: str = ""
    lines: tuple[BudgetLineValue, ...] = ()
    source_text: str = field(default="", compare=False)
    is_confirmed: bool = field(default=False, compare=False)


NOTHING = BudgetValue()
RATES = {Budget.Period.MONTH, Budget.Period.SESSION, Budget.Period.PERSON}
PROPOSALS = "budget_proposals"  # their key in a record
_COMPARED = tuple(part.name for part in fields(BudgetValue) if part.compare and part.name != "lines")
_OF_LINE = tuple(part.name for part in fields(BudgetLineValue) if part.compare)


class MoneyRows(RowsField):
    """A budget and its lines. One that staff confirmed to be empty says nothing, as no budget does."""

    model = Budget
    read_from = "resources"

    def theirs(self, record: Record, spellings: Spellings) -> BudgetValue | None:
        budget = budget_from_record(record.get(self.name))
        if budget is None:
            return None
        lines = tuple(
            BudgetLineValue(line.label, line.amount, line.low, line.high, line.kind, line.funder, line.line)
            for line in budget.lines
        )
        low, high = _ends(budget)
        return BudgetValue(
            budget.total, budget.is_computed, low, high, budget.year, budget.period or "", budget.scope,
            lines, record.get(self.read_from) or "",
        )  # fmt: skip

    def is_empty(self, value: Value) -> bool:
        return value is None or value == NOTHING

    def same(self, one: Value, other: Value) -> bool:
        return one == other or (self.is_empty(one) and self.is_empty(other))

    def is_protected(self, ours: Value) -> bool:
        """A person read it again and answers for it, were it to say that there is none."""
        return ours is not None and ours.is_confirmed

    def is_only_proposed(self, record: Record) -> bool:
        return record.get(self.name) is None and bool(record.get(PROPOSALS))

    def has_moved(self, ours: Value, theirs: Value) -> bool:
        return bool(ours and theirs and _places(ours) != _places(theirs))

    def rank(self, value: Value) -> tuple[bool, bool]:
        """One that somebody answers for comes first."""
        has_amount = value is not None and (value.total is not None or value.low is not None)
        return self.is_protected(value), has_amount

    def our_words(self, value: Value, labels: Labels) -> Json | None:
        if self.is_empty(value):
            return None
        return _as_json(value, _COMPARED) | {"lines": [_as_json(line, _OF_LINE) for line in value.lines]}

    def snapshot(self, value: Value, labels: Labels) -> Json | None:
        words = self.our_words(value, labels)
        for said, line in zip(words["lines"] if words else (), value.lines if words else (), strict=True):
            said["line"] = line.source_line
        return words

    def read(self, action_ids: Collection[int]) -> dict[int, Value]:
        lines: dict[int, list[BudgetLineValue]] = {}
        rows = BudgetLine.objects.filter(budget__action__among=action_ids).order_by("position", "pk")
        for budget_id, *line in rows.values_list("budget_id", *_OF_LINE, "source_line"):
            lines.setdefault(budget_id, []).append(BudgetLineValue(*line))
        budgets = Budget.objects.filter(action__among=action_ids).order_by("pk")
        columns = ("action_id", "pk", "source_text", "confirmed_at", *_COMPARED)
        found = {}
        for action_id, pk, source_text, confirmed_at, *said in budgets.values_list(*columns):
            told = dict(zip(_COMPARED, said, strict=True))
            found[action_id] = BudgetValue(
                **told, lines=tuple(lines.get(pk, ())), source_text=source_text, is_confirmed=bool(confirmed_at)
            )
        return found

    def insert(self, values: Mapping[int, Value]) -> None:
        stored = {pk: value for pk, value in values.items() if value is not None}
        rows = [
            {"action_id": pk, "source_text": value.source_text, **{name: getattr(value, name) for name in _COMPARED}}
            for pk, value in stored.items()
        ]
        lines = [
            {"budget_id": number, "position": place, "source_line": line.source_line}
            | {name: getattr(line, name) for name in _OF_LINE}
            for number, value in zip(insert(Budget, rows), stored.values(), strict=True)
            for place, line in enumerate(value.lines)
        ]
        insert(BudgetLine, lines)

    def delete(self, action_ids: Collection[int]) -> None:
        """New rows will stand there: nobody signs them for those they saw."""
        BudgetLine.objects.filter(budget__action__among=action_ids).delete()
        super().delete(action_ids)

    def renumber(self, values: Mapping[int, Value]) -> None:
        rows = BudgetLine.objects.filter(budget__action__among=values.keys()).order_by("position", "pk")
        lines: dict[int, list[int]] = {}
        for action_id, pk in rows.values_list("budget__action_id", "pk"):
            lines.setdefault(action_id, []).append(pk)
        pairs = (zip(ids, _places(values[action_id]), strict=False) for action_id, ids in lines.items())
        update_rows(BudgetLine, {pk: {"source_line": place} for some in pairs for pk, place in some})


def proposals_in(values: Record, carried: Record) -> list[Record]:
    """The budgets that a source proposes; of an earlier text where this one lost its words."""
    return values.get(PROPOSALS) or carried.get(PROPOSALS) or []


def proposed_record(values: Record, carried: Record) -> Record | None:
    """What a source says, its proposal for its budget: what is written when staff accept it. None without any."""
    proposals = proposals_in(values, carried)
    if not proposals:
        return None
    return {"budget": proposals[0], "resources": values.get("resources") or carried.get("resources") or ""}


class MoneyWords(TextColumn):
    """The words of the budget, which its row repeats."""

    def replace(self, values: Mapping[int, str]) -> None:
        budgets = Budget.objects.filter(action__among=values.keys()).order_by("pk").values_list("pk", "action_id")
        update_rows(Budget, {pk: {"source_text": values[action_id]} for pk, action_id in budgets})


def _ends(budget: SaidBudget) -> tuple[Decimal | None, Decimal | None]:
    """« 40/50 € par séance », alone, is what the budget says of each session: shown as such, never a total."""
    if budget.total is None and budget.low is None and budget.period in RATES and len(budget.lines) == 1:
        (line,) = budget.lines
        return (line.low, line.high) if line.amount is None else (line.amount, line.amount)
    return budget.low, budget.high


def _places(value: BudgetValue) -> list[int | None]:
    return [line.source_line for line in value.lines]


def _as_json(value: Any, names: Collection[str]) -> Json:
    """Amounts as strings."""
    said = {name: getattr(value, name) for name in names}
    return {name: f"{item:.2f}" if isinstance(item, Decimal) else item for name, item in said.items()}
