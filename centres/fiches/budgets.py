"""The lines of « Ressources financières » -> a Budget, or None when they do not plainly say one sum.

Today a budget is read only when the text holds exactly one amount and that amount is a plain total. Empty is not zero.
"""

from collections.abc import Sequence
from itertools import islice

from .amounts import find_amounts
from .fiche import Budget, Issue
from .limits import LIMITS

_MOST_AMOUNTS = 100  # looked at in one line


def read_budget(lines: Sequence[tuple[int, str]]) -> tuple[Budget | None, list[Issue]]:
    """The budget said by (line number, text) pairs, and the issues met.

    >>> read_budget([(7, "Achats"), (8, "16 450 €")])[0].total
    Decimal('16450')
    >>> read_budget([(7, "16 000 € à l'année")]), read_budget([(7, "Pas de budget")])
    ((None, []), (None, []))
    """
    issues: list[Issue] = []
    amounts = []
    for number, text in lines:
        for amount in islice(find_amounts(text), _MOST_AMOUNTS):
            amounts.append(amount)
            if amount is not None and amount.value > LIMITS.amount:
                message = f"ligne {number} : montant supérieur à {LIMITS.amount} €, non retenu ; vérifiez-le."
                issues.append(Issue("amount_too_large", number, message))
    if len(amounts) != 1 or issues:
        return None, issues
    amount = amounts[0]
    return (Budget(total=amount.value) if amount is not None and amount.is_plain else None), issues
