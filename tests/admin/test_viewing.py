"""Staff who may look and not write: they read what the others do, in French, and confirm nothing."""

import re

import pytest
from django.utils import timezone

from centres.models import Budget

from .pages import change_url, list_url


def text_of(response) -> str:
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_page_of_a_fiche_shows_its_lists(catalogue, viewer):
    words = text_of(viewer.get(change_url(catalogue)))

    assert "Thèmes : Santé, Apiculture" in words
    assert "Partenaires : Caf, Commune" in words


@pytest.mark.parametrize("page", ["fiche", "budget"])
def test_a_confirmed_budget_is_seen_to_be(page, catalogue, viewer, admin_user):
    moment = timezone.now()
    Budget.objects.update(confirmed_at=moment, confirmed_by=admin_user)

    words = text_of(viewer.get(change_url(catalogue if page == "fiche" else catalogue.budget)))

    assert re.search(r"Relu et confirmé : \d+ \w+ \d{4}, admin", words)


def test_nothing_can_be_confirmed(catalogue, viewer):
    viewer.post(list_url(Budget), {"action": "confirm", "_selected_action": [catalogue.budget.pk]})
    viewer.post(change_url(catalogue.budget), {"is_confirmed": "on"})

    assert Budget.objects.get().confirmed_at is None
