"""Pages of fiches imported in the browser: the plan is read first, and what is confirmed is what was shown."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from centres.editing import drafts
from centres.models import Action, FieldConflict, ImportDraft, ImportRun, SourceFiche
from tests.admin.importing import UPLOAD, confirm, only_draft, page_of, plan_url, shown_form, text_of, upload
from tests.admin.pages import change_url, messages_of
from tests.importing.pages import everything, garden, import_fiches

pytestmark = pytest.mark.django_db
DRAFTS = ["ImportDraft", "ImportDraftFile"]


def staff(django_user_model, name: str, *rights: str):
    user = django_user_model.objects.create_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_action", *rights]))
    return user


def test_a_plan_is_shown_and_nothing_is_written_before_it_is_confirmed(action, admin_client):
    before = everything(DRAFTS)
    pages = page_of(garden(summary="On jardine le dimanche.\n- avec les enfants"), garden(title="Fête du quartier"))
    response = admin_client.get(plan_url(upload(admin_client, ("page.txt", pages))))

    assert everything(DRAFTS) == before
    assert "1 nouvelle fiche" in text_of(response)
    assert "1 fiche changée" in text_of(response)
    html = response.content.decode()
    assert "[retiré : </span>samedi<" in html
    assert "[ajouté : </span>dimanche<" in html
    assert change_url(action) in html


def test_a_confirmed_plan_is_written_and_the_run_tells_it_with_links(action, admin_client):
    pages = page_of(garden(summary="On jardine le dimanche."), garden(title="Fête du quartier"))
    url = plan_url(upload(admin_client, ("page.txt", pages)))
    response = confirm(admin_client, url)

    assert messages_of(admin_client, response) == ["Import fait."]
    action.refresh_from_db()
    assert action.summary == "On jardine le dimanche."
    new = Action.objects.get(title="Fête du quartier")
    run = ImportRun.objects.latest("pk")
    assert run.by.username == "admin"
    assert [(change["kind"], change["action"]) for change in run.changes] == [
        ("updated", action.pk),
        ("created", new.pk),
    ]
    html = admin_client.get(change_url(run)).content.decode()
    assert change_url(new) in html
    assert change_url(action) in html
    assert "1 créée, 1 mise à jour" in text_of(admin_client.get(url))
    assert not only_draft().files.exists()


def test_a_fiche_left_out_is_not_stored_and_offered_again(db, admin_client):
    pages = page_of(garden(), garden(title="Fête du quartier"))
    confirm(admin_client, plan_url(upload(admin_client, ("page.txt", pages))), untick=["Fête du quartier"])

    assert [action.title for action in Action.objects.all()] == ["Jardin des voisins"]
    assert SourceFiche.objects.count() == 1
    run = ImportRun.objects.get()
    assert (run.counts["left"], run.counts["created"], run.counts["exact_duplicates"]) == (1, 1, 0)
    response = admin_client.get(plan_url(upload(admin_client, ("page.txt", pages))))
    assert [item["title"] for item in response.context["items"]] == ["Fête du quartier"]


def test_a_conflict_is_announced_and_the_correction_stays(action, admin_client):
    Action.objects.update(summary="Corrigé.")
    url = plan_url(upload(admin_client, ("page.txt", page_of(garden(summary="Nouveau.")))))
    words = text_of(admin_client.get(url))

    assert "1 conflit à décider ensuite" in words
    assert "Dans le catalogue Corrigé. Dans la source Nouveau." in words
    confirm(admin_client, url)
    assert Action.objects.get().summary == "Corrigé."
    assert FieldConflict.objects.get().field == "summary"


def test_a_plan_that_no_longer_holds_is_not_applied_but_shown_again(action, admin_client):
    url = plan_url(upload(admin_client, ("page.txt", page_of(garden(summary="Nouveau.")))))
    form = shown_form(admin_client, url)
    Action.objects.update(summary="Corrigé entre-temps.")
    before = everything(DRAFTS)
    response = admin_client.post(url, form | {"confirm": "1"})

    assert "Rien n’a été écrit" in messages_of(admin_client, response)[0]
    assert everything(DRAFTS) == before
    assert "1 conflit" in text_of(admin_client.get(url))
    confirm(admin_client, url)
    assert Action.objects.get().summary == "Corrigé entre-temps."


def test_two_people_confirm_the_same_file_and_it_is_imported_once(db, admin_client, client, django_user_model):
    client.force_login(staff(django_user_model, "collègue", "add_importrun", "view_importrun"))
    first = plan_url(upload(admin_client, ("page.txt", page_of(garden()))))
    second = plan_url(upload(client, ("page.txt", page_of(garden()))))
    form = shown_form(client, second)
    confirm(admin_client, first)
    response = client.post(second, form | {"confirm": "1"})

    assert "Voici le nouveau plan" in messages_of(client, response)[0]
    assert Action.objects.count() == ImportRun.objects.count() == 1
    assert "1 fiche inchangée" in text_of(client.get(second))


def test_a_double_click_imports_once(db, admin_client):
    url = plan_url(upload(admin_client, ("page.txt", page_of(garden()))))
    form = shown_form(admin_client, url) | {"confirm": "1"}
    admin_client.post(url, form)
    again = admin_client.post(url, form)

    assert "Bilan" in text_of(again)
    assert Action.objects.count() == ImportRun.objects.count() == 1


def test_two_confirmations_at_the_same_time_import_once(db, admin_client):
    url = plan_url(upload(admin_client, ("page.txt", page_of(garden()))))
    stale = only_draft()
    confirm(admin_client, url)

    assert drafts.confirm_draft(stale, stale.fingerprint) is True
    assert ImportRun.objects.count() == 1


def test_a_refused_file_is_told_and_the_others_go_on(db, admin_client):
    url = plan_url(upload(admin_client, ("image.png", b"\x89PNG\r\n\x1a\n"), ("page.txt", page_of(garden()))))
    words = text_of(admin_client.get(url))

    assert "Un fichier a été refusé image.png : ligne 1, octet 0 : Le fichier est une image PNG" in words
    confirm(admin_client, url)
    assert Action.objects.get().title == "Jardin des voisins"


def test_files_of_one_import_follow_one_another(db, admin_client):
    files = [("un.txt", page_of(garden())), ("deux.txt", page_of(garden(summary="Ensuite.")))]
    url = plan_url(upload(admin_client, *files))

    assert [item["kind"] for item in admin_client.get(url).context["items"]] == ["updated", "created"]
    confirm(admin_client, url)
    assert Action.objects.get().summary == "Ensuite."


def test_a_choice_that_changes_what_follows_shows_the_plan_again(db, admin_client):
    files = [("un.txt", page_of(garden())), ("deux.txt", page_of(garden(summary="Ensuite.")))]
    url = plan_url(upload(admin_client, *files))
    form = shown_form(admin_client, url)
    admin_client.post(url, form | {"take": form["take"][:-1], "confirm": "1"})

    assert not Action.objects.exists()
    assert [item["kind"] for item in admin_client.get(url).context["items"]] == ["created", "created"]
    confirm(admin_client, url)
    assert Action.objects.get().summary == "Ensuite."


WRONG = {
    "empty": (b"", "Le fichier est vide"),
    "binary": (b"\x7fELF\x02\x01\x01" + bytes(200), "caractères de contrôle"),
    "html": (b"<!doctype html><html><body>Actions</body></html>", "page web (HTML)"),
    "windows": ("Actions\nÉté à l’école".encode("cp1252"), "choisissez l’encodage cp1252 et renvoyez"),
    "no fiche": (b"Les actions des centres sociaux\n", "fiche"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_that_is_no_page_is_refused_with_what_to_do(name, db, admin_client):
    data, words = WRONG[name]
    response = upload(admin_client, ("page.txt", data))

    assert response.status_code == 200
    assert words in text_of(response)
    assert "--encoding" not in text_of(response)
    assert not ImportDraft.objects.exists()
    assert not ImportRun.objects.exists()


def test_the_encoding_can_be_chosen(db, admin_client):
    pages = page_of(garden(title="Été à l’école")).decode().encode("cp1252")
    confirm(admin_client, plan_url(upload(admin_client, ("page.txt", pages), encoding="cp1252")))

    assert Action.objects.get().title == "Été à l’école"


def test_thirty_megabytes_are_refused_before_they_are_read(db, admin_client):
    response = upload(admin_client, ("page.txt", b"a" * (30 * 2**20)))

    assert "font 30 Mio, la limite est de 8 Mio" in text_of(response)
    assert not ImportDraft.objects.exists()


def test_nothing_sent_or_too_many_files_is_told(db, admin_client):
    assert "Choisissez au moins un fichier" in text_of(admin_client.post(UPLOAD, {"kind": "fiches"}))
    files = [(f"{number}.txt", b"a") for number in range(21)]
    assert "Au plus 20 fichiers" in text_of(upload(admin_client, *files))
    assert "Choisissez dans la liste" in text_of(upload(admin_client, ("page.txt", b"a"), kind="autre"))


def test_without_the_right_nothing_is_shown_or_done(action, client, django_user_model):
    client.force_login(staff(django_user_model, "lectrice", "view_importrun", "view_action"))

    assert client.get(UPLOAD).status_code == 403
    assert upload(client, ("page.txt", page_of(garden()))).status_code == 403
    assert "Importer des fichiers" not in text_of(client.get("/admin/centres/importrun/"))


def test_the_plan_of_somebody_else_is_not_shown(db, admin_client, client, django_user_model):
    client.force_login(staff(django_user_model, "collègue", "add_importrun"))
    url = plan_url(upload(admin_client, ("page.txt", page_of(garden()))))
    response = client.post(url, {"fingerprint": only_draft().fingerprint, "confirm": "1"})

    assert "n’attend plus" in messages_of(client, response)[0]
    assert not ImportRun.objects.exists()


def test_an_expired_plan_is_gone_and_its_files_are_deleted(db, admin_client):
    url = plan_url(upload(admin_client, ("page.txt", page_of(garden()))))
    ImportDraft.objects.update(made_at=timezone.now() - timedelta(days=2))

    assert "n’attend plus" in messages_of(admin_client, admin_client.get(url))[0]
    upload(admin_client, ("page.txt", page_of(garden())))
    assert ImportDraft.objects.count() == 1


def test_a_plan_given_up_leaves_nothing(action, admin_client):
    before = everything()
    url = plan_url(upload(admin_client, ("page.txt", page_of(garden(title="Autre")))))
    admin_client.post(url, {"abandon": "1"})

    assert everything() == before


def test_ticks_are_kept_from_one_page_of_the_plan_to_the_next(db, admin_client, monkeypatch):
    monkeypatch.setattr("centres.admin.imports.draft.ITEMS_A_PAGE", 2)
    pages = page_of(*(garden(title=f"Atelier {number}") for number in range(5)))
    url = plan_url(upload(admin_client, ("page.txt", pages)))
    form = shown_form(admin_client, url)
    response = admin_client.post(url, form | {"take": form["take"][1:], "page": "2"})

    assert response.headers["Location"].endswith("?page=2")
    confirm(admin_client, url + "?page=2")
    assert sorted(action.title for action in Action.objects.all()) == [f"Atelier {number}" for number in range(1, 5)]


def test_a_plan_given_up_elsewhere_is_told_when_it_is_confirmed(db, admin_client):
    upload(admin_client, ("page.txt", page_of(garden())))
    draft = only_draft()
    ImportDraft.objects.all().delete()

    assert "n’attend plus" in drafts.confirm_draft(draft, draft.fingerprint).message
    assert not ImportRun.objects.exists()


def test_a_budget_is_shown_before_and_after(action, admin_client):
    pages = page_of(garden(resources="Achats : 300 euros\nSalaires : 900 euros"))
    words = text_of(admin_client.get(plan_url(upload(admin_client, ("page.txt", pages)))))

    assert "Avant 1 200 €" in words.replace("\u202f", " ").replace("\xa0", " ")
    assert "Salaires 900 €" in words.replace("\xa0", " ")


def test_nonsense_in_the_address_or_the_form_breaks_nothing(db, admin_client):
    url = plan_url(upload(admin_client, ("page.txt", page_of(garden()))))

    assert admin_client.get(f"{url}?page=abc").status_code == 200
    assert admin_client.get(f"{UPLOAD}{2**70}/").status_code == 302
    assert admin_client.post(url, {"page": "x", "shown": ["9-9", "a"], "take": "b"}).status_code == 302
    admin_client.post(url, {"fingerprint": "faux", "confirm": "1"})
    assert not ImportRun.objects.exists()


def test_a_fiche_already_there_says_that_nothing_would_change(tmp_path, admin_client, db):
    import_fiches(tmp_path, garden())
    words = text_of(admin_client.get(plan_url(upload(admin_client, ("page.txt", page_of(garden()))))))

    assert "Le catalogue ne changerait pas." in words


def test_an_archive_in_place_of_a_page_is_refused(db, admin_client):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("page.txt", "Actions")

    assert "archive ZIP" in text_of(upload(admin_client, ("page.zip", out.getvalue())))
