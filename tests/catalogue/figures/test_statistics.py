"""A selection -> figures, each with the fiches behind it."""

from decimal import Decimal

import pytest
from django.http import QueryDict

from centres.catalogue.figures.funding import Payers, group_funders
from centres.catalogue.figures.statistics import PeriodFigures, Statistics
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import LiveIndex
from centres.models import Action
from tests.factories import make_action

from .reading import assert_every_figure_opens_its_fiches, figures_of, statistics

pytestmark = pytest.mark.django_db


def period(query: str = "", slug: str = "sans-periode") -> PeriodFigures:
    return next(period for period in statistics(query).periods if period.slug == slug)


def splits(rows: list) -> list[tuple[str, int, str]]:
    return [(row.label, row.figure.count, str(row.total)) for row in rows]


@pytest.fixture(scope="module")
def shared_nine(shared_rows) -> None:
    with shared_rows():
        lines = [
            {"kind": "charge", "amount": "700.10"},
            {"kind": "charge", "amount": "300"},
            {"kind": "produit", "amount": "600.20", "funder": "CAF"},
            {"kind": "produit", "amount": "400", "funder": "Ville de Lyon"},
            {"kind": "valorisation", "amount": "50", "funder": "CAF"},
            {"kind": "charge", "low": 10, "high": 20},
        ]
        make_action("A", year=2014, budget={"total": "1000.10", "lines": lines})
        make_action("B", year=2014, budget={"total": 0, "period": "once"})
        make_action("C", year=2014, budget={"total": "300.10", "lines": [{"amount": "0.10", "funder": "caf"}]})
        make_action("D", budget={"low": 40, "high": 40, "lines": [{"amount": "0.20", "funder": "Caf."}]})
        make_action("E", budget={"total": 12, "period": "session"}, year=2015, counts={"volunteers": {"value": 3}})
        make_action("F", budget={"total": 9000, "scope": "hors salaires", "lines": [{"amount": 7, "funder": "Caf"}]})
        make_action("G", budget={"low": 40, "high": 50}, counts={"volunteers": {"low": 10, "high": 12}})
        make_action("H", resources="Pas de budget", counts={"volunteers": {"value": 30, "is_approximate": True}})
        make_action("I", counts={"volunteers": {"value": 4}, "families": {"value": 0}})
        make_action("J", state="draft", budget={"total": 5, "lines": lines}, counts={"volunteers": {"value": 1}})


def test_nothing_published_gives_no_figure():
    make_action(state="draft", budget={"total": 5}, counts={"families": {"value": 5}})
    found = statistics()

    assert {figure.count for figure in figures_of(found)} == {0}
    assert (found.periods, found.roles, found.share_without) == ([], [], "")


@pytest.mark.usefixtures("shared_nine")
def test_fiches_are_counted_by_what_their_budget_says():
    found = statistics()

    assert (found.all.count, found.share_without) == (9, "22 %")
    assert {slug: figure.count for slug, figure in found.states.items() if figure.count} == {
        "oui": 7, "non": 2, "sans-periode": 4, "par-seance": 1, "fourchette": 1, "partiel": 1, "non-chiffre": 1,
        "non-renseigne": 1,
    }  # fmt: skip


@pytest.mark.usefixtures("shared_nine")
def test_only_comparable_budgets_are_added_each_period_apart():
    assert [(each.slug, each.figure.count, each.total) for each in statistics().periods] == [
        ("sans-periode", 4, Decimal("1340.20")),
        ("par-seance", 1, Decimal(12)),
    ]


@pytest.mark.usefixtures("shared_nine")
def test_quartiles_are_given_from_three_fiches_on():
    found = period().quartiles

    assert (found.low, found.median, found.high) == (Decimal(30), Decimal("170.05"), Decimal("475.10"))
    assert period(slug="par-seance").quartiles is None
    assert period("annee=2014").quartiles.median == Decimal("300.10")


@pytest.mark.usefixtures("shared_nine")
def test_amounts_are_counted_by_size_zero_apart():
    assert splits(period().brackets)[:3] == [
        ("0 €", 1, "0.00"),
        ("moins de 1 000 €", 2, "340.10"),
        ("de 1 000 à moins de 3 000 €", 1, "1000.10"),
    ]
    assert period().zeros.count == 1


@pytest.mark.usefixtures("shared_nine")
def test_items_are_added_by_kind_and_ranges_are_not():
    assert splits(period().kinds) == [
        ("Charges", 1, "1000.10"),
        ("Produits", 1, "1000.20"),
        ("Valorisation", 1, "50.00"),
        ("Nature non précisée", 2, "0.30"),
    ]
    assert period().rough == 1


@pytest.mark.usefixtures("shared_nine")
def test_a_funder_has_one_row_for_all_its_spellings_without_what_it_lends():
    assert splits(period().funders) == [("CAF", 3, "600.50"), ("Ville de Lyon", 1, "400.00")]


@pytest.mark.usefixtures("shared_nine")
def test_years_come_with_the_latest_first_and_without_those_that_say_none():
    assert splits(period().years) == [("2014", 3, "1300.20")]
    assert [row.quartiles.median for row in period().years] == [Decimal("300.10")]


@pytest.mark.usefixtures("shared_nine")
def test_exact_numbers_of_people_are_added_and_the_others_only_counted():
    rows = [(row.label, row.stated.count, row.exact.count, row.total, row.rough.count) for row in statistics().roles]

    assert rows == [("Bénévoles", 4, 2, 7, 2), ("Familles", 1, 1, 0, 0)]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "annee=2014",
        "annee=2014&annee=2015",
        "budget=oui",
        "budget=non",
        "budget=oui&budget=non-chiffre",
        "budget=partiel&budget=par-seance",
        "budget=sans-periode&budget=fourchette",
        "budget_min=12",
        "budget_min=100&budget_max=1000,10",
        "budget_max=0",
        "poste=charges",
        "poste=non-precise&financeur=caf",
        "financeur=caf&financeur=ville-de-lyon",
        "personnes=benevoles",
        "personnes=benevoles-exact",
        "tri=budget&budget_min=abc&theme=xyz",
    ],
)
@pytest.mark.usefixtures("shared_nine")
def test_each_figure_opens_exactly_the_fiches_it_counts(query):
    assert_every_figure_opens_its_fiches(query)


def test_amounts_that_no_float_adds_are_added_to_the_cent():
    for amount in ("0.10", "0.20", "999999999999.99", "0.01"):
        make_action(budget={"total": amount, "lines": [{"amount": amount, "funder": "Caf", "kind": "produit"}]})

    assert period().total == period().kinds[0].total == period().funders[0].total == Decimal("1000000000000.30")


def test_a_funder_is_named_as_it_is_most_written():
    for name in ("Caf", "CAF", "Caf"):
        make_action(budget={"total": 1, "lines": [{"amount": 1, "funder": name}]})

    assert splits(period().funders) == [("Caf", 3, "3.00")]


def test_the_funders_shown_are_bounded_and_those_beyond_are_said():
    lines = [{"amount": number, "funder": f"Mécène {number}"} for number in range(130)]
    make_action(budget={"total": 1, "lines": lines})
    found = period()

    [group] = group_funders(found.funders, Payers())
    assert [row.split.label for row in group.first][:2] == ["Mécène 129", "Mécène 128"]
    assert (len(group.first), len(group.more), group.beyond) == (6, 54, 70)


@pytest.mark.usefixtures("shared_nine")
def test_the_figures_ask_the_database_nothing(django_assert_num_queries):
    query = QueryDict("budget=oui&poste=charges&financeur=caf&budget_min=1")
    found = ActionFilter(query, Action.objects.all(), index=LiveIndex().current())
    with django_assert_num_queries(0):
        assert Statistics(found).all.count == 1
