"""The history of a row: what each write leaves in it, how it is shown, and the way back."""

import re

import pytest
from django.urls import reverse

from centres.editing.merging.merge import merge_rows
from centres.editing.merging.undoing import undo_merge
from centres.editing.withdrawal import withdraw
from centres.importing.reread import reread
from centres.models import Action, Budget, CatalogueChange, Centre, Correction, Keyword, Revision
from tests.admin.pages import add_url, change_url, errors_of, list_url, messages_of, send
from tests.factories import make_action
from tests.importing.pages import garden, import_fiches


def history_url(thing) -> str:
    return reverse(f"admin:centres_{thing._meta.model_name}_history", args=[thing.pk])


def revert_url(thing, revision, *, before: bool = False) -> str:
    url = reverse(f"admin:centres_{thing._meta.model_name}_revert", args=[thing.pk, revision.pk])
    return f"{url}?avant=1" if before else url


def take_back(client, url: str, fields=None, **changes):
    """Opens the page, ticks these fields (all of them by default), confirms."""
    page = client.get(url)
    rows = page.context["rows"]
    ticked = [row.name for row, *_ in rows if not row.gone] if fields is None else fields
    return client.post(url, {"vu": page.context["seen"], "champ": ticked, **changes})


def changes_of(thing) -> list[dict]:
    return [row.changes for row in Revision.objects.of(type(thing), thing.pk)]


def test_a_save_keeps_who_and_each_field_before_and_after(action, admin_client, admin_user):
    send(admin_client, change_url(action), summary="Corrigé.", limits="")

    revision = Revision.objects.get()
    assert (revision.by, revision.origin, revision.label) == (admin_user, "edit", "Jardin des voisins")
    assert revision.changes == {
        "summary": ["On jardine le samedi.\n- avec les enfants", "Corrigé."],
        "limits": ["Il manque des bras.", ""],
    }
    page = admin_client.get(change_url(action).replace("/change/", "/history/")).text
    assert f'/history/{revision.pk}/">Revenir à cette version</a>' in page


def test_lists_budget_and_people_are_one_field_each(action, admin_client):
    logement = Keyword.objects.get(slug="logement")
    rows = {
        "people_counts-TOTAL_FORMS": "1", "people_counts-0-role": "volunteers", "people_counts-0-value": "3",
        "budget-0-total": "1500",
    }  # fmt: skip

    send(admin_client, change_url(action), keywords_list=[logement.pk], **rows)

    (changes,) = changes_of(action)
    assert set(changes) == {"keywords", "budget", "people_counts"}
    assert [term["label"] for term in changes["keywords"][0]] == ["Santé", "Culture"]
    assert [side["total"] for side in changes["budget"]] == ["1200.00", "1500.00"]
    assert changes["people_counts"][1]["volunteers"]["value"] == 3


def test_a_page_saved_untouched_or_refused_leaves_no_history(action, admin_client):
    send(admin_client, change_url(action))
    errors_of(send(admin_client, change_url(action), year="abc"))

    assert not Revision.objects.exists()


def test_an_import_leaves_history_of_what_it_changes_and_none_of_what_it_creates(action, tmp_path):
    assert not Revision.objects.exists()

    import_fiches(tmp_path, garden(summary="Nouveau.", resources="900 euros", keywords=("Apiculture",)))

    revision = Revision.objects.get()
    assert (revision.origin, revision.by, revision.run.file) == ("import", None, "page.txt")
    assert set(revision.changes) == {"summary", "resources", "budget", "keywords"}
    assert [term["label"] for term in revision.changes["keywords"][1]] == ["Apiculture"]


def test_sources_read_again_leave_history(action):
    source = action.sources.get()
    source.values["summary"] = "Mal lu."
    source.save()
    Action.objects.update(summary="Mal lu.")

    reread()

    assert Revision.objects.get().origin == "reread"
    assert changes_of(action) == [{"summary": ["Mal lu.", "On jardine le samedi.\n- avec les enfants"]}]


def test_bulk_actions_and_a_budget_page_leave_history(action, admin_client, admin_user):
    admin_client.post(list_url(Action), {"action": "archive", "_selected_action": [action.pk], "confirm": "1"})
    shown = admin_client.post(list_url(Budget), {"action": "confirm", "_selected_action": [action.budget.pk]})
    ((budget, _, seen),) = shown.context["rows"]
    sent = {"action": "confirm", "_selected_action": [budget.pk], "lus": "1", "signe": [budget.pk], "vu": seen}
    admin_client.post(list_url(Budget), sent)
    send(admin_client, change_url(action.budget), total="10")

    total, confirmed, state = changes_of(action)
    assert state == {"state": ["published", "archived"]}
    assert confirmed["confirmed"][0] is None
    assert confirmed["confirmed"][1].endswith(", admin")
    assert total["budget"][1]["total"] == "10.00"
    assert set(Revision.objects.values_list("by", flat=True)) == {admin_user.pk}


def test_what_is_created_and_deleted_by_hand_is_kept_whole(db, admin_client):
    send(admin_client, add_url(Action), title="Café", summary="Au bar.")
    typed = Action.objects.get()
    pk = typed.pk
    admin_client.post(change_url(typed).replace("/change/", "/delete/"), {"post": "yes"})

    deleted, created = Revision.objects.of(Action, pk)
    assert created.changes["summary"] == [None, "Au bar."]
    assert deleted.changes["summary"] == ["Au bar.", None]


def test_centres_and_terms_have_a_history_and_a_way_back(action, admin_client):
    centre, sante = Centre.objects.get(), Keyword.objects.get(slug="sante")
    send(admin_client, change_url(centre), name="Le Phare", departement="69")
    send(admin_client, change_url(sante), label="Bien-être")
    assert changes_of(sante)[0]["label"] == ["Santé", "Bien-être"]
    assert changes_of(centre)[0]["departement"][1]["id"] == "69"

    for thing in (centre, sante):
        take_back(admin_client, revert_url(thing, Revision.objects.of(type(thing), thing.pk).get(), before=True))

    centre.refresh_from_db()
    sante.refresh_from_db()
    assert (centre.name, centre.departement_id, sante.label) == ("Centre social Le Phare", "38", "Santé")
    assert Revision.objects.filter(origin="revert").count() == 2


def test_the_page_marks_what_was_taken_out_and_put_in(action, admin_client):
    send(admin_client, change_url(action), summary="On jardine le dimanche.\n- avec les enfants")

    html = admin_client.get(history_url(action)).content.decode()

    assert 'On jardine le <del><span class="visually-hidden">[retiré : </span>samedi<span' in html
    assert 'On jardine le <ins><span class="visually-hidden">[ajouté : </span>dimanche<span' in html
    assert "admin" in html


def test_texts_are_escaped_in_the_history(action, admin_client):
    send(admin_client, change_url(action), summary="<script>alert(1)</script>")

    html = admin_client.get(history_url(action)).content.decode()

    assert "<script>alert" not in html.replace("&lt;", "<ins>")
    assert not re.search(r"<script>(?!</script>)", html)


def test_going_back_restores_every_field_and_is_a_change_itself(action, admin_client, tmp_path):
    before = action_values(action)
    rows = {
        "people_counts-TOTAL_FORMS": "1", "people_counts-0-role": "volunteers", "people_counts-0-value": "3",
        "budget-0-total": "1500",
    }  # fmt: skip
    send(admin_client, change_url(action), title="Autre", year="2020", keywords_list=[], summary="", **rows)
    send(admin_client, change_url(action), limits="Encore autre chose.", centre="", status="")
    first = Revision.objects.earliest("pk")
    CatalogueChange.objects.all().delete()

    response = take_back(admin_client, revert_url(action, first, before=True))

    assert messages_of(admin_client, response)[0].endswith("champs sont revenus à cette version.")
    assert action_values(Action.objects.get()) == before
    assert CatalogueChange.objects.filter(action=action.pk).exists()
    assert import_fiches(tmp_path, garden()).counts["conflicts"] == 0
    last = Revision.objects.latest("pk")
    assert last.origin == "revert"

    take_back(admin_client, revert_url(action, last, before=True))

    again = Action.objects.get()
    assert (again.title, again.limits, again.themes) == ("Autre", "Encore autre chose.", [])


def action_values(action) -> tuple:
    lines = [(line.label, line.amount, line.source_line) for line in action.budget.lines.all()]
    return (
        action.title, action.slug, action.year, action.summary, action.limits, action.centre_id, action.status_id,
        action.themes, action.budget.total, lines, list(map(str, action.people_list)),
    )  # fmt: skip


def test_only_the_fields_that_are_ticked_go_back(action, admin_client):
    send(admin_client, change_url(action), summary="Corrigé.", limits="Autre.")

    take_back(admin_client, revert_url(action, Revision.objects.get(), before=True), fields=["limits"])

    action.refresh_from_db()
    assert (action.summary, action.limits) == ("Corrigé.", "Il manque des bras.")


def test_going_back_is_refused_when_the_fiche_moved_meanwhile(action, admin_client):
    send(admin_client, change_url(action), summary="Corrigé.")
    url = revert_url(action, Revision.objects.get(), before=True)
    seen = admin_client.get(url).context["seen"]
    send(admin_client, change_url(action), summary="Une autre personne.")

    page = admin_client.post(url, {"vu": seen, "champ": ["summary"]})

    assert "entre-temps" in page.content.decode()
    assert Action.objects.get().summary == "Une autre personne."


def test_a_term_that_is_gone_does_not_come_back(action, admin_client):
    ruche = Keyword.objects.create(label="Ruche", slug="ruche")
    send(admin_client, change_url(action), keywords_list=[ruche.pk])
    send(admin_client, change_url(action), keywords_list=[])
    ruche.delete()
    first = Revision.objects.earliest("pk")

    response = take_back(admin_client, revert_url(action, first), fields=["keywords"])

    assert "rien n’a changé" in messages_of(admin_client, response)[0]
    assert "« Ruche » n’existe plus" in admin_client.get(revert_url(action, first)).content.decode()


def test_a_history_is_filtered_by_who(action, admin_client, admin_user, tmp_path):
    import_fiches(tmp_path, garden(summary="Nouveau."))
    send(admin_client, change_url(action), limits="Autre.")

    def shown(who) -> list[str]:
        return [row.origin for row, _ in admin_client.get(history_url(action), {"par": who}).context["entries"]]

    assert shown("") == ["edit", "import"]
    assert shown(admin_user.pk) == ["edit"]
    assert shown("import") == ["import"]
    assert shown("n’importe quoi") == ["edit", "import"]
    assert admin_client.get(list_url(Revision), {"par": "import"}).context["cl"].result_count == 1


def test_who_may_only_look_sees_the_history_and_takes_nothing_back(action, admin_client, viewer):
    send(admin_client, change_url(action), summary="Corrigé.")
    url = revert_url(action, Revision.objects.get(), before=True)

    page = viewer.get(history_url(action))

    assert page.status_code == 200
    assert url.split("?")[0] not in page.content.decode()
    assert (viewer.get(url).status_code, viewer.post(url, {"champ": ["summary"]}).status_code) == (403, 403)


@pytest.mark.parametrize("ending", ["history/999/", "history/99999999999999999999999/", "history/0/?avant=1"])
def test_a_version_that_is_not_there_is_not_found(ending, action, admin_client):
    assert admin_client.get(change_url(action).replace("change/", ending)).status_code == 404


def test_the_history_of_a_row_that_is_gone_is_not_found(db, admin_client):
    assert admin_client.get(reverse("admin:centres_action_history", args=[999])).status_code == 404


def test_reasons_are_shown(action, admin_client, admin_user):
    correction = Correction.objects.create(action=action, part="summary", text="Autre.", is_replacement=True)
    seen = admin_client.get(change_url(correction)).context["seen"]
    admin_client.post(change_url(correction), {"decision": "ecrire", "vu": seen, "texte": "Autre."})
    merge = merge_rows(action, make_action("Verger"), {}, admin_user)
    undo_merge(merge, admin_user)
    withdraw(action, admin_user, "Le centre ferme, dit sa directrice.")

    page = admin_client.get(history_url(action)).content.decode()

    for words in ("Correction proposée par un visiteur", "Le centre ferme, dit sa directrice."):
        assert f"Pourquoi : {words}" in page
    gone = Revision.objects.filter(kind="action", origin="merge").order_by("pk").first()
    assert gone.reason == "« Verger » a rejoint « Jardin des voisins »."
