"""Publishing several fiches after a page that counts them; withdrawing one for good; what each leaves behind."""

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.core.files.base import ContentFile

from centres.editing.merging.merge import merge_rows
from centres.fiches import compose
from centres.models import Action, Budget, CatalogueChange, FieldConflict, Revision, SourceFiche
from tests.admin.importing import upload
from tests.admin.pages import change_url, errors_of, send
from tests.factories import make_action
from tests.importing.pages import garden, import_fiches

LIST = "/admin/centres/action/"


@pytest.fixture
def fiches(db, tmp_path):
    import_fiches(
        tmp_path,
        garden(),
        garden(title="Café", centre="MDH Le Patio", department="Rhône"),
        garden(title="Sans centre", centre="", department=""),
    )


def choose(client, name: str, *ids, **more):
    """Chooses fiches in the list and an action: the page that counts, or the list."""
    chosen = {"action": name, "_selected_action": [str(pk) for pk in ids], "index": "0"}
    return client.post(LIST, chosen | more, follow=True)


def confirm(client, name: str, *ids, **more):
    """The same, and the button of the page that counts."""
    page = choose(client, name, *ids, **more)
    return choose(client, name, *ids, confirm=str(page.context["taken"]), **more)


def said(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def ids(*titles: str) -> list[int]:
    return list(Action.objects.filter(title__in=titles).values_list("pk", flat=True))


def test_what_would_be_published_is_counted_before(fiches, admin_client):
    Action.objects.exclude(title="Café").update(state="draft", published_at=None)
    Action.objects.filter(title="Sans centre").update(state="withdrawn")

    page = choose(admin_client, "publish", *Action.objects.values_list("pk", flat=True))

    html = page.content.decode()
    assert "Publier 1 fiche ?" in html
    assert "1 fiche, déjà publiée." in html
    assert "1 fiche, retirée à la demande de son centre : elle le reste." in html
    assert [title for _, title in page.context["named"]] == ["Jardin des voisins"]
    assert set(Action.objects.values_list("version", flat=True)) == {1}


def test_fiches_are_published_together(fiches, admin_client):
    Action.objects.exclude(title="Café").update(state="draft", published_at=None)
    CatalogueChange.objects.all().delete()

    response = confirm(admin_client, "publish", *Action.objects.values_list("pk", flat=True))

    assert said(response) == ["2 fiches publiées."]
    assert not Action.objects.exclude(state="published").exists()
    assert not Action.objects.filter(published_at=None).exists()
    drafts = set(ids("Jardin des voisins", "Sans centre"))
    assert set(CatalogueChange.objects.values_list("action_id", flat=True)) == drafts
    assert set(Action.objects.values_list("title", "version")) == {
        ("Café", 1), ("Jardin des voisins", 2), ("Sans centre", 2),
    }  # fmt: skip


def test_a_whole_filtered_list_is_taken_when_all_of_it_was_chosen(fiches, admin_client):
    Action.objects.update(state="draft")

    confirm(admin_client, "archive", *ids("Café"), select_across="1")

    assert not Action.objects.exclude(state="archived").exists()


@pytest.mark.parametrize("number", ["2", "", "x", "0"])
def test_a_selection_that_is_not_the_one_counted_is_shown_again(number, fiches, admin_client):
    page = choose(admin_client, "archive", *ids("Café"), confirm=number)

    assert page.context["taken"] == 1
    assert said(page) == ["La sélection a changé entre-temps : relisez les nombres."]
    assert not Action.objects.filter(state="archived").exists()


@pytest.mark.parametrize(("name", "state"), [("archive", "archived"), ("unpublish", "draft")])
def test_a_fiche_published_again_keeps_its_first_date(name, state, fiches, admin_client):
    cafe = Action.objects.get(title="Café")

    confirm(admin_client, name, cafe.pk)
    assert Action.objects.get(pk=cafe.pk).state == state
    confirm(admin_client, "publish", cafe.pk)

    again = Action.objects.get(title="Café")
    assert (again.state, again.published_at, again.version) == ("published", cafe.published_at, 3)


def test_nothing_to_publish_writes_nothing(fiches, admin_client):
    CatalogueChange.objects.all().delete()

    page = choose(admin_client, "publish", Action.objects.first().pk, confirm="0")

    assert "rien ne sera fait" in page.content.decode()
    assert not CatalogueChange.objects.exists()


@pytest.fixture
def withdrawn(action, admin_client) -> Action:
    """The imported fiche, withdrawn, with a conflict that was open."""
    FieldConflict.objects.create(action=action, source=action.sources.get(), field="summary")
    admin_client.post(f"{LIST}{action.pk}/retirer/", {"reason": "Demande de la directrice, par courriel."})
    action.refresh_from_db()
    return action


def test_a_fiche_is_withdrawn_with_who_asked(withdrawn, client):
    assert (withdrawn.state, withdrawn.version) == ("withdrawn", 2)
    assert not FieldConflict.objects.filter(decision="open").exists()
    assert "Demande de la directrice" in LogEntry.objects.get().change_message
    response = client.get(withdrawn.get_absolute_url())
    assert response.status_code == 410
    assert withdrawn.title not in response.content.decode()


def test_nobody_withdraws_without_saying_who_asked(action, admin_client):
    page = admin_client.post(f"{LIST}{action.pk}/retirer/", {"reason": " "})

    assert "Dites qui l’a demandé" in page.content.decode()
    assert Action.objects.get().state == "published"


def test_no_import_brings_a_withdrawn_fiche_back(withdrawn, tmp_path):
    before = Action.objects.values().get()

    same = import_fiches(tmp_path, garden())
    other = import_fiches(tmp_path, garden(summary="Tout autre."), garden(limits="Encore autre."))

    assert Action.objects.values().get() == before
    assert SourceFiche.objects.count() == 1
    assert (same.counts["created"], other.counts["created"], other.counts["unchanged"]) == (0, 0, 2)
    assert [issue.code for issue in other.issues] == ["withdrawn", "withdrawn"]
    assert "retirée à la demande de son centre" in same.issues[0].message


def test_a_withdrawn_fiche_stays_so_whatever_is_tried(withdrawn, admin_client):
    assert admin_client.post(change_url(withdrawn), {"state": "published", "title": "Retour"}).status_code == 409
    choose(admin_client, "publish", withdrawn.pk, confirm="1")
    admin_client.post(f"{LIST}{withdrawn.pk}/retirer/", {"reason": "Encore."})

    assert Action.objects.values_list("state", "version", "title").get() == ("withdrawn", 2, withdrawn.title)


def test_a_withdrawn_fiche_and_its_budget_are_read_and_offer_no_way_to_write_them(withdrawn, admin_client):
    budget, _ = Budget.objects.get_or_create(action=withdrawn)
    source, revision = withdrawn.sources.get(), Revision.objects.of(Action, withdrawn.pk).first()
    fiche, history = f"{LIST}{withdrawn.pk}/change/", f"{LIST}{withdrawn.pk}/history/"

    pages = [admin_client.get(address) for address in (fiche, history, change_url(budget))]

    assert [page.status_code for page in pages] == [200, 200, 200]
    for words in ("Fusionner avec…", 'name="de"', "Revenir à cette version", 'name="_save"'):
        assert not any(words in page.content.decode() for page in pages), words
    closed = (
        f"{history}{revision.pk}/",
        f"{LIST}{withdrawn.pk}/budget-propose/{source.pk}/",
        change_url(budget).replace("/change/", "/delete/"),
    )
    assert [admin_client.get(address).status_code for address in closed] == [403, 403, 403]
    other = Budget.objects.create(action=make_action("Café"))
    assert admin_client.get(change_url(other).replace("/change/", "/delete/")).status_code == 200


def test_the_form_of_a_fiche_does_not_withdraw_it(action, admin_client):
    assert "Sélectionnez un choix valide" in errors_of(send(admin_client, change_url(action), state="withdrawn"))


def test_erasing_a_withdrawn_fiche_keeps_only_what_holds_imports_off(withdrawn, admin_client, tmp_path):
    key = withdrawn.sources.get().key

    admin_client.post(change_url(withdrawn).replace("/change/", "/delete/"), {"post": "yes"})

    action, source = Action.objects.for_detail().get(), SourceFiche.objects.get()
    assert (action.state, action.title, action.summary, action.centre) == ("withdrawn", "Fiche effacée", "", None)
    assert (source.key, source.text, source.values) == (key, "", {})
    assert not hasattr(action, "budget")
    assert [action.terms_of(name) for name in ("keywords", "audiences", "initiators", "partners")] == [[], [], [], []]
    assert "Jardin" not in str(list(LogEntry.objects.values_list("object_repr", flat=True)))
    assert import_fiches(tmp_path, garden(summary="Autre.")).counts["created"] == 0


def test_no_word_of_an_erased_fiche_stays_in_any_table(db, admin_client, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    word = "Zygomatique"
    texts = dict.fromkeys(("title", "summary", "experience", "limits", "status_reason"), f"Le {word} joyeux")
    page = {"keywords": (word,), "partners": (word,), "resources": f"12 OO euros de {word}"}
    import_fiches(tmp_path, garden(**texts, **page))
    import_fiches(tmp_path, garden(title="Café", centre="MDH Le Patio", department="Rhône"))
    action = Action.objects.get(slug__startswith="le-zygo")
    url, pdf = change_url(action), ContentFile(b"%PDF-1.7 x", f"{word}.pdf")
    send(admin_client, url, prospects=f"Un {word} de plus.", **{"files-0-file": pdf, "files-0-title": word})
    import_fiches(tmp_path, garden(**texts | {"prospects": f"Autre {word}."}, **page))
    budget, _ = Budget.objects.get_or_create(action=action)
    send(admin_client, change_url(budget), scope=word, is_confirmed="on")
    merge_rows(action, make_action(f"Autre {word}"))
    upload(admin_client, ("page.txt", compose([garden(**texts)]).encode()))
    assert len(where(word)) > 8

    admin_client.post(f"{LIST}{action.pk}/retirer/", {"reason": "Demande de la directrice."})
    admin_client.post(url.replace("/change/", "/delete/"), {"post": "yes"})

    assert Action.objects.get(pk=action.pk).title == "Fiche effacée"
    assert where(word) == {}
    assert "Demande de la directrice." in str(list(LogEntry.objects.values_list("change_message")))


def where(word: str) -> dict[str, list]:
    """{table: the rows that say this word}, whatever its case; files are read too."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        rows = [row for row in model._default_manager.values_list() if word.lower() in told(row)]
        if rows:
            found[model.__name__] = rows
    return found


def told(row: tuple) -> str:
    cells = (
        bytes(cell).decode(errors="replace") if isinstance(cell, bytes | memoryview) else str(cell) for cell in row
    )
    return " ".join(cells).lower()


def test_a_fiche_typed_by_hand_has_an_identity_and_a_preview(db, admin_client, tmp_path):
    send(admin_client, f"{LIST}add/", title="Jardin des voisins", state="draft")
    draft = Action.objects.get()

    assert draft.sources.count() == 1
    assert f"/actions/{draft.pk}/apercu/" in admin_client.get(change_url(draft)).content.decode()
    # Without a centre only its words tell a fiche, and these differ.
    assert import_fiches(tmp_path, garden(centre="", department="")).counts["created"] == 1
