"""The budget of a fiche on its own page: lines, and the change it makes to the fiche."""

import pytest

from centres.models import Action, Budget, BudgetLine, CatalogueChange
from tests.admin.pages import change_url, errors_of, list_url, send


@pytest.fixture
def budget(catalogue):
    CatalogueChange.objects.all().delete()
    return catalogue.budget


def test_a_line_added_comes_last_and_changes_the_fiche(budget, admin_client):
    version = budget.action.version
    row = {"lines-1-label": "Terre", "lines-1-amount": "12,5", "lines-1-kind": "charge", "lines-TOTAL_FORMS": 2}

    assert send(admin_client, change_url(budget), **row).status_code == 302

    assert list(BudgetLine.objects.values_list("label", "position")) == [("Graines", 0), ("Terre", 1)]
    assert Action.objects.get(pk=budget.action_id).version == version + 1
    assert list(CatalogueChange.objects.values_list("action_id", flat=True)) == [budget.action_id]


def test_a_budget_saved_untouched_changes_nothing(budget, admin_client):
    send(admin_client, change_url(budget))

    assert not CatalogueChange.objects.exists()


def test_a_deleted_budget_changes_the_fiche(budget, admin_client):
    admin_client.post(change_url(budget).replace("/change/", "/delete/"), {"post": "yes"})

    assert not BudgetLine.objects.exists()
    assert list(CatalogueChange.objects.values_list("action_id", flat=True)) == [budget.action_id]


@pytest.mark.once
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"total": "-5"}, "jamais négatif"),
        ({"low": "10", "high": "5"}, "ne peut pas être inférieur"),
        ({"total": "", "high": "500"}, "« Au plus » ne va pas seul"),
        ({"lines-0-amount": "", "lines-0-high": "500"}, "« Au plus » ne va pas seul"),
        ({"year": "99999"}, "quatre chiffres"),
        ({"year": "201"}, "quatre chiffres"),
        ({"total": "NaN"}, "nombre"),
        ({"lines-0-amount": "-5"}, "jamais négatif"),
        ({"lines-0-label": "x" * 501}, "500"),
    ],
)
def test_amounts_that_cannot_be_are_refused_in_french(changes, sentence, budget, admin_client):
    assert sentence in errors_of(send(admin_client, change_url(budget), **changes))


def test_an_upper_end_alone_is_told_once(budget, admin_client):
    assert "inférieur" not in errors_of(send(admin_client, change_url(budget), total="", high="500"))


def test_a_range_without_an_upper_end_is_told(budget, admin_client):
    Budget.objects.update(total=None, low=300)
    BudgetLine.objects.update(amount=None, low=200)

    assert "au moins 300" in admin_client.get(list_url(Budget)).content.decode()
    assert "au moins 200" in admin_client.get(change_url(budget.action)).content.decode()


def test_the_words_of_the_fiche_stand_beside_the_amounts(budget, admin_client):
    html = admin_client.get(change_url(budget)).content.decode()

    assert "1200 euros" in html
    assert change_url(budget.action) in html
