"""Staff who may look and not write: they read what the others do, in French, and confirm nothing."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from centres.editing.roles import FEDERATION, READING, give_role
from centres.models import (
    Action,
    Budget,
    BulkEdit,
    CommuneProposal,
    ContactNotice,
    Correction,
    FieldConflict,
    ImportRun,
    Keyword,
    Likeness,
    Merge,
)
from centres.templatetags.french import day

from .pages import change_url, list_url

pytestmark = pytest.mark.once


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

    assert f"Relu et confirmé : {day(moment)}, admin" in words


def test_nothing_can_be_confirmed(catalogue, viewer):
    viewer.post(list_url(Budget), {"action": "confirm", "_selected_action": [catalogue.budget.pk]})
    viewer.post(change_url(catalogue.budget), {"is_confirmed": "on"})

    assert Budget.objects.get().confirmed_at is None


# Of one row of each model, or of its list: what the page offers to whoever may write.
OFFERED = {
    Action: ("Retirer…", ("Relire à la suite", "Exporter pour un tableur")),
    Budget: ("Enregistrer", "Confirmer les budgets choisis"),
    BulkEdit: ("Défaire ce lot", None),
    CommuneProposal: (None, "Accepter les communes choisies"),
    ContactNotice: ("Enregistrer ces choix", None),
    Correction: ("Écrire ce texte dans la fiche", None),
    FieldConflict: ('name="vu"', "Reprendre la source pour les conflits choisis"),
    ImportRun: (None, "Importer des fichiers"),
    Keyword: ("Fusionner avec…", "Fusionner les deux lignes choisies"),
    Likeness: ("Différentes", None),
    Merge: ("Défaire cette fusion", None),
}


@pytest.mark.parametrize("model", OFFERED, ids=lambda model: model.__name__)
def test_what_writes_is_offered_to_the_federation_and_not_to_readers(model, catalogue, django_user_model):
    pages = (change_url(model._default_manager.order_by("pk").first()), list_url(model))
    told = {}
    for role in (FEDERATION, READING):
        user, client = django_user_model.objects.create_user(role), Client()
        give_role(user, role)
        client.force_login(user)
        told[role] = [client.get(page).content.decode() for page in pages]

    for place, offered in enumerate(OFFERED[model]):
        for words in (offered,) if isinstance(offered, str) else offered or ():
            assert words in told[FEDERATION][place]
            assert words not in told[READING][place]
