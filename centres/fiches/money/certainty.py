"""Entries -> whether the budget made of them is sure: every word around its amounts is understood.

One exception: in a sum that the text itself closes (its lines make its total) the name of a line may be any short
words, since the figures say what they are.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from centres.fiches.fiche import Budget
from centres.fiches.folding import fold

from .entries import MoneyEntries, MoneyEntry
from .lexicon import NOT_PAY_ALONE, OF_OTHERS, SALE, STAFF
from .wording.doubts import is_doubtful_beside

OTHER_PERIODS = frozenset({"month", "session", "person"})
_MOST_UNKNOWN = 3  # words of one line of a closed sum
# A lone line names first what was bought, or how many of it; what somebody else paid may be no cost of the action.
_ALONE = re.compile(r"(?!.*W)(?:[KTJE]*I|.*JA|.*S[TJVEB]*I)")
_NAMES = re.compile(r"[^SBLY]")  # an outline that says more of a total than its sum
_PRICE = 30  # euros: less, where nothing names a total, may be what one person pays
_HUGE = 300_000  # euros: more, where nothing names a total, may be the centre's, or two figures glued
_OF_ACTION = re.compile(r"\bpour (?:le |l |ce |cet |cette |notre )(?:projet|action|atelier)\b")
_MAY_BE_INCOME = re.compile(r"^(?:la |une )?prestations? de services?\b(?! (?:de|d|du|avec|par)\b)")  # that of the Caf
# A figure at the end of a line without a unit: an amount that lost it. Not a telephone number, nor a date.
_ORPHAN = re.compile(r"(?:[^\W\d_]|[:=])\s*(?P<figure>\d[\d .,\u00a0\u202f]*)$")
_TELEPHONE = re.compile(r"(?:\d\d[ .]?){4}\d\d$")
_YEAR = re.compile(r"(?:19|20)\d\d$")


def is_sure(budget: Budget, words: MoneyEntries, kept: Sequence[MoneyEntry]) -> bool:
    """`kept`: the entries that the budget was made of, those set aside left out."""
    if words.has_unclear_side or any(_casts_doubt(line) for line in words.prose):
        return False
    if budget.total is None and budget.low is None and budget.period in (None, "year"):
        return False
    if len({entry.amount.most for entry in kept if entry.rate == "person" and not entry.is_again}) > 1:
        return False  # « 14 € par adulte, 9 € par enfant » are prices
    if any(entry.rate in OTHER_PERIODS and not entry.is_again for entry in kept) and budget.period in (None, "year"):
        return False
    is_closed = _is_closed(budget, kept)
    if not all(entry.is_understood or (is_closed and _is_short(entry)) for entry in kept):
        return False
    totals = [entry for entry in kept if entry.role == "total" or entry.is_product]
    has_costs = any(entry.side_of_kind == "charge" for entry in kept)
    if totals and not (is_closed or has_costs) and all(entry.side == "produit" for entry in totals):
        return False  # what was received is not what was spent
    items = [entry for entry in kept if entry.role == "item" and not entry.is_product]
    if not any(_NAMES.search(entry.outline) for entry in totals) and budget.period in (None, "year"):
        most = max(entry.amount.most for entry in kept)
        if 0 < most < _PRICE or most > _HUGE:
            return False
        if not is_closed and (_are_pay_alone(items) or _has_sale(items)):
            return False
    if _has_whole_of_others(kept):
        return False
    if len(kept) == 1 and items:
        only = items[0]
        if _MAY_BE_INCOME.search(fold(only.label)) or OF_OTHERS.search(fold(only.label)):
            return False
        is_cost = "item" in only.roles and only.kind in ("charge", "unknown") and bool(_ALONE.match(only.outline))
        return is_cost or (only.rate in OTHER_PERIODS and only.kind in ("charge", "unknown"))
    return True


def _are_pay_alone(items: Sequence[MoneyEntry]) -> bool:
    """Whether all that is spent is somebody's pay, which is no whole budget: « salaire de l'animatrice : 3 000 € »."""
    spent = [entry.label for entry in items if entry.side_of_kind in ("charge", "unknown")]
    return bool(spent) and all(map(_is_pay, spent))


def _is_pay(label: str) -> bool:
    folded = fold(label)
    return bool(STAFF.search(folded)) and not NOT_PAY_ALONE.search(folded)


def _has_sale(items: Sequence[MoneyEntry]) -> bool:
    """Whether some of what is added was earned by selling, and no costs say as much: « buvette : 210 € »."""
    if not any(entry.kind != "charge" and SALE.search(fold(entry.label)) for entry in items):
        return False
    return _sum(items, "charge") != _sum(items, "produit")


def _has_whole_of_others(kept: Sequence[MoneyEntry]) -> bool:
    """« 10 000 € dont 1 000 € pour ce projet », « dont 450 € »: the whole is not the action's, or not said."""
    parts = [entry for entry in kept if entry.role == "part"]
    return kept[0].is_part_of_unsaid or any(_OF_ACTION.search(fold(entry.label)) for entry in parts)


def _casts_doubt(line: str) -> bool:
    """Whether a line without an amount may change what the amounts of other lines are."""
    figure = _ORPHAN.search(line)
    if figure and not (_TELEPHONE.search(line) or _YEAR.fullmatch(figure["figure"])):
        return True
    return "?" in line or is_doubtful_beside(fold(line))


def _is_closed(budget: Budget, kept: Sequence[MoneyEntry]) -> bool:
    """Whether two lines or more make the total that is said, on each side that has lines."""
    items = [entry for entry in kept if entry.role in ("item", "part")]
    if budget.is_computed or budget.total is None or len(items) < 2 or any(e.amount.value is None for e in items):
        return False
    sums = {kind: _sum(items, kind) for kind in ("charge", "produit", "valorisation", "unknown")}
    if sum(sums.values()) == budget.total:
        return True
    totals = (budget.total, budget.total - sums["valorisation"])
    return sums["charge"] + sums["unknown"] in totals and sums["produit"] in totals


def _sum(items: Sequence[MoneyEntry], kind: str) -> Decimal:
    return sum((entry.amount.value or Decimal(0) for entry in items if entry.side_of_kind == kind), Decimal(0))


def _is_short(entry: MoneyEntry) -> bool:
    return (
        entry.role in ("item", "part")
        and not entry.is_doubtful
        and not entry.rate
        and entry.outline.count("?") <= _MOST_UNKNOWN
        and "N" not in entry.outline
    )
