"""« Me prévenir », from the first click to the mail to leaving, on a real SMTP server; then no address anywhere."""

import re
import threading
from datetime import timedelta
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from centres.mailing import alerts
from centres.models import Action, Alert, Keyword
from centres.views.corrections import proof
from tests.factories import load_vocabularies, make_action

from .seeking import links, tables_that_say

pytestmark = pytest.mark.django_db
ADDRESS = "lectrice.fidele@exemple.fr"


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch):
    """How long a form must be read has its own tests (tests/views/corrections)."""
    monkeypatch.setattr(proof, "QUICKEST", -1)


def ask(query: str = "theme=sante", email: str = ADDRESS, client: Client | None = None, **fields):
    """As a browser sends the form of the page."""
    client = client or Client()
    page = client.get(f"/alertes/?{query}")
    token = re.search(r'name="token" value="([^"]*)"', page.text)[1]
    action = re.search(r'<form class="form" method="post" action="([^"]*)"', page.text)[1].replace("&amp;", "&")
    return client.post(action, {"email": email, "pace": "weekly", "token": token} | fields)


def send_alerts() -> str:
    out = StringIO()
    try:
        call_command("send_alerts", stdout=out)
    except SystemExit:
        out.write(" (1)")
    return out.getvalue()


def follow(query: str = "theme=sante", email: str = ADDRESS, pace: str = "at_once") -> Alert:
    """One that is confirmed since yesterday."""
    yesterday = timezone.now() - timedelta(days=1)
    return Alert.objects.create(email=email, query=query, pace=pace, confirmed_at=yesterday, looked_at=yesterday)


def test_from_the_first_click_to_the_mail_to_leaving(post_office, client):
    make_action("Déjà là", keywords=["sante"])
    listed = client.get("/actions/?theme=sante").text
    assert 'href="/alertes/?theme=sante"' in listed
    assert ask(client=client).status_code == 200
    assert [to for to, _ in post_office.told] == [ADDRESS]
    assert tables_that_say(ADDRESS) == ["centres_alert"]

    # Nothing before the click, and looking at the link is no click.
    (link,) = links(post_office.words())
    page = client.get(link)
    assert (page.status_code, "Confirmer" in page.text, page.cookies) == (200, True, {})
    make_action("Trop tôt", keywords=["sante"])
    send_alerts()
    assert len(post_office.messages) == 1
    assert "C’est confirmé" in client.post(link, follow=True).text

    make_action("Café des aidants", keywords=["sante"])
    make_action("Chorale", keywords=["culture"])
    assert send_alerts() == "0 courriel, 0 en échec.\n", "a week has not gone by"
    Alert.objects.update(looked_at=timezone.now() - timedelta(days=7))
    assert send_alerts() == "1 courriel, 0 en échec.\n"
    told = post_office.messages[-1]
    assert (told["To"], told["Subject"].strip()) == (ADDRESS, "Café des aidants")
    words = post_office.words()
    assert "Déjà là" not in words
    assert "Trop tôt" not in words
    assert "Chorale" not in words
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    leave = urlsplit(told["List-Unsubscribe"].strip().strip("<>")).path
    assert leave in links(words)

    # Looking at it leaves nothing (a program that reads mail may); one POST as RFC 8058 says does, without a redirect.
    assert "Quitter et effacer" in client.get(leave).text
    assert tables_that_say(ADDRESS) == ["centres_alert"]
    done = Client(enforce_csrf_checks=True).post(leave, {"List-Unsubscribe": "One-Click"})
    assert (done.status_code, "effacée" in done.text) == (200, True)
    assert tables_that_say(ADDRESS) == tables_that_say("lectrice.fidele") == []
    make_action("Encore", keywords=["sante"])
    send_alerts()
    assert len(post_office.messages) == 2
    assert Client().post(leave).status_code == 200


def test_the_search_of_tables_finds_an_address_wherever_it_is(django_user_model):
    django_user_model.objects.create_user("une", ADDRESS)
    make_action("Jardin", other_sections=[{"label": "Contact", "text": ADDRESS, "line": 1}])

    assert set(tables_that_say(ADDRESS)) >= {"auth_user", "centres_action"}


def test_the_limits_of_a_day_are_hit_and_said(post_office, settings):
    settings.MAILS_PER_ADDRESS, settings.MAILS_PER_SENDER, settings.MAILS_PER_DAY = 2, 3, 500
    statuses = [ask(email=ADDRESS).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert [ask(email=f"{name}@exemple.fr").status_code for name in ("a", "b")] == [200, 429]
    # All together had many: each may still have one, so that few never close the form for all.
    elsewhere = [Client(REMOTE_ADDR=f"203.0.113.{place}") for place in (8, 9, 9)]
    settings.MAILS_PER_DAY = 3
    asked = zip(("c", "d", "e"), elsewhere, strict=True)
    assert [ask(email=f"{name}@exemple.fr", client=browser).status_code for name, browser in asked] == [200, 200, 429]
    refused = ask(email=ADDRESS)
    assert "Trop de courriels ont été demandés aujourd’hui" in refused.text
    assert ADDRESS in refused.text, "what was typed stays"
    assert [to for to, _ in post_office.told] == [ADDRESS, ADDRESS, "a@exemple.fr", "c@exemple.fr", "d@exemple.fr"]
    assert Alert.objects.count() == 5
    # The counts say nothing of an address.
    Alert.objects.all().delete()
    assert tables_that_say(ADDRESS) == []


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"email": "pas une adresse"}, 200, "n’a pas la forme d’une adresse"),
        ({"email": ""}, 200, "Donnez une adresse"),
        ({"email": "a\0@exemple.fr"}, 200, "caractère illisible"),
        ({"email": "a@exemple.fr\nBcc: b@exemple.fr"}, 200, "n’a pas la forme"),
        ({"pace": "toutes les heures"}, 200, "Choisissez un rythme"),
        ({"site": "https://pub.example"}, 200, "champ à laisser vide"),
        ({"token": "autre"}, 200, "n’a pas été reconnu"),
    ],
)
def test_what_is_wrong_is_said_and_sends_nothing(post_office, fields, status, words):
    answer = ask(**fields)

    assert (answer.status_code, words in answer.text) == (status, True)
    assert post_office.messages == []
    assert not Alert.objects.exists()


def test_a_form_of_another_site_or_far_too_long_sends_nothing(post_office):
    sent = {"email": ADDRESS, "pace": "weekly"}
    assert Client().post("/alertes/", sent, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert Client().post("/alertes/", {"email": "a" * 3_000_000}).status_code == 413
    assert post_office.messages == []


def test_a_server_that_does_not_answer_keeps_no_address(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    answer = ask()

    assert (answer.status_code, "Rien n’est gardé" in answer.text) == (503, True)
    assert tables_that_say(ADDRESS) == []


def test_what_nobody_confirmed_is_erased():
    Alert.objects.create(email=ADDRESS)
    Alert.objects.update(asked_at=timezone.now() - timedelta(days=3))
    call_command("forget_contacts", stdout=(out := StringIO()))

    assert "1 adresse effacée.\n" in out.getvalue()
    assert tables_that_say(ADDRESS) == []


def test_asking_again_replaces_and_changes_the_pace(post_office, client):
    first = follow()
    ask(pace="at_once")
    client.post(links(post_office.words())[0])

    assert not Alert.objects.filter(pk=first.pk).exists()
    assert Alert.objects.get().pace == "at_once"


def test_run_twice_at_once_or_after_another_nothing_is_told_twice(post_office):
    follow()
    for name in ("Un", "Deux"):
        make_action(name, keywords=["sante"])
    said = [send_alerts() for _ in range(3)]
    assert [words[0] for words in said] == ["1", "0", "0"]

    assert post_office.told == [(ADDRESS, "2 nouvelles fiches (Santé)")]
    make_action("Trois", keywords=["sante"])
    # Another process between the look and the letter.
    due = alerts.Alert.objects.due(timezone.now())
    taken = list(due)
    send_alerts()
    assert alerts.Alert.objects.filter(pk=taken[0].pk, looked_at=taken[0].looked_at).update(told=[]) == 0
    assert [subject for _, subject in post_office.told][1:] == ["Trois"]


@pytest.mark.django_db(transaction=True)
def test_two_commands_at_the_same_moment_tell_each_fiche_once(post_office):
    load_vocabularies()
    for number in range(12):
        follow(email=f"n{number}@exemple.fr")
    make_action("Un", keywords=["sante"])

    def run() -> None:
        try:
            send_alerts()
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(to for to, _ in post_office.told) == sorted(f"n{number}@exemple.fr" for number in range(12))


def test_one_address_that_fails_stops_nobody_and_is_tried_again(post_office):
    for name in ("a", "b", "c"):
        follow(email=f"{name}@exemple.fr")
    make_action("Un", keywords=["sante"])
    post_office.refused = {"a@exemple.fr"}
    assert send_alerts() == "2 courriels, 1 en échec.\n (1)"

    post_office.refused = set()
    assert send_alerts() == "1 courriel, 0 en échec.\n"
    assert [to for to, _ in post_office.told] == ["b@exemple.fr", "c@exemple.fr", "a@exemple.fr"]


def test_an_address_refused_for_a_month_is_erased_unless_the_server_takes_nothing(post_office, settings):
    dead, alive = follow(email="dead@exemple.fr"), follow(email="vive@exemple.fr")
    post_office.refused = {dead.email}
    make_action("Un", keywords=["sante"])
    send_alerts()
    assert Alert.objects.get(pk=alive.pk).failing_since is None
    assert Alert.objects.get(pk=dead.pk).failing_since is not None

    Alert.objects.filter(pk=dead.pk).update(failing_since=timezone.now() - timedelta(days=31))
    settings.EMAIL_PORT, port = 1, settings.EMAIL_PORT
    send_alerts()
    assert Alert.objects.filter(pk=dead.pk).exists()
    settings.EMAIL_PORT = port
    make_action("Deux", keywords=["sante"])
    send_alerts()
    assert tables_that_say(dead.email) == []
    assert tables_that_say(alive.email) == ["centres_alert"]


def test_a_fiche_of_a_long_import_is_told_though_a_look_came_between(post_office):
    """It is published as of the beginning of its transaction, and seen at its end."""
    follow()
    make_action("Entre-temps", keywords=["sante"])
    send_alerts()
    late = make_action("Au long cours", keywords=["sante"])
    Action.objects.filter(pk=late.pk).update(published_at=timezone.now() - timedelta(minutes=40))
    send_alerts()

    assert [subject for _, subject in post_office.told] == ["Entre-temps", "Au long cours"]


def test_a_selection_that_means_nothing_any_more_tells_nothing_rather_than_everything(post_office):
    follow("theme=apiculture")
    make_action("Un", keywords=["sante"])

    assert send_alerts() == "0 courriel, 0 en échec.\n"


def test_a_search_is_followed_like_any_selection(post_office):
    Keyword.objects.get(slug="sante")
    follow("q=jardin&theme=sante")
    make_action("Jardin de santé", keywords=["sante"])
    make_action("Jardin", keywords=["culture"])
    send_alerts()

    assert [subject for _, subject in post_office.told] == ["Jardin de santé"]


def test_a_draft_is_told_when_it_is_published_and_no_sooner(post_office):
    follow("")
    draft = make_action("Brouillon", state="draft")
    send_alerts()
    assert post_office.messages == []
    Action.objects.filter(pk=draft.pk).update(state="published", published_at=timezone.now())
    send_alerts()
    assert [subject for _, subject in post_office.told] == ["Brouillon"]
