"""The columns of a sheet for money and people: how sure each is, and a proposal that a cell accepts."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from centres.fields.budget import BudgetLineValue, BudgetValue
from centres.fields.people import CountValue
from centres.models import Action, Budget, PeopleCount, SourceFiche
from centres.models.action import EARLIEST_YEAR, LATEST_YEAR
from centres.models.keys import text_key
from centres.models.source import TOLD_NAMES

from .cells import CellError
from .edit import Edit
from .figures import read_amount, read_count, read_lines, read_period, show_amount, show_count, show_lines
from .guard import is_untouched
from .sheet_column import SheetColumn, Terms

YES, NO = "oui", "non"
SIGNED, CERTAINTY, PROPOSED, ACCEPT = (
    "budget relu et confirmé",
    "certitude du budget",
    "budget proposé",
    "accepter le budget proposé",
)
LINES = "lignes du budget"
_AMOUNTS = {"total": "budget_total", "low": "budget_low", "high": "budget_high"}
_ROLES = {str(role): TOLD_NAMES[str(role)] for role in PeopleCount.Role}


def standing_budget(action: Action) -> BudgetValue:
    """The budget of an action as it is, an empty one when it has none."""
    budget: Budget | None = getattr(action, "budget", None)
    if budget is None:
        return BudgetValue(source_text=action.resources)
    lines = tuple(
        BudgetLineValue(line.label, line.amount, line.low, line.high, line.kind, line.funder, line.source_line)
        for line in sorted(budget.lines.all(), key=lambda line: (line.position, line.pk))
    )
    return BudgetValue(
        budget.total, budget.is_computed, budget.low, budget.high, budget.year, budget.period, budget.scope, lines,
        budget.source_text, budget.confirmed_at is not None,
    )  # fmt: skip


def open_proposals(action: Action) -> list[SourceFiche]:
    """The sources that propose a budget of an action, fetched with it."""
    found: list[SourceFiche] = getattr(action, "open_proposals", [])
    return found


def budget_of(edit: Edit) -> BudgetValue:
    return edit.money or standing_budget(edit.action)


def _amount(column: str) -> Callable[[BudgetValue], str]:
    return lambda value: show_amount(getattr(value, column))


def _money(
    name: str, column: str, show: Callable[[BudgetValue], str], read: Callable[[str, BudgetValue], Any]
) -> SheetColumn:
    def put(edit: Edit, cell: str, terms: Terms) -> None:
        value = budget_of(edit)
        edit.money = replace(value, **{column: read(cell, value)})

    def is_also(action: Action, words: str) -> bool:
        standing = standing_budget(action)
        try:
            return not is_untouched(words) and bool(read(words, standing) == getattr(standing, column))
        except CellError:
            return False

    return SheetColumn(
        name,
        lambda action: show(standing_budget(action)),
        put,
        is_also=is_also,
        after=lambda edit: show(budget_of(edit)),
    )


def _read_year(cell: str, _: BudgetValue) -> int | None:
    text = cell.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) == 4 and EARLIEST_YEAR <= int(text) <= LATEST_YEAR):
        raise CellError(f"« {text[:60]} » n’est pas une année entre {EARLIEST_YEAR} et {LATEST_YEAR}.")
    return int(text)


def _read_scope(cell: str, _: BudgetValue) -> str:
    if len(cell.strip()) > 300:
        raise CellError("la portée tient en 300 caractères.")
    return cell.strip()


def _show_period(value: BudgetValue) -> str:
    return Budget.Period(value.period).label if value.period else ""


def _is_yes(cell: str, question: str) -> bool:
    key = text_key(cell)
    if key not in (YES, NO, ""):
        raise CellError(f"« {cell[:40]} » : {question} Écrivez « oui » ou « non ».")
    return key == YES


def _show_signed(action: Action) -> str:
    budget = getattr(action, "budget", None)
    return "" if budget is None else YES if budget.confirmed_at else NO


def _put_signed(edit: Edit, cell: str, terms: Terms) -> None:
    edit.is_signed = _is_yes(cell, "ce budget est-il relu et confirmé ?")


def _show_certainty(action: Action) -> str:
    if open_proposals(action):
        return "proposé, à décider"
    signed = _show_signed(action)
    return {YES: "confirmé", NO: "lu, à confirmer"}.get(signed, "")


def _show_proposed(action: Action) -> str:
    """What the reader proposes, in the words of the columns beside."""
    if not open_proposals(action) or not (records := open_proposals(action)[0].proposals):
        return ""
    record = records[0]
    amounts = [record.get("total")] if record.get("total") is not None else [record.get("low"), record.get("high")]
    said = " à ".join(show_amount(read_amount(str(amount))) for amount in amounts if amount is not None)
    period = Budget.Period(record["period"]).label if record.get("period") else ""
    lines = [f"{line['label']} : {line['amount']}" for line in record["lines"] if line.get("amount") is not None]
    return "\n".join([" ".join(filter(None, (said, period))), *lines]).strip()


def _read_only(edit: Edit, cell: str, terms: Terms) -> None:
    raise CellError("cette colonne se lit seulement ; laissez-la comme elle est.")


def _put_accept(edit: Edit, cell: str, terms: Terms) -> None:
    if not _is_yes(cell, "ce budget proposé est-il accepté ?"):
        return
    if not open_proposals(edit.action):
        raise CellError("aucun budget n’est proposé pour cette fiche.")
    edit.accepts = True


def _people(role: str, name: str) -> SheetColumn:
    def standing(action: Action) -> CountValue | None:
        row = next((count for count in action.people_counts.all() if count.role == role), None)
        return None if row is None else CountValue(role, row.value, row.low, row.high, row.is_approximate, row.text)

    def put(edit: Edit, cell: str, terms: Terms) -> None:
        before = standing(edit.action)
        edit.people[role] = read_count(cell, role, before.text if before else "")

    def is_also(action: Action, words: str) -> bool:
        """A public export tells the number alone."""
        now = standing(action)
        return now is not None and now.value is not None and words == str(now.value)

    def after(edit: Edit) -> str:
        return show_count(edit.people[role] if role in edit.people else standing(edit.action))

    return SheetColumn(name, lambda action: show_count(standing(action)), put, is_also=is_also, after=after)


FIGURE_COLUMNS: tuple[SheetColumn, ...] = (
    *(
        _money(
            TOLD_NAMES[told],
            column,
            _amount(column),
            lambda cell, _: read_amount(cell),
        )
        for column, told in _AMOUNTS.items()
    ),
    _money(TOLD_NAMES["budget_year"], "year", lambda value: str(value.year or ""), _read_year),
    _money(TOLD_NAMES["budget_period"], "period", _show_period, lambda cell, _: read_period(cell)),
    _money(TOLD_NAMES["budget_scope"], "scope", lambda value: value.scope, _read_scope),
    _money(LINES, "lines", lambda value: show_lines(value.lines), lambda cell, value: read_lines(cell, value.lines)),
    SheetColumn(SIGNED, _show_signed, _put_signed, after=lambda edit: YES if edit.is_signed else NO),
    SheetColumn(CERTAINTY, _show_certainty, _read_only),
    SheetColumn(PROPOSED, _show_proposed, _read_only),
    SheetColumn(ACCEPT, lambda action: "", _put_accept, after=lambda edit: YES if edit.accepts else ""),
    *(_people(role, name) for role, name in _ROLES.items()),
)


def check_figures(edit: Edit) -> None:
    """What no cell says alone. Raises CellError."""
    money = edit.money
    if edit.accepts and (money is not None or edit.is_signed is not None):
        raise CellError(
            f"« {ACCEPT} » écrit le budget proposé : ne corrigez pas les autres cases du budget en même temps."
        )
    if money is None:
        return
    if money.high is not None and money.low is None:
        raise CellError("« budget, au plus » ne va pas seul : donnez aussi « au moins », 0 si rien ne le dit.")
    if money.low is not None and money.high is not None and money.high < money.low:
        raise CellError("« budget, au plus » est inférieur à « au moins ».")
    before = standing_budget(edit.action)
    if money.total != before.total:
        edit.money = replace(money, is_computed=False)
    elif money.is_computed and money.lines != before.lines:
        raise CellError("le total était la somme des lignes : écrivez aussi le nouveau total.")
