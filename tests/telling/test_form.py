"""What is typed of an action: read back as it was, or refused with its place; and how much a day takes."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from centres.models import Telling
from centres.telling.reading import read_told
from tests.mailing.seeking import tables_that_say

from .typing import ADDRESS, STORY, post, words_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text", ["Résumé", "- Public", "a | b", "---", "-", "• un", "Actions", "\u200bx", "x\ty", "é" * 5000]
)
@pytest.mark.parametrize("name", ["title", "centre", "experience", "other_partners", "resources", "initiator_details"])
def test_whatever_is_typed_is_read_back_as_it_was_or_refused_with_its_place(name, text):
    said = {**STORY, name: text}
    told = read_told(said)

    assert told.problems or len(told.reading.fiches) == 1
    if not told.problems and name in ("title", "centre", "experience"):
        assert " ".join(getattr(told.fiche, name).split()) == " ".join(text.split())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"summary": "é" * 5001}, "la limite est de 5 000"),
        ({"summary": "a\0b"}, "caractère illisible"),
        ({"title": "é" * 201}, "200 caractères au plus"),
        ({"year": "deux mille"}, "Une année"),
        ({"year": "9" * 400}, "Une année"),
        ({"department": "999"}, "n’est plus dans la liste"),
        # L’île de Clipperton: nobody lives there.
        ({"department": "989"}, "n’est plus dans la liste"),
        ({"keywords": ["x", "0"]}, "n’est plus dans la liste"),
        ({"email": "elle"}, "forme d’une adresse"),
        ({"site": "https://pub.example"}, "champ à laisser vide"),
        ({"token": "autre"}, "n’a pas été reconnu"),
    ],
)
def test_what_is_wrong_is_said_beside_what_was_typed(fields, words):
    answer = post("garder", **fields)

    assert answer.status_code == 200
    assert words in words_of(answer)
    assert STORY["experience"].split("\n")[0] in answer.text
    assert not Telling.objects.exists()


def test_the_limits_of_a_day_and_forms_from_elsewhere(settings, client):
    settings.CORRECTIONS_PER_ADDRESS, settings.CORRECTIONS_PER_DAY = 2, 3
    assert [post("garder", title=title).status_code for title in "abc"] == [302, 302, 429]
    # All together told many: each may still tell one.
    elsewhere = [Client(REMOTE_ADDR=f"203.0.113.{place}") for place in (8, 8, 9, 9)]
    told = [post("garder", client=browser, title=str(place)) for place, browser in enumerate(elsewhere)]
    assert [answer.status_code for answer in told] == [302, 429, 302, 429]
    assert client.post("/raconter/", STORY, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post("/raconter/", {"summary": "a" * 3_000_000}).status_code == 413
    assert Telling.objects.count() == 4


def test_a_mail_too_many_keeps_the_text(settings, post_office):
    settings.MAILS_PER_ADDRESS = 1
    assert [post("courriel", email=ADDRESS).status_code for _ in range(2)] == [302, 429]
    assert Telling.objects.count() == 1
    assert len(post_office.messages) == 1


def test_without_mail_no_page_promises_any(settings, client):
    settings.HAS_MAIL = False
    page = client.get("/raconter/").text

    assert "M’envoyer" not in page
    assert "vous écrit" not in page
    answer = post("envoyer", email=ADDRESS)
    assert "courriel" not in words_of(client.get(answer["Location"]))


def test_what_nobody_goes_on_with_is_erased_and_who_sent_it_the_next_day():
    post("garder", email=ADDRESS)
    Telling.objects.update(begun_at=timezone.now() - timedelta(days=2))
    Telling.objects.forget()
    assert Telling.objects.get().sender == ""
    Telling.objects.update(saved_at=timezone.now() - timedelta(days=91))
    assert Telling.objects.forget() == 1
    assert tables_that_say(ADDRESS) == []


def test_its_author_erases_the_text_then_the_address_at_once(client):
    post("garder", email=ADDRESS)
    path = f"/raconter/{Telling.objects.get().secret}/"
    assert client.post(path, {"do": "effacer"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    answer = client.post(path, {"do": "effacer"})
    assert "C’est effacé" in words_of(answer)
    assert f'data-forget="/raconter/ {path}"' in answer.text
    assert tables_that_say(ADDRESS) == []
    assert client.get(path).status_code == 404

    path = post("envoyer", email=ADDRESS)["Location"]
    assert ADDRESS in client.get(path).text
    gone = client.post(path, {"do": "effacer"}, follow=True)
    assert "attend d’être relue" in words_of(gone)
    assert "courriel" not in words_of(gone)
    assert tables_that_say(ADDRESS) == []
