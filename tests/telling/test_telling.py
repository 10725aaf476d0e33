"""« Raconter une action », from the first word to the mail that it is published: a draft like any import, and no
address that the public could read."""

import threading
from datetime import timedelta
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from centres.editing.roles import FEDERATION, READING, give_role
from centres.fiches import read_text
from centres.models import Action, MailChoice, SourceFiche, Telling
from centres.telling.sections import SECTIONS
from tests.admin.pages import change_url, list_url
from tests.factories import load_vocabularies, make_action
from tests.mailing.seeking import links, tables_that_say

from .typing import ADDRESS, STORY, hidden, post, words_of

pytestmark = pytest.mark.django_db


def test_the_form_asks_the_sections_of_the_source_with_an_example_each(client):
    page = client.get("/raconter/")

    assert page.status_code == 200
    assert not page.cookies
    for section in SECTIONS:
        assert section.example
        assert f'name="{section.name}"' in page.text
        assert f'id="aide-{section.name}"' in page.text
    assert not Telling.objects.exists()


def test_it_is_read_back_before_anything_is_kept(client):
    make_action("Jardin des saisons", summary="Un terrain de la ville, des familles, un jardin.")
    answer = post("relire")
    words = words_of(answer)

    assert "nous lisons 6 458 €" in words
    assert "2014" in words
    assert "Ce qui manque encore" in words
    assert "Les publics" in words
    assert "Le récit : Sans lui" not in words
    assert "Jardin des saisons" in words
    assert STORY["limits"] in answer.text, "what was typed stays"
    assert not Telling.objects.exists()
    # What JavaScript asks for as one types is the same, alone.
    part = client.post("/raconter/", STORY, headers={"HX-Request": "true"})
    assert "nous lisons" in part.text
    assert "<html" not in part.text
    assert "nous ne lisons pas de montant total" in words_of(post("relire", resources="Du temps et des graines."))


def test_kept_it_is_found_again_by_its_address_and_by_nobody_else(post_office):
    answer = post("courriel", email=ADDRESS)
    telling = Telling.objects.get()
    assert urlsplit(answer["Location"]).path == f"/raconter/{telling.secret}/"
    assert post_office.told == [(ADDRESS, "Votre texte, pour continuer")]
    assert links(post_office.words()) == [f"/raconter/{telling.secret}/"]

    elsewhere = Client(REMOTE_ADDR="203.0.113.7").get(answer["Location"])
    assert "Le jardin des quatre saisons" in elsewhere.text
    assert "no-store" in elsewhere["Cache-Control"]
    assert elsewhere["X-Robots-Tag"] == "noindex, nofollow"
    assert elsewhere["Referrer-Policy"] == "same-origin"
    assert Client().get("/raconter/autre/").status_code == 404

    path = f"/raconter/{telling.secret}/"
    post("garder", path, title="Le jardin", email=ADDRESS)
    assert Telling.objects.get().said["title"] == "Le jardin"


def test_two_who_write_the_same_text_erase_nothing_of_each_other():
    post("garder")
    path = f"/raconter/{Telling.objects.get().secret}/"
    mine, other = Client(), Client()
    seen = hidden(mine.get(path).text)
    post("garder", path, other, title="De l’autre")

    answer = mine.post(path, {**STORY, **seen, "title": "Le mien", "do": "garder"})
    assert answer.status_code == 409
    assert "Rien n’est écrasé" in words_of(answer)
    assert "Le mien" in answer.text
    assert Telling.objects.get().said["title"] == "De l’autre"
    again = mine.post(path, {**STORY, **hidden(answer.text), "title": "Les deux", "do": "garder"})
    assert again.status_code == 302
    assert Telling.objects.get().said["title"] == "Les deux"


def test_the_list_of_fiches_marks_the_draft_that_somebody_told(client, admin_client, django_assert_max_num_queries):
    make_action("Autre", state="draft")
    post("envoyer", email=ADDRESS)
    told = Action.objects.get(telling__isnull=False)
    listed = list_url(Action) + "?state__exact=draft"

    with django_assert_max_num_queries(20):
        html = admin_client.get(listed).text
    assert html.count('<span class="mark mark-look">racontée</span>') == 1
    assert told.title in html
    Action.objects.update(state="published", published_at=timezone.now())
    assert "racontée</span>" not in admin_client.get(list_url(Action)).text


def test_sent_it_is_a_draft_as_an_import_makes_it_and_comes_out_in_the_scraped_format(client):
    answer = post("envoyer", email=ADDRESS)
    assert answer.status_code == 302, words_of(answer)
    action = Action.objects.get()

    assert (action.state, action.title, action.year) == ("draft", STORY["title"], 2014)
    assert (action.centre.name, action.centre.departement_id) == (STORY["centre"], "38")
    assert [term.slug for term in action.terms_of("keywords")] == ["sante"]
    assert [term.label for term in action.terms_of("partners")] == ["Caf", "Les Amis du potager", "La recyclerie"]
    assert action.experience == STORY["experience"]
    assert action.budget.total == 6458
    assert {count.role: count.value for count in action.people_counts.all()} == {"professionals": 2, "volunteers": 8}
    assert client.get(action.get_absolute_url()).status_code == 404
    assert STORY["title"] not in client.get("/actions/").text
    sent = client.get(answer["Location"])
    assert "attend d’être relue" in words_of(sent)
    telling = Telling.objects.get()
    assert (telling.action, telling.said) == (action, {})

    Action.objects.update(state="published", published_at=timezone.now())
    out = StringIO()
    call_command("export_fiches", "--format", "text", stdout=out)
    (fiche,) = read_text(out.getvalue()).fiches
    (source,) = read_text(SourceFiche.objects.get().text).fiches
    for name in (
        "title",
        "centre",
        "department",
        "keywords",
        "partners",
        "experience",
        "resources",
        "limits",
        "people",
    ):
        assert getattr(fiche, name) == getattr(source, name)
    assert fiche.year == 2014
    assert ADDRESS not in out.getvalue()


def test_published_it_says_so_by_mail_once_and_its_author_may_correct(post_office, client, django_user_model):
    user = django_user_model.objects.create_user("alix", "alix@exemple.fr", is_staff=True)
    give_role(user, FEDERATION)
    MailChoice.objects.create(user=user, corrections=True)
    answer = post("envoyer", email=ADDRESS)
    path = answer["Location"]
    call_command("send_alerts", stdout=StringIO())
    assert post_office.told in ([], [("alix@exemple.fr", f"Une action est racontée : {STORY['title']}")])

    Action.objects.update(state="published", published_at=timezone.now())
    for _ in range(2):
        call_command("send_alerts", stdout=StringIO())
    assert post_office.told[-1] == (ADDRESS, f"Publiée : {STORY['title']}")
    assert len([to for to, _ in post_office.told if to == ADDRESS]) == 1
    shown, correct = links(post_office.words())
    assert client.get(shown).status_code == 200
    assert "Proposer une correction" in client.get(correct).text
    assert "Elle est publiée" in words_of(client.get(path))

    # Some days later the address is nowhere.
    Telling.objects.update(told_at=timezone.now() - timedelta(days=31))
    call_command("forget_contacts", stdout=(out := StringIO()))
    assert "1 adresse effacée.\n" in out.getvalue()
    assert tables_that_say(ADDRESS) == []


def test_staff_are_told_when_it_is_sent(post_office, django_user_model, django_capture_on_commit_callbacks):
    user = django_user_model.objects.create_user("alix", "alix@exemple.fr", is_staff=True)
    give_role(user, FEDERATION)
    MailChoice.objects.create(user=user, corrections=True)
    with django_capture_on_commit_callbacks(execute=True):
        post("envoyer", email=ADDRESS)

    assert post_office.told == [("alix@exemple.fr", f"Une action est racontée : {STORY['title']}")]
    assert ADDRESS not in post_office.words()


def test_its_address_is_for_staff_who_decide_corrections_alone(client, django_user_model):
    post("envoyer", email=ADDRESS)
    action = Action.objects.get()
    seen = {}
    for role in (FEDERATION, READING):
        user = django_user_model.objects.create_user(role, is_staff=True)
        give_role(user, role)
        client.force_login(user)
        seen[role] = ADDRESS in client.get(change_url(action)).text
    assert seen == {FEDERATION: True, READING: False}
    assert tables_that_say(ADDRESS) == ["centres_telling"]
    client.logout()
    Action.objects.update(state="published", published_at=timezone.now())
    for path in (
        action.get_absolute_url(),
        "/actions/flux.atom",
        "/exports/actions.json",
        f"/api/v1/actions/{action.pk}",
    ):
        answer = client.get(path)
        assert ADDRESS not in (b"".join(answer)).decode()


def test_what_a_fiche_needs_is_asked_for_when_it_is_sent_and_not_before():
    assert post("garder", title="", centre="", department="").status_code == 302
    answer = post("envoyer", title="", centre=" ", department="")

    assert "Il manque : titre de l’action." in words_of(answer)
    assert "Il manque : structure organisatrice." in words_of(answer)
    assert "Il manque : département." in words_of(answer)
    assert not Action.objects.exists()


def test_a_fiche_that_is_there_is_never_changed():
    post("envoyer")
    before = Action.objects.values().get()
    answer = post("envoyer", summary="Autre chose.")

    assert "porte déjà ce titre" in words_of(answer)
    assert Action.objects.values().get() == before
    assert SourceFiche.objects.count() == 1


def test_a_button_pressed_twice_sends_once_and_says_so_twice():
    post("garder")
    path = f"/raconter/{Telling.objects.get().secret}/"
    seen = hidden(Client().get(path).text)
    answers = [Client().post(path, {**STORY, **seen, "do": "envoyer"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 200]
    assert "attend d’être relue" in words_of(answers[1])
    assert Action.objects.count() == 1


@pytest.mark.parametrize("do", ["garder", "envoyer"])
def test_pressed_twice_on_a_new_page_too(do):
    first, second = post(do), post(do)

    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    assert Telling.objects.count() == 1
    assert Action.objects.count() == (do == "envoyer")


@pytest.mark.django_db(transaction=True)
def test_pressed_four_times_at_the_same_moment():
    load_vocabularies()
    page = hidden(Client().get("/raconter/").text)
    found: list[str] = []

    def send() -> None:
        try:
            found.append(Client().post("/raconter/", {**STORY, **page, "do": "envoyer"}).get("Location", "refused"))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(found)) == 1
    assert "refused" not in found
    assert Action.objects.count() == Telling.objects.count() == 1


def test_a_text_that_would_read_as_another_fiche_is_refused_with_its_place():
    pasted = "Actions\nAutre titre\n- Structure organisatrice\n- Ailleurs - Rhône\n- Résumé\nUn autre"
    answer = post("envoyer", experience=pasted)

    assert "se lit comme une autre fiche" in words_of(answer)
    assert 'href="#experience"' in answer.text
    assert not Action.objects.exists()
