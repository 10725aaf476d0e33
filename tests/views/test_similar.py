"""/actions/comme-la-mienne/: a text pasted, the fiches nearest to it."""

import logging
import re

import pytest

from centres.models import Action
from tests.factories import make_action, make_centre

pytestmark = pytest.mark.django_db

PATH = "/actions/comme-la-mienne/"


def sent(client, text: str, **headers: str):
    return client.post(PATH, {"texte": text}, headers=headers)


def words_of(response) -> str:
    html = response.content.decode()
    return " ".join(re.sub(r"<[^>]*>", " ", html[html.index("<main") : html.index("</main>")]).split())


def test_a_text_leads_to_fiches_with_the_reason_of_each(client):
    make_action("Jardin partagé", summary="Du compost pour tous.", partners=["caf"])
    make_action("Couture")
    response = sent(client, "Un jardin, avec du compost et la Caf")

    assert response.status_code == 200
    assert "1 action proche Comparées" in words_of(response)
    assert "Partenaire Caf nommé par le texte, mots communs : jardin, compost" in words_of(response)
    assert "Couture" not in words_of(response)
    assert "Public Non renseigné" not in words_of(response)


def test_the_page_is_linked_from_home_the_list_and_the_foot_of_all(page):
    make_action()
    for path, number in (("/", 2), ("/actions/", 2), ("/themes/", 1)):
        assert page(path).count(f'href="{PATH}"') == number


def test_what_was_pasted_stands_in_the_form_as_text(client):
    make_action("Jardin")
    html = sent(client, "\n</textarea><script>jardin</script>").content.decode()

    assert "<script>jardin" not in html
    assert "&lt;/textarea&gt;&lt;script&gt;jardin&lt;/script&gt;</textarea>" in html


def test_a_text_of_the_longest_length_is_read_and_a_longer_one_is_refused_whole(client):
    make_action("Jardin")
    # Ends of lines count for one character, as in the browser.
    assert "1 action proche" in words_of(sent(client, "jardin\r\n" + "é" * 9_993))
    response = sent(client, "jardin " + "é" * 9_994)

    assert response.status_code == 200
    assert "Votre texte compte 10 001 caractères, la limite est de 10 000" in words_of(response)
    assert "é" * 9_994 in response.content.decode()
    assert "action proche" not in words_of(response)


def test_an_empty_text_is_asked_for(client):
    for data in ({"texte": " \r\n "}, {}, {"autre": "x"}):
        response = client.post(PATH, data)
        assert "Le champ est vide" in words_of(response)
        assert 'aria-describedby="erreur aide" aria-invalid="true"' in response.content.decode()


def test_a_flood_is_refused_without_being_read(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 30_000
    response = client.post(PATH, "texte=" + "a" * 40_000, content_type="application/x-www-form-urlencoded")

    assert response.status_code == 200
    assert "bien trop long" in words_of(response)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("le la les avec nous", "que des mots de tous les jours"),
        ("?!… 12 34", "que des mots de tous les jours"),
        ("qzerty uiopq", "Aucune fiche n’emploie les mots de votre texte"),
    ],
)
def test_a_text_that_leads_nowhere_says_why(client, text, told):
    make_action("Jardin avec nous")
    response = sent(client, text)

    assert (response.status_code, told in words_of(response)) == (200, True)
    assert "Parcourir toutes les actions" in words_of(response)


def test_an_empty_catalogue_says_so(client):
    assert "Aucune fiche n’est encore publiée" in words_of(sent(client, "Un jardin"))
    assert "parmi" not in words_of(client.get(PATH))


def test_drafts_are_not_near(client):
    action = make_action("Jardin", centre=make_centre())
    Action.objects.filter(pk=action.pk).update(state="draft")

    assert "Aucune action proche" in words_of(sent(client, "Un jardin"))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://testserver"}, 200),
        ({"Origin": "https://testserver"}, 403),
        ({"Origin": "http://autre.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Referer": "http://testserver/actions/"}, 200),
        ({"Referer": "http://autre.example/"}, 403),
    ],
)
def test_a_form_is_read_when_a_page_of_this_site_sent_it(client, headers, status):
    make_action("Jardin")
    response = sent(client, "Un jardin", **headers)

    assert response.status_code == status
    assert ("action proche" in words_of(response)) == (status == 200)


def test_nothing_of_a_text_is_kept(client, caplog, django_assert_max_num_queries):
    make_action("Jardin")
    client.get(PATH)
    caplog.set_level(logging.DEBUG)
    with django_assert_max_num_queries(9) as made:
        response = sent(client, "Un jardin secretissime")

    assert response["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert not response.cookies
    writes = [query["sql"] for query in made if not query["sql"].startswith("SELECT")]
    assert writes == []
    assert not any(
        "secretissime" in record.getMessage() for record in caplog.records if "SELECT" not in record.getMessage()
    )


def test_the_empty_form_is_kept_by_browsers_until_the_catalogue_changes(client):
    etag = client.get(PATH)["ETag"]

    assert client.get(PATH, headers={"If-None-Match": etag}).status_code == 304
    make_action()
    assert client.get(PATH, headers={"If-None-Match": etag}).status_code == 200


def test_other_methods_are_refused(client):
    assert client.put(PATH).status_code == 405
    assert client.head(PATH).status_code == 200
