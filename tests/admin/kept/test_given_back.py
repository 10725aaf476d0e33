"""What was sent to a page that could not take it comes back: after a login, a stale token, a database that fails."""

import errno
import re

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError
from django.test import Client

from centres.models import Action, Keyword, SitePage
from tests.admin.pages import add_url, change_url, list_url, shown_values

pytestmark = pytest.mark.once  # forms, and databases that fail by word of the test

HERE = {"Origin": "http://testserver"}
PASSWORD = "une phrase assez longue"


@pytest.fixture
def person(db) -> User:
    return User.objects.create_superuser("equipe", password=PASSWORD)


def hidden(response) -> dict[str, list[str]]:
    """What the button of a page that gives back would send."""
    values: dict[str, list[str]] = {}
    for name, value in response.context["sent"].pairs:
        values.setdefault(name, []).append(value)
    return values


def log_in(client: Client, page) -> object:
    """Fills the page of login that came in the place of an answer, and sends it."""
    assert page.status_code == 403
    assert "votre saisie revient" in page.content.decode()
    context = page.context
    sent = {"username": "equipe", "password": PASSWORD, "next": context["next"], "repris": context["repris"]}
    return client.post(context["app_path"], sent)


def typed_on(client: Client, url: str, **changes) -> dict:
    return {name: value for name, value in (shown_values(client, url) | changes).items() if value is not None}


def test_a_form_sent_after_the_session_ended_comes_back_after_the_login_and_saves_in_one_click(action, person):
    client, url = Client(), change_url(action)
    client.force_login(person)
    sent = typed_on(
        client, url, summary="Une page\r\nde texte.", keywords_list=[Keyword.objects.get(slug="logement").pk]
    )
    client.cookies.clear()

    page = log_in(client, client.post(url, sent))

    assert page.status_code == 200
    html = page.content.decode()
    assert "Une page\nde texte." in html
    assert "Résumé" in html
    assert ">summary<" not in html
    assert Action.objects.get().summary != "Une page\nde texte."
    assert client.post(page.context["sent"].address, hidden(page)).status_code == 302
    action.refresh_from_db()
    assert action.summary == "Une page\nde texte."
    assert [theme.slug for theme in action.themes] == ["logement"]


def test_what_came_back_is_told_by_what_it_changes(action, person):
    client, url = Client(), change_url(action)
    client.force_login(person)
    sent = typed_on(client, url, summary="Un autre résumé.")
    client.cookies.clear()

    page = log_in(client, client.post(url, sent))

    assert page.context["words"] == [("Résumé", "Un autre résumé.")]


def test_a_withdrawn_fiche_is_compared_with_nothing(action, person):
    client, url = Client(), change_url(action)
    client.force_login(person)
    sent = typed_on(client, url, summary="Un autre résumé.")
    client.cookies.clear()
    Action.objects.update(state=Action.State.WITHDRAWN)

    words = dict(log_in(client, client.post(url, sent)).context["words"])

    assert words["Résumé"] == "Un autre résumé."
    assert words["Titre"] == action.title


def test_a_wrong_password_in_between_loses_nothing(action, person):
    client, url = Client(), change_url(action)
    client.force_login(person)
    sent = typed_on(client, url, summary="Gardé.")
    client.cookies.clear()
    page = client.post(url, sent)

    again = client.post("/admin/login/", {"username": "equipe", "password": "non", "repris": page.context["repris"]})

    assert again.context["repris"] == page.context["repris"]
    assert "Gardé." in again.content.decode()


def test_somebody_else_who_logs_in_saves_in_their_own_name_or_is_refused(action, person, viewer):
    client, url = Client(), change_url(action)
    client.force_login(person)
    sent = typed_on(client, url, summary="Gardé.")
    client.cookies.clear()
    page = client.post(url, sent)
    User.objects.filter(username="lecture").update(is_superuser=False)
    lecture = User.objects.get(username="lecture")
    lecture.set_password(PASSWORD)
    lecture.save()

    back = client.post("/admin/login/", {"username": "lecture", "password": PASSWORD, "repris": page.context["repris"]})

    assert back.status_code == 200
    assert client.post(url, hidden(back)).status_code == 403


@pytest.mark.parametrize("model", [Action, Keyword, "centre", "page"])
def test_every_kind_of_form_comes_back(model, action, person):
    client = Client()
    client.force_login(person)
    urls = {
        "centre": (change_url(action.centre), {"contact": "01 02 03"}),
        "page": (change_url(SitePage.objects.first()), {"text": "Un texte."}),
        Action: (add_url(Action), {"title": "Une action nouvelle"}),
        Keyword: (add_url(Keyword), {"label": "Un thème nouveau"}),
    }
    url, changes = urls[model]
    sent = typed_on(client, url, **changes)
    client.cookies.clear()

    page = log_in(client, client.post(url, sent))

    (words,) = changes.values()
    assert words in [text for _, text in page.context["words"]]
    assert client.post(url, hidden(page)).status_code == 302


def test_a_bulk_action_comes_back(action, person):
    client = Client()
    client.force_login(person)
    client.cookies.clear()
    page = log_in(client, client.post(list_url(Action), {"action": "archive", "_selected_action": action.pk}))

    assert "Archiver 1 fiche ?" in client.post(list_url(Action), hidden(page)).content.decode()


def test_a_post_that_carries_nothing_leads_to_the_login_as_before(db, client):
    assert client.post("/admin/").status_code == 302


def test_a_stale_token_gives_the_form_back(action, person):
    client, url = Client(enforce_csrf_checks=True), change_url(action)
    client.force_login(person)
    sent = typed_on(client, url, summary="Avec un vieux jeton.", csrfmiddlewaretoken="a" * 64)

    page = client.post(url, sent, headers=HERE)

    assert page.status_code == 403
    html = page.content.decode()
    assert "Avec un vieux jeton." in html
    (token,) = set(re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', html.partition("content-main")[2]))
    again = client.post(url, hidden(page) | {"csrfmiddlewaretoken": token}, headers=HERE)
    assert again.status_code == 302
    assert Action.objects.get().summary == "Avec un vieux jeton."


def test_a_login_left_open_leads_in_whoever_entered_by_another_tab(person):
    client = Client(enforce_csrf_checks=True)
    words = {"username": "alix", "password": "faux", "csrfmiddlewaretoken": "a" * 64}

    assert client.post("/admin/login/", words, headers=HERE).status_code == 403

    client.force_login(person)
    assert client.post("/admin/login/", words, headers=HERE).headers["Location"] == "/admin/"


def test_without_session_nor_token_the_login_comes_first(action, person):
    client, url = Client(enforce_csrf_checks=True), change_url(action)

    page = client.post(url, {"summary": "Tout perdu ?"}, headers=HERE)

    assert page.status_code == 403
    assert "Tout perdu ?" in page.context["repris"]


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://ailleurs.example"}, {"Origin": "null"}])
def test_a_form_of_another_site_is_not_given_back(headers, action, person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)

    page = client.post(change_url(action), {"summary": "Piège"}, headers=headers)

    assert page.status_code == 403
    assert "Piège" not in page.content.decode()


@pytest.mark.parametrize(
    "kept",
    [
        "", "{}", "[]", "null", "[1,2,3]", "\0",
        '["https://ailleurs.example/admin/",[["a","b"]],[]]', '["//ailleurs.example/",[["a","b"]],[]]',
        '["/actions/",[["a","b"]],[]]', '["/admin/\\\\x",[["a","b"]],[]]', '["/admin/x/change/",[["a"]],[]]',
    ],
)  # fmt: skip
def test_what_the_page_of_login_sends_back_can_be_nonsense(kept, person):
    answer = Client().post("/admin/login/", {"username": "equipe", "password": PASSWORD, "repris": kept})

    assert answer.status_code == 302


def test_an_address_that_leads_nowhere_is_given_back_in_words(person):
    kept = '["/admin/nulle-part/",[["texte","Mes mots à moi"]],["affiche.pdf"]]'
    page = Client().post("/admin/login/", {"username": "equipe", "password": PASSWORD, "repris": kept})

    assert ("Votre texte", "Mes mots à moi") in page.context["words"]
    assert "affiche.pdf" in page.content.decode()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OperationalError("database or disk is full"), "Le disque du serveur est plein."),
        (OperationalError("database is locked"), "La base est occupée"),
        (OperationalError("server closed the connection"), "La base de données ne répond pas"),
        (OSError(errno.ENOSPC, "No space left on device"), "Le disque du serveur est plein."),
        (OperationalError("disk I/O error"), "Le disque du serveur est en lecture seule."),
        (OperationalError("attempt to write a readonly database"), "Le disque du serveur est en lecture seule."),
        (OSError(errno.EROFS, "Read-only file system"), "Le disque du serveur est en lecture seule."),
    ],
)
def test_a_database_or_a_disk_that_fails_gives_the_form_back(error, words, action, admin_client, monkeypatch):
    url = change_url(action)
    sent = typed_on(admin_client, url, summary="À ne pas perdre.")

    def fail(*args, **kwargs):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("centres.admin.fiche.action.save_edit", fail)
        page = admin_client.post(url, sent)

    assert page.status_code == 503
    assert words in page.content.decode()
    assert "À ne pas perdre." in page.content.decode()
    assert admin_client.post(url, hidden(page)).status_code == 302
    assert Action.objects.get().summary == "À ne pas perdre."


def test_a_database_that_answers_nothing_at_all_gives_the_form_back(action, admin_client, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError("server closed the connection")

    url = change_url(action)
    sent = typed_on(admin_client, url, summary="À ne pas perdre.")
    monkeypatch.setattr("centres.admin.history.recording.recording", fail)
    monkeypatch.setattr("centres.admin.kept.gate.give_back", fail)

    page = admin_client.post(url, sent)

    assert page.status_code == 503
    assert "À ne pas perdre." in page.content.decode()


def test_another_error_of_the_system_is_an_error(action, admin_client, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError(errno.EACCES, "Permission denied")

    url = change_url(action)
    sent = typed_on(admin_client, url, summary="Non.")
    monkeypatch.setattr("centres.admin.fiche.action.save_edit", fail)

    with pytest.raises(OSError, match="Permission denied"):
        admin_client.post(url, sent)


def test_too_many_wrong_passwords_keep_what_was_typed(action, person, settings):
    client, url = Client(), change_url(action)
    client.force_login(person)
    sent = typed_on(client, url, summary="Gardé.")
    client.cookies.clear()
    page = client.post(url, sent)

    for _ in range(settings.AXES_FAILURE_LIMIT + 1):
        wrong = {"username": "equipe", "password": "non", "repris": page.context["repris"]}
        page = client.post("/admin/login/", wrong)

    assert page.status_code == 429
    assert "Gardé." in page.context["repris"]
    assert "Trop de mots de passe" in page.content.decode()
