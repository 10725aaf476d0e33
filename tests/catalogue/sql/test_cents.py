"""Amounts -> whole cents, quartiles."""

import statistics
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centres.catalogue.sql.cents import Cents, euros, quartile, quartiles
from centres.models import Budget
from tests.factories import make_action


@pytest.mark.django_db
@pytest.mark.parametrize(
    "amount", ["0", "0.01", "0.29", "1.15", "4.35", "1500.50", "999999999999.99", "123456789012.07"]
)
def test_an_amount_of_the_database_is_its_cents_exactly(amount):
    make_action(budget={"total": amount})

    (cents,) = Budget.objects.values_list(Cents("total"), flat=True)
    assert type(cents) is int
    assert euros(cents) == Decimal(amount)


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([100, 200, 300], ("1.50", "2", "2.50")),
        ([300, 100, 200, 400], ("1.75", "2.50", "3.25")),
        ([0, 0, 0], ("0", "0", "0")),
        ([1, 2, 3, 4], ("0.02", "0.03", "0.03")),
        ([700], ("7", "7", "7")),
    ],
)
def test_quartiles_are_those_computed_by_hand(amounts, expected):
    found = quartiles(sorted(amounts).__getitem__, len(amounts))

    assert (found.low, found.median, found.high) == tuple(map(Decimal, expected))


@given(st.lists(st.integers(0, 10**14), min_size=2, max_size=30))
def test_quartiles_are_those_of_the_standard_library_to_the_cent(amounts):
    usual = statistics.quantiles([Decimal(4 * cents) for cents in amounts], n=4, method="inclusive")

    for number, value in enumerate(usual, start=1):
        assert abs(Decimal(4 * quartile(sorted(amounts).__getitem__, len(amounts), number)) - value) <= 2
