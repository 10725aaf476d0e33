"""Corrections in the admin: three sides, accepted as an edit like another, or refused with a reason."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from centres.models import Action, CatalogueChange, Correction, Revision
from tests.admin.pages import change_url, list_url, messages_of
from tests.factories import make_full_action

pytestmark = pytest.mark.django_db


@pytest.fixture
def action() -> Action:
    return make_full_action(title="Jardin", summary="Un grand jardin.")


@pytest.fixture
def correction(action) -> Correction:
    return Correction.objects.create(
        action=action, part="summary", text="Un petit jardin.", was="Un beau jardin.", is_replacement=True
    )


def shown(client: Client, correction: Correction) -> dict:
    return client.get(change_url(correction)).context


def decide(client: Client, correction: Correction, decision: str, **fields: str):
    data = {"vu": shown(client, correction)["seen"], "texte": correction.text} | fields
    return client.post(change_url(correction), {"decision": decision, **data})


def test_three_sides_with_what_differs(admin_client, correction):
    html = admin_client.get(change_url(correction)).content.decode()

    assert "Un beau jardin." in html
    assert "[ajouté : </span>grand" in html
    assert "[ajouté : </span>petit" in html


def test_accepted_it_is_an_edit_like_another(admin_client, correction, action):
    version = CatalogueChange.objects.count()
    response = decide(admin_client, correction, "ecrire")

    action.refresh_from_db()
    correction.refresh_from_db()
    assert (action.summary, action.version) == ("Un petit jardin.", 2)
    assert (correction.state, correction.decided_by.username) == ("accepted", "admin")
    assert CatalogueChange.objects.count() == version + 1
    revision = Revision.objects.get(kind="action", object_id=action.pk)
    assert revision.changes["summary"] == ["Un grand jardin.", "Un petit jardin."]
    assert "résumé" in LogEntry.objects.get().change_message
    assert messages_of(admin_client, response) == [
        "La correction est acceptée, la fiche est corrigée.",
        "Il n’y a plus de correction à décider.",
    ]


def test_what_staff_write_instead_is_what_the_fiche_says(admin_client, correction, action):
    decide(admin_client, correction, "ecrire", texte="Un jardin\r\nde poche.")

    assert Action.objects.get(pk=action.pk).summary == "Un jardin\nde poche."


def test_a_fiche_that_moved_is_not_written_over_and_nothing_typed_is_lost(admin_client, correction, action):
    seen = shown(admin_client, correction)["seen"]
    Action.objects.filter(pk=action.pk).update(summary="Écrit entre-temps.")
    response = decide(admin_client, correction, "ecrire", vu=seen, texte="Ma version.")

    html = response.content.decode()
    assert "La fiche a changé depuis que vous l’avez vue" in html
    assert "Ma version.</textarea>" in html
    assert "[ajouté : </span>Écrit entre-temps" in html
    assert Action.objects.get(pk=action.pk).summary == "Écrit entre-temps."
    assert Correction.objects.get().state == "new"


def test_a_second_decision_is_told_that_it_comes_second(admin_client, correction, action):
    seen = shown(admin_client, correction)["seen"]
    decide(admin_client, correction, "noter")
    response = admin_client.post(change_url(correction), {"decision": "ecrire", "vu": seen, "texte": "Autre."})

    assert "Quelqu’un a déjà décidé" in response.content.decode()
    assert Action.objects.get(pk=action.pk).summary == "Un grand jardin."


def test_a_title_stays_on_one_line_and_is_never_emptied(admin_client, action):
    correction = Correction.objects.create(action=action, part="title", text="Le\njardin", is_replacement=True)
    response = decide(admin_client, correction, "ecrire", texte=" ")
    assert response.status_code == 200
    assert Correction.objects.get().state == "new"

    decide(admin_client, correction, "ecrire")
    action.refresh_from_db()
    assert (action.title, action.slug) == ("Le jardin", "le-jardin")


def test_a_refusal_has_a_reason(admin_client, correction, action):
    response = decide(admin_client, correction, "refuser", raison=" ")
    assert "Dites pourquoi" in response.content.decode()

    decide(admin_client, correction, "refuser", raison="Le centre dit le contraire.")
    correction.refresh_from_db()
    assert (correction.state, correction.reason) == ("refused", "Le centre dit le contraire.")
    assert Action.objects.get(pk=action.pk).version == 1


def test_a_list_is_corrected_in_the_form_of_the_fiche(admin_client, action):
    correction = Correction.objects.create(action=action, part="keywords", text="Sport", was="Santé")
    html = admin_client.get(change_url(correction)).content.decode()
    assert 'name="texte"' not in html
    assert change_url(action) in html

    assert "se corrige dans le formulaire" in decide(admin_client, correction, "ecrire").content.decode()
    assert decide(admin_client, correction, "noter").status_code == 302
    assert Correction.objects.get().state == "accepted"


def test_new_ones_are_listed_first_with_their_counts(admin_client, correction, action):
    Correction.objects.create(action=action, text="Ancienne", state="accepted", decided_at=action.created_at)
    page = admin_client.get(list_url(Correction))

    assert page.context["cl"].result_count == 1
    html = page.content.decode()
    assert "à décider (1)" in html
    assert "toutes (2)" in html
    assert admin_client.get(f"{list_url(Correction)}?state__exact=tous").context["cl"].result_count == 2


def test_the_page_of_the_fiche_says_that_one_waits(admin_client, correction, action):
    assert change_url(correction) in admin_client.get(change_url(action)).content.decode()


def test_who_may_only_look_decides_nothing(viewer, correction):
    assert 'name="decision"' not in viewer.get(change_url(correction)).content.decode()
    assert viewer.post(change_url(correction), {"decision": "noter"}).status_code == 403
    assert Correction.objects.get().state == "new"


def test_who_may_decide_without_writing_fiches_writes_none(viewer, correction, django_user_model):
    user = django_user_model.objects.get(username="lecture")
    user.user_permissions.add(Permission.objects.get(codename="change_correction"))

    assert 'value="ecrire"' not in viewer.get(change_url(correction)).content.decode()
    assert decide(viewer, correction, "ecrire").status_code == 403
    assert decide(viewer, correction, "noter").status_code == 302


@pytest.mark.parametrize("pk", ["0", "999999999999999999999", "%00", "abc"])
def test_what_is_no_correction_is_not_found(admin_client, pk):
    assert admin_client.get(f"/admin/centres/correction/{pk}/change/").status_code in (302, 404)


def test_a_reason_typed_after_somebody_else_decided_is_given_back(action, admin_client):
    correction = Correction.objects.create(action=action, part="summary", text="Autre résumé.")
    decided = {"state": Correction.State.REFUSED, "decided_at": timezone.now(), "reason": "Non."}
    Correction.objects.filter(pk=correction.pk).update(**decided)

    page = admin_client.post(change_url(correction), {"decision": "refuser", "raison": "Une raison longue à écrire."})

    assert "Une raison longue à écrire." in page.content.decode()


def test_the_address_of_a_visitor_is_for_who_decides_corrections(correction, admin_client, viewer):
    Correction.objects.update(contact="visiteuse@example.org")

    for client, sees in ((admin_client, True), (viewer, False)):
        pages = [client.get(change_url(correction)), client.get(list_url(Correction)), client.get("/admin/")]
        assert any("visiteuse@example.org" in page.content.decode() for page in pages) == sees
    assert "la voit qui décide" in viewer.get(change_url(correction)).content.decode()
