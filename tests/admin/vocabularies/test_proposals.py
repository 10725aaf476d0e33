"""Communes proposed, decided in the list."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission

from centres.models import Centre, CommuneProposal
from tests.admin.pages import change_url, list_url, messages_of
from tests.factories import make_centre, make_commune

pytestmark = pytest.mark.django_db

URL = list_url(CommuneProposal)


@pytest.fixture
def proposals() -> list[CommuneProposal]:
    commune = make_commune("38563", "Voiron")
    return [
        CommuneProposal.objects.create(centre=make_centre(f"Centre {number}"), commune=commune, words="à Voiron")
        for number in range(2)
    ]


def decide(client, action: str, proposals, query: str = ""):
    chosen = [proposal.pk for proposal in proposals]
    return client.post(URL + query, {"action": action, "_selected_action": chosen})


def test_chosen_proposals_are_accepted_and_it_is_in_the_history_of_the_centre(proposals, admin_client):
    response = decide(admin_client, "accept", proposals, "?state__exact=proposed")

    assert messages_of(admin_client, response) == ["2 communes acceptées."]
    assert set(Centre.objects.values_list("commune", flat=True)) == {"38563"}
    entry = LogEntry.objects.filter(object_id=str(proposals[0].centre_id)).get()
    assert entry.change_message == "Commune proposée par un import et acceptée : Voiron (38)."


def test_chosen_proposals_are_refused(proposals, admin_client):
    response = decide(admin_client, "refuse", proposals[:1])

    assert messages_of(admin_client, response) == ["1 commune refusée : aucun import n’y reviendra."]
    assert set(Centre.objects.values_list("commune", flat=True)) == {None}
    assert CommuneProposal.objects.open().get() == proposals[1]


def test_a_proposal_that_is_decided_already_is_said(proposals, admin_client):
    decide(admin_client, "refuse", proposals[:1])
    response = decide(admin_client, "accept", proposals)

    assert messages_of(admin_client, response)[-2:] == [
        "1 commune acceptée.",
        "1 proposition laissée : déjà décidée, ou le centre a une autre commune."
        " « Centre 0 » est sans commune (refusée).",
    ]


def test_a_centre_placed_meanwhile_stays_there_and_the_page_says_where(proposals, admin_client):
    Centre.objects.filter(pk=proposals[0].centre_id).update(commune=make_commune("38185", "Grenoble"))

    response = decide(admin_client, "accept", proposals[:1])

    assert "« Centre 0 » est à Grenoble (38) (à décider)." in messages_of(admin_client, response)[-1]
    assert Centre.objects.get(pk=proposals[0].centre_id).commune_id == "38185"


def test_the_page_of_a_proposal_shows_the_words_and_leads_to_the_centre(proposals, admin_client):
    html = admin_client.get(change_url(proposals[0])).content.decode()

    assert "à Voiron" in html
    assert "le nom ou l’adresse du centre" in html
    assert change_url(proposals[0].centre) in html


def test_who_may_only_look_decides_nothing(proposals, client, django_user_model):
    user = django_user_model.objects.create_user("lectrice", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_communeproposal"))
    client.force_login(user)

    assert "Accepter" not in client.get(URL).content.decode()
    decide(client, "accept", proposals)
    assert CommuneProposal.objects.open().count() == 2
