"""The lines of « Ressources financières » -> a Budget and the issues met, or None when they say no amount of a budget.

Empty is not zero, and a wrong figure is worse than none: what is unsure stays empty, with an issue.
"""

import re
from collections.abc import Sequence

from centres.fiches.fiche import Budget, Issue
from centres.fiches.limits import LIMITS

from .joined_lines import join_labels
from .line_entries import read_entries
from .messages import money_issue
from .sums import add_up

# Most texts hold none of these: nothing to read.
_MAYBE_MONEY = re.compile(r"€|eur|\d[ \u00a0\u202f]?e", re.IGNORECASE)


def read_budget(lines: Sequence[tuple[int, str]]) -> tuple[Budget | None, list[Issue]]:
    """The budget said by (line number, text) pairs, and the issues met.

    >>> read_budget([(7, "Achats"), (8, "16 450 €")])[0].total
    Decimal('16450')
    >>> budget, issues = read_budget([(7, "Charges : 900 €"), (8, "Matériel : 500 €"), (9, "Produits : 700 €")])
    >>> budget.total, [line.label for line in budget.lines], [issue.code for issue in issues]
    (Decimal('900'), ['Matériel'], ['sides_differ'])
    >>> read_budget([(7, "Pas de budget spécifique")])
    (None, [])
    """
    if not any(_MAYBE_MONEY.search(text) for _, text in lines):
        return None, []
    words = read_entries(join_labels(lines))
    if words.is_too_many:
        return None, [money_issue("too_many_amounts", lines[0][0], {})]
    large = [entry.line for entry in words.entries if entry.amount.most > LIMITS.amount]
    if large:
        return None, [money_issue("amount_too_large", line, {}) for line in large]
    sums = add_up(words)
    return sums.budget, [money_issue(code, line, figures) for code, line, figures in sums.issues]
