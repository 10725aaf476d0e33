"""Entries -> a Budget: which amount is its total, which are its lines, and what cannot be added.

A declared total wins; without one the lines are added only when they can be: plain sums, all costs or all incomes, or
costs and incomes that balance.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal

from centres.fiches.fiche import Budget, BudgetLine

from .certainty import OTHER_PERIODS, is_sure
from .entries import MoneyEntries, MoneyEntry
from .plans import without_plans
from .subtotals import without_partial_totals, without_subtotals


@dataclass(slots=True)
class Sums:
    """A Budget, or None, and (issue code, line, figures for the message) triples."""

    budget: Budget | None = None
    issues: list[tuple[str, int, dict[str, object]]] = field(default_factory=list)


def add_up(words: MoneyEntries) -> Sums:
    """The budget that the entries make."""
    sums = Sums()
    told: set[tuple[str, int]] = set()
    entries = [*without_plans([*without_subtotals([*without_partial_totals(words.entries)])])]
    for entry in entries:
        if entry.issue == "unclear_amounts" and (entry.issue, entry.line) in told:
            continue
        if entry.issue:
            told.add((entry.issue, entry.line))
            sums.issues.append((entry.issue, entry.line, {"words": entry.label}))
    kept = [entry for entry in entries if entry.role != "lost"]
    if kept:
        sums.budget = _budget(words, kept, len(kept) < len(entries), sums)
    codes = {code for code, _, _ in sums.issues} - ({"unclear_year"} if len(kept) == 1 else set())
    if sums.budget and (codes or not is_sure(sums.budget, words, kept)):
        sums.budget = replace(sums.budget, certainty="proposed")
    return sums


def _budget(words: MoneyEntries, kept: list[MoneyEntry], has_lost: bool, sums: Sums) -> Budget | None:
    year = _year(words, kept, sums)
    scope = words.scope
    rates = {entry.rate for entry in kept}
    if rates <= OTHER_PERIODS or _are_mixed(kept):
        if len(rates) > 1:
            sums.issues.append(("mixed_periods", kept[0].line, {}))
            return None
        period = rates.pop()
        return Budget(year=year, period=period, scope=scope, lines=_lines(kept, period))
    yearly = "year" if _is_yearly(kept) else None
    plain = [entry for entry in kept if entry.rate in ("", "year")]
    if len(plain) == 1 and plain[0].amount.low is not None:
        only = plain[0]
        if len(kept) == 1:
            lines = () if only.role == "total" else _lines([only], only.rate)
            return Budget(
                low=only.amount.low, high=only.amount.high, year=year, period=yearly, scope=scope, lines=lines
            )
    total, is_computed, items = _total(kept, has_lost, sums)
    if yearly and len(kept) == 1 and total is not None:
        is_computed = False  # « affiches : 50 € par an » is what is said of each year
    budget = Budget(
        total=total, is_computed=is_computed, year=year, period=yearly, scope=scope, lines=_lines(items, yearly or "")
    )
    if total is None and all(line.amount is None and line.low is None for line in budget.lines):
        return None
    return budget


def _are_mixed(kept: list[MoneyEntry]) -> bool:
    """Whether amounts of each year stand beside others that are no other way to say them."""
    others = [entry for entry in kept if entry.rate in OTHER_PERIODS and not entry.is_again]
    return bool(others) and all(entry.rate for entry in kept)


def _is_yearly(kept: list[MoneyEntry]) -> bool:
    """Whether the total is of each year, or without a total every amount."""
    decisive = [entry for entry in kept if entry.role == "total"] or kept
    return all(entry.rate == "year" for entry in decisive)


def _year(words: MoneyEntries, kept: list[MoneyEntry], sums: Sums) -> int | None:
    years = {*words.years, *(year for entry in kept for year in entry.years)}
    if len(years) == 1:
        return years.pop()
    # Two budgets of two years are told as several totals.
    if years and len({entry.amount.value for entry in kept if entry.role == "total"}) <= 1:
        sums.issues.append(("unclear_year", kept[0].line, {"years": ", ".join(map(str, sorted(years)))}))
    return None


def _total(kept: list[MoneyEntry], has_lost: bool, sums: Sums) -> tuple[Decimal | None, bool, list[MoneyEntry]]:
    """The total, whether it is computed, and the entries that are its lines."""
    totals = [entry for entry in kept if entry.role == "total"]
    items = [entry for entry in kept if entry.role != "total"]
    if any(entry.issue == "unclear_amounts" for entry in kept):
        return None, False, kept
    if len(kept) == 1 and kept[0].is_shown and kept[0].kind != "valorisation":
        return kept[0].amount.value, False, []
    by_side = {side: {e.amount.value for e in totals if e.side == side} for side in ("", "charge", "produit")}
    general, charges, produits = by_side[""], by_side["charge"], by_side["produit"]
    costs = charges or general
    if any(len(values) > 1 or None in values for values in by_side.values()) or (charges and general - charges):
        sums.issues.append(("several_totals", totals[0].line, {}))
        return None, False, kept
    if costs:
        total = next(iter(costs))
        if charges and produits and charges != produits:
            sums.issues.append(("sides_differ", totals[0].line, {"charges": total, "produits": next(iter(produits))}))
        _check_items(items, total, totals[0].line, sums)
        return total, False, items
    parts = [entry for entry in items if entry.role == "part"]
    items = [entry for entry in items if entry.role != "part"]
    if not produits:
        total = _computed(items, has_lost, sums)
        return total, total is not None, items
    total = next(iter(produits))
    if not items:
        return (None if has_lost else total), not has_lost and not parts, parts or totals
    spent = _sum(items, "charge")
    if spent and total not in (spent, spent + _sum(items, "valorisation")):
        sums.issues.append(("sides_mixed", items[0].line, {}))
        return None, False, items
    return total, False, items


def _computed(items: list[MoneyEntry], has_lost: bool, sums: Sums) -> Decimal | None:
    """The sum of the lines, or None with the reason."""
    line = items[0].line if items else 0
    if has_lost or (len(items) > 1 and any(entry.is_rough for entry in items)):
        return None
    periods = {entry.rate for entry in items}
    if len(periods) > 1 or not periods <= {"", "year"} or any(entry.amount.value is None for entry in items):
        if len(items) > 1:
            sums.issues.append(("partial_items", line, {}))
        return None
    years = {entry.label_years for entry in items if entry.label_years}
    if len(years) > 1:
        sums.issues.append(("several_totals", line, {}))
        return None
    kinds = {entry.side_of_kind for entry in items} - {"valorisation"}
    charges, produits, in_kind = (_sum(items, kind) for kind in ("charge", "produit", "valorisation"))
    if not kinds:
        if items:
            sums.issues.append(("only_in_kind", line, {}))
        return None
    counted = [entry for entry in items if entry.kind != "valorisation"]
    if kinds == {"charge", "produit"} and produits in (charges, charges + in_kind):
        total = produits
    elif len(kinds) == 1 and ("unknown" not in kinds or len(counted) == 1):
        total = charges + produits + _sum(items, "unknown")
    else:
        sums.issues.append(("sides_mixed", line, {}))
        return None
    if not total:
        sums.issues.append(("zero_items", line, {}))
        return None
    return total


def _check_items(items: Iterable[MoneyEntry], total: Decimal | None, line: int, sums: Sums) -> None:
    """Says when one side alone is more than the total declared."""
    plain = [entry for entry in items if entry.rate in ("", "year") and not entry.issue]
    most = max(_sum(plain, "charge"), _sum(plain, "produit"))
    if total is not None and most > total:
        sums.issues.append(("items_exceed_total", line, {"total": total, "items": most}))


def _sum(items: Iterable[MoneyEntry], kind: str) -> Decimal:
    return sum((entry.amount.value or Decimal(0) for entry in items if entry.side_of_kind == kind), Decimal(0))


def _lines(entries: list[MoneyEntry], period: str) -> tuple[BudgetLine, ...]:
    """One line an entry; an amount of another period than the budget's stays in its words."""
    of = {period, ""} if period == "year" else {period}
    return tuple(
        BudgetLine(
            label=entry.label,
            amount=entry.amount.value if entry.rate in of else None,
            low=entry.amount.low if entry.rate in of else None,
            high=entry.amount.high if entry.rate in of else None,
            kind=entry.kind,
            funder=entry.funder,
            line=entry.line,
        )
        for entry in entries
    )
