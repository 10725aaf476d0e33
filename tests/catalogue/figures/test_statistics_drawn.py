"""Figures of fiches drawn at random -> those of a count made row by row, in plain Python."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from centres.catalogue.facts.budgets import BUDGET_STATES, KINDS, ROLES
from centres.models import Action
from tests.drawing import examples
from tests.factories import make_action

from .reading import asked, assert_every_figure_opens_its_fiches, statistics

AMOUNTS = st.none() | st.decimals(0, 50_000, places=2) | st.sampled_from([Decimal(0), Decimal(999), Decimal(1000)])
LINES = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([kind for kind, _ in KINDS.values()]),
        "funder": st.sampled_from(["", "Caf", "CAF", "Ville", "Région"]),
        "amount": AMOUNTS,
    }
)
RANGES = st.tuples(AMOUNTS, AMOUNTS).map(lambda ends: sorted(ends) if None not in ends else [None, None])
BUDGETS = st.builds(
    lambda ends, columns: {**columns, "low": ends[0], "high": ends[1]},
    RANGES,
    st.fixed_dictionaries(
        {
            "total": AMOUNTS,
            "scope": st.sampled_from(["", "", "hors salaires"]),
            "period": st.sampled_from(["", "once", "year", "person"]),
            "lines": st.lists(LINES, max_size=4),
        }
    ),
)
FICHES = st.fixed_dictionaries(
    {
        "budget": st.none() | BUDGETS,
        "year": st.sampled_from([None, 2014, 2015]),
        "counts": st.dictionaries(
            st.sampled_from([role for role, _ in ROLES.values()]),
            st.fixed_dictionaries({"value": st.integers(0, 50), "is_approximate": st.booleans()}),
            max_size=3,
        ),
    }
)
QUERIES = st.lists(
    st.sampled_from(
        [
            *(f"budget={slug}" for slug in BUDGET_STATES), *(f"poste={slug}" for slug in KINDS), "annee=2014",
            "budget_min=1000", "budget_min=20", "budget_max=20000", "budget_max=999,99", "personnes=familles-exact",
        ]
    ),
    max_size=3,
).map("&".join)  # fmt: skip


class RandomFiches(TestCase):
    @settings(max_examples=examples(12, share=20), suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(FICHES, max_size=8), QUERIES)
    def test_figures_are_those_of_a_naive_count(self, fiches, query):
        for fiche in fiches:
            make_action(**{name: value for name, value in fiche.items() if value is not None})

        assert_every_figure_opens_its_fiches(query)
        rows = list(Action.objects.filter(pk__in=asked(query).qs.values("pk")).select_related("budget"))
        found = statistics(query)
        assert found.all.count == len(rows)
        assert found["oui"].count == sum(1 for row in rows if hasattr(row, "budget") and row.budget.has_amount)
        for slug in ("sans-periode", "par-an", "par-personne"):
            budgets = [row.budget for row in rows if hasattr(row, "budget")]
            naive = naive_amounts(budgets, BUDGET_STATES[slug].periods)
            shown = next((each for each in found.periods if each.slug == slug), None)
            assert (shown.figure.count if shown else 0) == len(naive)
            if shown:
                assert shown.total == sum(naive)
                assert sum(row.figure.count for row in shown.brackets) == len(naive)
                if shown.quartiles:
                    values = (shown.quartiles.low, shown.quartiles.median, shown.quartiles.high)
                    assert values == tuple(naive_quartile(naive, Fraction(number, 4)) for number in (1, 2, 3))


def naive_amounts(budgets: list, periods: tuple[str, ...]) -> list[Decimal]:
    amounts = []
    for budget in budgets:
        amount = budget.low if budget.total is None and budget.low == budget.high else budget.total
        if amount is not None and not budget.scope and budget.period in periods:
            amounts.append(amount)
    return sorted(amounts)


def naive_quartile(amounts: list[Decimal], part: Fraction) -> Decimal:
    place = (len(amounts) - 1) * part
    low = amounts[int(place)]
    high = amounts[min(int(place) + 1, len(amounts) - 1)]
    value = Fraction(low) + (place - int(place)) * (Fraction(high) - Fraction(low))
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
