"""Entries -> a Budget: which amount is its total, which are its lines, and what cannot be added.

A declared total wins; without one the lines are added only when they can be: plain sums, all costs or all incomes, or
costs and incomes that balance.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from centres.fiches.fiche import Budget, BudgetLine

from .entries import MoneyEntries, MoneyEntry
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
    entries = [*without_subtotals([*without_partial_totals(words.entries)])]
    for entry in entries:
        if entry.issue == "unclear_amounts" and (entry.issue, entry.line) in told:
            continue
        if entry.issue:
            told.add((entry.issue, entry.line))
            sums.issues.append((entry.issue, entry.line, {"words": entry.label}))
    kept = [entry for entry in entries if entry.role != "lost"]
    if not kept:
        return sums
    year = _year(words, kept, sums)
    scope = words.scope
    if period := _one_period(kept, sums):
        sums.budget = Budget(year=year, period=period, scope=scope, lines=_lines(kept, period))
        return sums
    if all(entry.rate for entry in kept):
        return sums
    if len(kept) == 1 and kept[0].role == "total" and kept[0].amount.low is not None:
        amount = kept[0].amount
        sums.budget = Budget(low=amount.low, high=amount.high, year=year, scope=scope)
        return sums
    has_lost = len(kept) < len(entries)
    total, is_computed, items = _total(kept, has_lost, sums)
    sums.budget = Budget(total=total, is_computed=is_computed, year=year, scope=scope, lines=_lines(items, ""))
    if total is None and all(line.amount is None and line.low is None for line in sums.budget.lines):
        sums.budget = None
    return sums


def _one_period(kept: list[MoneyEntry], sums: Sums) -> str:
    """The period of the budget when every amount is one of the same period."""
    rates = {entry.rate for entry in kept}
    if len(rates) == 1:
        return rates.pop()
    if "" not in rates:
        sums.issues.append(("mixed_periods", kept[0].line, {}))
    return ""


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
    if any(entry.issue == "rough_amount" for entry in items) or has_lost:
        return None
    if any(entry.rate or entry.amount.value is None for entry in items):
        if len(items) > 1:
            sums.issues.append(("partial_items", line, {}))
        return None
    years = {entry.label_years for entry in items if entry.label_years}
    if len(years) > 1:
        sums.issues.append(("several_totals", line, {}))
        return None
    kinds = {entry.kind for entry in items} - {"valorisation"}
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
    plain = [entry for entry in items if not entry.rate and not entry.issue]
    most = max(_sum(plain, "charge"), _sum(plain, "produit"))
    if total is not None and most > total:
        sums.issues.append(("items_exceed_total", line, {"total": total, "items": most}))


def _sum(items: Iterable[MoneyEntry], kind: str) -> Decimal:
    return sum((entry.amount.value or Decimal(0) for entry in items if entry.kind == kind), Decimal(0))


def _lines(entries: list[MoneyEntry], period: str) -> tuple[BudgetLine, ...]:
    """One line an entry; an amount of another period than the budget's stays in its words."""
    return tuple(
        BudgetLine(
            label=entry.label,
            amount=entry.amount.value if entry.rate == period else None,
            low=entry.amount.low if entry.rate == period else None,
            high=entry.amount.high if entry.rate == period else None,
            kind=entry.kind,
            funder=entry.funder,
            line=entry.line,
        )
        for entry in entries
    )
