"""Conflicts decided: the source taken or the correction kept, one or several, and what a later import makes of it."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from centres.models import Action, Budget, CatalogueChange, FieldConflict, Revision
from tests.admin.pages import change_url, list_url, messages_of, send
from tests.importing.pages import garden, import_fiches

NEW = garden(summary="Nouveau.", resources="1500 euros", keywords=("Santé", "Apiculture"))


@pytest.fixture(scope="module")
def shared_conflicts(shared_action, shared_rows, tmp_path_factory) -> None:
    with shared_rows():
        client = Client()
        client.force_login(User.objects.create_superuser("admin"))
        values = {"summary": "Corrigé.", "keywords_list": [], "budget-0-total": "1300"}
        send(client, change_url(Action.objects.get(pk=shared_action)), **values)
        import_fiches(tmp_path_factory.mktemp("page"), NEW)
        CatalogueChange.objects.all().delete()


@pytest.fixture
def conflicts(db, shared_conflicts) -> dict[str, FieldConflict]:
    """Three fields of one fiche, corrected by staff and changed in the source."""
    return {conflict.field: conflict for conflict in FieldConflict.objects.all()}


@pytest.fixture
def admin_user(db, shared_conflicts) -> User:
    """Who corrected them."""
    return User.objects.get(username="admin")


def decide(client, conflict, decision: str, **changes):
    page = client.get(change_url(conflict))
    url = reverse("admin:centres_fieldconflict_decide", args=[conflict.pk])
    return client.post(url, {"vu": page.context["seen"], "decision": decision, **changes})


def decisions() -> dict[str, str]:
    return dict(FieldConflict.objects.values_list("field", "decision"))


def test_the_page_says_who_says_what_and_marks_the_difference(conflicts, admin_client):
    html = admin_client.get(change_url(conflicts["summary"])).content.decode()

    assert "La source dit" in html
    assert "Vous avez écrit" in html
    assert '<del><span class="visually-hidden">[retiré : </span>Corrigé<span' in html
    assert '<ins><span class="visually-hidden">[ajouté : </span>Nouveau<span' in html


def test_the_source_accepted_is_written_with_its_history_and_leaves_the_list(conflicts, admin_client, admin_user):
    decide(admin_client, conflicts["summary"], "accepter")

    action, conflict = Action.objects.get(), FieldConflict.objects.get(field="summary")
    assert action.summary == "Nouveau."
    assert (conflict.decision, conflict.decided_by) == ("accepted", admin_user)
    assert conflict.decided_at is not None
    assert CatalogueChange.objects.filter(action=action).exists()
    revision = Revision.objects.first()
    assert (revision.origin, revision.changes) == ("conflict", {"summary": ["Corrigé.", "Nouveau."]})
    assert admin_client.get(list_url(FieldConflict)).context["cl"].result_count == len(conflicts) - 1
    everything = {"decision__exact": "tous"}
    assert admin_client.get(list_url(FieldConflict), everything).context["cl"].result_count == len(conflicts)


def test_terms_and_budgets_of_the_source_can_be_accepted(conflicts, admin_client):
    decide(admin_client, conflicts["keywords"], "accepter")
    decide(admin_client, conflicts["budget"], "accepter")

    action = Action.objects.get()
    assert [theme.label for theme in action.themes] == ["Santé", "Apiculture"]
    assert action.budget.total == 1500


def test_a_correction_that_is_kept_stands_and_the_same_page_asks_no_more(conflicts, admin_client, tmp_path):
    decide(admin_client, conflicts["summary"], "garder")

    report = import_fiches(tmp_path, NEW, name="again.txt")

    assert Action.objects.get().summary == "Corrigé."
    assert decisions()["summary"] == "kept"
    assert FieldConflict.objects.filter(field="summary").count() == 1
    assert report.counts["conflicts"] == 0


def test_an_accepted_source_is_no_edit_to_a_later_import(conflicts, admin_client, tmp_path):
    decide(admin_client, conflicts["summary"], "accepter")

    import_fiches(tmp_path, garden(summary="Plus récent."), name="later.txt")

    assert Action.objects.get().summary == "Plus récent."


def test_several_are_decided_at_once_after_a_count(conflicts, admin_client):
    data = {"action": "accept", "_selected_action": [row.pk for row in conflicts.values()]}
    page = admin_client.post(list_url(FieldConflict), data)
    assert f"pour {len(conflicts)} conflits" in page.content.decode()
    assert set(decisions().values()) == {"open"}

    response = admin_client.post(list_url(FieldConflict), {**data, "vu": [row["seen"] for row in page.context["rows"]]})

    assert messages_of(admin_client, response) == [f"{len(conflicts)} conflits décidés : la source est reprise."]
    assert set(decisions().values()) == {"accepted"}
    assert (Action.objects.get().summary, Budget.objects.get().total) == ("Nouveau.", 1500)
    assert len(Revision.objects.first().changes) == 3


def test_several_are_kept_at_once(conflicts, admin_client):
    data = {"action": "keep", "_selected_action": [row.pk for row in conflicts.values()]}
    page = admin_client.post(list_url(FieldConflict), data)

    admin_client.post(list_url(FieldConflict), {**data, "vu": [row["seen"] for row in page.context["rows"]]})

    assert set(decisions().values()) == {"kept"}
    assert Action.objects.get().summary == "Corrigé."


def test_a_conflict_whose_sides_moved_is_shown_again_not_decided(conflicts, admin_client):
    page = admin_client.get(change_url(conflicts["summary"]))
    send(admin_client, change_url(Action.objects.get()), summary="Corrigé autrement.")
    url = reverse("admin:centres_fieldconflict_decide", args=[conflicts["summary"].pk])

    response = admin_client.post(url, {"vu": page.context["seen"], "decision": "accepter"})

    assert response.headers["Location"] == change_url(conflicts["summary"])
    assert "n’a pas été décidé" in messages_of(admin_client, response)[-1]
    assert Action.objects.get().summary == "Corrigé autrement."


def test_a_conflict_is_decided_once(conflicts, admin_client):
    seen = admin_client.get(change_url(conflicts["summary"])).context["seen"]
    decide(admin_client, conflicts["summary"], "garder")
    url = reverse("admin:centres_fieldconflict_decide", args=[conflicts["summary"].pk])

    admin_client.post(url, {"vu": seen, "decision": "accepter"})

    assert decisions()["summary"] == "kept"


def test_from_the_fiche_one_goes_to_the_next_conflict_then_back(conflicts, admin_client):
    first, *others = conflicts.values()
    assert f"{change_url(first)}?retour=fiche" in admin_client.get(change_url(first.action)).content.decode()

    response = decide(admin_client, first, "garder", retour="fiche")
    assert response.headers["Location"].endswith("?retour=fiche")
    for conflict in others:
        response = decide(admin_client, conflict, "garder", retour="fiche")

    assert response.headers["Location"] == change_url(first.action)


def test_who_may_only_look_decides_nothing(conflicts, viewer):
    conflict = conflicts["summary"]
    html = viewer.get(change_url(conflict)).content.decode()
    url = reverse("admin:centres_fieldconflict_decide", args=[conflict.pk])

    assert "Reprendre ce que dit" not in html
    assert viewer.post(url, {"decision": "accepter"}).status_code == 403
    viewer.post(list_url(FieldConflict), {"action": "accept", "_selected_action": [conflict.pk]})
    assert set(decisions().values()) == {"open"}


@pytest.mark.parametrize("data", [{}, {"decision": "n’importe quoi"}, {"decision": "accepter", "vu": "\0"}])
def test_a_decision_that_means_nothing_decides_nothing(data, conflicts, admin_client):
    url = reverse("admin:centres_fieldconflict_decide", args=[conflicts["summary"].pk])

    assert admin_client.post(url, data).status_code == 302
    assert set(decisions().values()) == {"open"}


def test_a_third_text_is_written_and_kept(conflicts, admin_client, admin_user, tmp_path):
    conflict = conflicts["summary"]

    assert decide(admin_client, conflict, "ecrire", texte="Les deux.\r\nEnsemble.").status_code == 302

    action = Action.objects.get()
    conflict.refresh_from_db()
    assert action.summary == "Les deux.\nEnsemble."
    assert (conflict.decision, conflict.decided_by, conflict.ours) == ("kept", admin_user, "Les deux.\nEnsemble.")
    assert Revision.objects.of(Action, action.pk).first().changes["summary"][1] == "Les deux.\nEnsemble."
    import_fiches(tmp_path, NEW)
    assert Action.objects.get().summary == "Les deux.\nEnsemble."


def test_a_third_text_that_comes_too_late_is_shown_again(conflicts, admin_client):
    conflict = conflicts["summary"]
    seen = admin_client.get(change_url(conflict)).context["seen"]
    send(admin_client, change_url(conflict.action), summary="Encore autre chose.")

    url = reverse("admin:centres_fieldconflict_decide", args=[conflict.pk])
    page = admin_client.post(url, {"vu": seen, "decision": "ecrire", "texte": "Mon troisième texte."})

    assert "Mon troisième texte." in page.content.decode()
    assert "n’a pas été décidé" in page.content.decode()
    assert Action.objects.get().summary == "Encore autre chose."


def test_a_list_takes_no_third_text(conflicts, admin_client):
    assert 'value="ecrire"' in admin_client.get(change_url(conflicts["summary"])).content.decode()
    assert 'value="ecrire"' not in admin_client.get(change_url(conflicts["keywords"])).content.decode()
    page = decide(admin_client, conflicts["keywords"], "ecrire", texte="Santé")
    assert "dans le formulaire de la fiche" in page.content.decode()
    assert decisions()["keywords"] == "open"


def test_what_stands_today_and_who_wrote_it_are_shown(conflicts, admin_client):
    send(admin_client, change_url(conflicts["summary"].action), summary="Corrigé une seconde fois.")

    assert "Corrigé une seconde fois." in admin_client.get(list_url(FieldConflict)).content.decode()
    page = admin_client.get(change_url(conflicts["summary"])).content.decode()
    assert "admin, le" in page


def test_a_conflict_whose_sides_say_the_same_by_now_is_closed_by_itself(conflicts, admin_client, tmp_path):
    send(admin_client, change_url(conflicts["summary"].action), summary="Nouveau.", **{"budget-0-total": "1500"})

    assert decisions() == {"summary": "settled", "budget": "settled", "keywords": "open"}
    closed = FieldConflict.objects.get(field="summary")
    assert (closed.decided_by, closed.decided_at is not None) == (None, True)
    assert "les deux disent la même chose" in admin_client.get(change_url(closed)).content.decode()
    import_fiches(tmp_path, NEW)
    assert decisions() == {"summary": "settled", "budget": "settled", "keywords": "open"}


def test_a_field_that_still_says_something_else_waits(conflicts, admin_client):
    send(admin_client, change_url(conflicts["summary"].action), summary="Nouveau !", limits="Autre chose.")

    assert decisions() == {"summary": "open", "budget": "open", "keywords": "open"}


def test_one_that_was_written_behind_our_back_says_so(conflicts, admin_client):
    Action.objects.update(summary="Nouveau.")

    assert "disent désormais la même chose" in admin_client.get(change_url(conflicts["summary"])).content.decode()
