"""The real page, imported: what its pages say of money."""

import re

import pytest
from django.urls import reverse

from centres.importing.imports import import_files
from centres.models import Action, Budget, SourceFiche
from tests.real_page import REAL_PAGE, needs_real_page

pytestmark = [pytest.mark.django_db, needs_real_page]


@pytest.fixture
def imported(db):
    list(import_files([REAL_PAGE]))


def plain(html: str) -> str:
    text = re.sub(r"<[^>]+>", " ", html).replace("&nbsp;", " ").replace("\u202f", " ").replace("\u00a0", " ")
    return " ".join(text.split())


def of_total(total: int) -> Action:
    return Action.objects.get(budget__total=total)


def test_what_is_not_detailed_of_a_declared_total_is_told(client, imported):
    page = plain(client.get(of_total(6458).get_absolute_url()).content.decode())

    assert "6 458 € déclarés, 5 920 € détaillés : 538 € non détaillés." in page


@pytest.mark.parametrize(("total", "words"), [(50, "50 € par an"), (16_000, "16 000 € par an")])
def test_a_budget_of_each_year_is_a_stated_one(total, words, client, imported):
    action = of_total(total)
    assert action.budget.period == "year"
    assert words in plain(client.get(action.get_absolute_url()).content.decode())
    listed = plain(client.get(reverse("centres:action_list") + "?budget=par-an").content.decode())
    assert action.title.split()[0] in listed
    assert words in listed


def test_an_amount_of_each_session_is_shown_for_what_it_is_and_at_most_5_000_does_not_hide_it(client, imported):
    action = Action.objects.get(budget__period="session")

    listed = plain(client.get(reverse("centres:action_list") + "?budget_max=5000").content.decode())

    assert action.title in listed
    assert "40 à 50 € par séance" in listed
    assert action.budget.total is None


def test_every_amount_of_the_page_is_sure(imported):
    assert not SourceFiche.objects.proposing().exists()
    assert Budget.objects.count() == 14
