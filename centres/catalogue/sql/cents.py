"""Amounts of the database -> whole cents, which add up and divide exactly on every database, and euros again.

SQLite adds decimals as floating numbers: 0.1 and 0.2 make 0.30000000000000004 there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import BigIntegerField, Func


class Cents(Func):
    """An expression in euros -> an integer. Amounts have at most fourteen digits, which a float holds exactly."""

    template = "CAST(ROUND(%(expressions)s * 100) AS BIGINT)"
    output_field = BigIntegerField()
    arity = 1


@dataclass(frozen=True, slots=True)
class Quartiles:
    """A quarter of the amounts is at most `low`, half of them at most `median`, three quarters at most `high`."""

    low: Decimal
    median: Decimal
    high: Decimal


def euros(cents: int) -> Decimal:
    """
    >>> str(euros(150050))
    '1500.50'
    """
    return Decimal(cents).scaleb(-2)


def quartile(cents: Callable[[int], int], count: int, number: int) -> int:
    """The first, second (the median) or third quartile of `count` amounts, in cents. `cents`: place -> amount, sorted.

    Inclusive linear interpolation: of n amounts, it stands (n - 1) × number / 4 steps after the first one; between two
    amounts, in proportion. Half a cent is rounded up. In whole numbers, so exact.

    >>> [quartile([100, 200, 300, 500].__getitem__, 4, number) for number in (1, 2, 3)]
    [175, 250, 350]
    >>> quartile([1, 2].__getitem__, 2, 2)
    2
    """
    place, quarters = divmod((count - 1) * number, 4)
    amount = cents(place)
    following = cents(place + 1) if quarters else amount
    return (4 * amount + quarters * (following - amount) + 2) // 4


def quartiles(cents: Callable[[int], int], count: int) -> Quartiles:
    """Of `count` amounts, at least one. `cents`: place -> amount, sorted."""
    return Quartiles(*(euros(quartile(cents, count, number)) for number in (1, 2, 3)))
