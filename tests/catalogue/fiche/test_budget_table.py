"""What the lines of a budget add up to, said in words; nothing is added that the fiche does not give."""

from decimal import Decimal

import pytest

from centres.catalogue.fiche.budget_table import Account, account_of
from centres.models import Budget, BudgetLine
from centres.templatetags.french import with_amounts
from tests.factories import make_action

pytestmark = pytest.mark.django_db


def account(*lines: tuple, **budget) -> Account:
    """`lines` are (kind, amount) or (kind, low, high)."""
    row = Budget.objects.create(action=make_action(), **budget)
    for position, (kind, *amounts) in enumerate(lines):
        names = ("amount",) if len(amounts) == 1 else ("low", "high")
        values = dict(zip(names, map(Decimal, amounts), strict=True))
        BudgetLine.objects.create(
            budget=row, position=position, label=f"Poste {position}", kind=kind, source_line=9, **values
        )
    row.refresh_from_db()
    found = account_of(row)
    assert found is not None
    return found


def said(found: Account) -> list[str]:
    return [with_amounts(sentence).replace("\u202f", " ").replace("\u00a0", " ") for sentence in found.sentences]


def test_what_a_declared_total_holds_beyond_its_detail_is_shown():
    found = account(("unknown", 3000), ("unknown", 2000), ("unknown", 770), ("unknown", 150), total=6458)

    assert said(found) == ["6 458 € déclarés, 5 920 € détaillés : 538 € non détaillés."]
    assert found.gap == 538


def test_a_detail_above_the_declared_total_is_said_and_leaves_no_gap():
    found = account(("charge", 700), ("charge", 400), total=1000)

    assert said(found) == [
        "1 000 € déclarés, 1 100 € détaillés : le détail dépasse de 100 € le total écrit dans la fiche."
    ]
    assert found.gap is None


def test_charges_and_produits_that_balance_are_said_to():
    found = account(("charge", 1500), ("charge", 2400), ("produit", "2500.50"), ("produit", "1399.50"), total=3900)

    assert said(found) == [
        "Le détail fait exactement le total déclaré, 3 900 €.",
        "Charges et produits équilibrés, 3 900 € de chaque côté.",
    ]
    assert [(side.name, side.total) for side in found.sides] == [("Charges", 3900), ("Produits", 3900)]


@pytest.mark.parametrize(
    ("charges", "produits", "words"),
    [
        (500, 300, "Charges de 500 €, produits de 300 € : 200 € de charges sans produit en face."),
        (300, 500, "Charges de 300 €, produits de 500 € : 200 € de produits de plus que de charges."),
    ],
)
def test_sides_that_differ_are_told_with_their_difference(charges, produits, words):
    assert said(account(("charge", charges), ("produit", produits))) == [words]


def test_valorisation_is_no_money_unless_the_total_is_reached_only_with_it():
    apart = account(("charge", 1000), ("valorisation", 250), total=1000)
    within = account(("charge", 1000), ("valorisation", 250), total=1250)

    assert said(apart) == [
        "Le détail fait exactement le total déclaré, 1 000 €.",
        "250 € de valorisation, comptés à part : ce n’est pas de l’argent dépensé.",
    ]
    assert said(within) == ["Le détail fait exactement le total déclaré, 1 250 €, valorisation comprise."]
    assert within.gap is None


@pytest.mark.parametrize(
    ("charges", "produits", "words"),
    [
        (2300, 3900, "Charges et produits équilibrés, 3 900 € de chaque côté, valorisation comprise dans les charges."),
        (
            3900,
            2300,
            "Charges et produits équilibrés, 3 900 € de chaque côté, valorisation comprise dans les produits.",
        ),
        (2300, 2300, "Charges et produits équilibrés, 2 300 € de chaque côté."),
        (2300, 2500, "Charges de 2 300 €, produits de 2 500 €, hors valorisation."),
    ],
)
def test_valorisation_balances_the_sides_or_nothing_is_claimed_of_them(charges, produits, words):
    found = account(("charge", charges), ("produit", produits), ("valorisation", 1600))

    assert said(found)[0] == words


def test_a_computed_total_says_that_it_is():
    found = account(("unknown", "0.10"), ("unknown", "0.20"), total="0.30", is_computed=True)

    assert said(found) == ["Total calculé : la fiche donne les montants, pas leur somme."]
    assert found.sides[0].total == Decimal("0.30")


def test_a_range_enters_no_sum():
    found = account(("charge", 40, 50), ("charge", 10))

    assert said(found) == ["Un montant en fourchette n’entre dans aucune somme."]
    assert found.sides[0].total == 10
    assert (found.sides[0].items[0].bar.sure, found.sides[0].items[0].bar.more) == ("240.0", "60.0")


def test_bars_start_at_zero_and_the_longest_is_whole():
    found = account(("charge", 0), ("charge", 50), ("charge", 200))

    assert [item.bar.sure for item in found.sides[0].items] == ["0.0", "75.0", "300.0"]


def test_amounts_that_are_all_zero_have_no_length():
    assert [item.bar.sure for item in account(("charge", 0), total=0).sides[0].items] == ["0"]


def test_a_budget_without_amount_or_line_has_no_account():
    assert account_of(None) is None
    assert account_of(Budget.objects.create(action=make_action())) is None


@pytest.mark.parametrize("kind", ["charge", "produit"])
@pytest.mark.parametrize("total", [800, 500, 300])
def test_lines_of_no_told_kind_count_when_the_total_is_reached_with_them(total, kind):
    found = account((kind, 500 if total > 300 else 100), ("unknown", 300), total=total)

    assert said(found) == [f"Le détail fait exactement le total déclaré, {total} €."]
    assert found.gap is None


def test_one_list_under_one_total_is_one_side_whatever_the_kind_of_a_line():
    found = account(("charge", 500), ("unknown", 300), total=1000)

    assert said(found) == ["1 000 € déclarés, 800 € détaillés : 200 € non détaillés."]
    assert found.gap == 200


def test_nothing_is_said_missing_when_there_are_two_sides_and_lines_of_no_told_kind():
    found = account(("charge", 500), ("produit", 700), ("unknown", 300), total=1000)

    assert (said(found), found.gap) == ([], None)


def test_a_declared_total_with_a_line_in_a_range_leaves_no_gap_to_claim():
    found = account(("charge", 700), ("charge", 200, 400), total=1000)

    assert said(found)[0] == "1 000 € déclarés, dont 700 € en montants exacts."
    assert found.gap is None


@pytest.mark.parametrize("line", [("produit", 100, 300), ("unknown", 200)])
def test_sides_are_not_held_against_each_other_when_a_line_may_fill_the_difference(line):
    assert not [words for words in said(account(("charge", 500), ("produit", 300), line)) if "produits" in words]


def test_a_computed_total_that_the_lines_no_longer_make_is_said_to():
    found = account(("charge", 500), ("charge", 300), total=500, is_computed=True)

    assert said(found) == ["Total calculé de 500 €, mais les montants d’aujourd’hui font 800 €."]


def test_only_lines_with_an_amount_are_counted_as_amounts():
    row = Budget.objects.create(action=make_action())
    BudgetLine.objects.create(budget=row, label="Caf")

    assert account_of(row).amount_count == 0
