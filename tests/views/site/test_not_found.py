"""A page that does not exist: what its address says is searched."""

import pytest
from django.db import OperationalError

from centres.catalogue.search.lost import words_of
from tests.factories import make_action

pytestmark = pytest.mark.django_db


def test_the_words_of_an_address_are_in_the_search_box(client):
    html = client.get("/actions/999/jardin-partage/").content.decode()

    assert 'value="jardin partage"' in html


def test_what_they_find_is_offered(client):
    make_action("Jardin partagé")
    html = client.get("/actions/999/jardin-partage/").content.decode()

    assert '<a href="/actions/?q=jardin%20partage" rel="nofollow">jardin partage</a> (1 action)' in html


def test_what_they_may_mean_is_offered_when_they_find_nothing(client):
    make_action("Jardin partagé")
    html = client.get("/themes/jrdin/").content.decode()

    assert "Vouliez-vous dire" in html
    assert '<a href="/actions/?q=jardin" rel="nofollow">jardin</a>&nbsp;? (1 action)' in html


def test_nothing_is_offered_for_an_address_without_words(client):
    html = client.get("/actions/999/").content.decode()

    assert 'value=""' in html
    assert "Vouliez-vous" not in html


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/" + "mot-" * 100, "mot " * 19 + "mot"),
        ("/actions/3/<script>/", "script"),
        ("/actions/3/----/", ""),
        ("//", ""),
        ("/actions/", ""),
        ("/jardin", "jardin"),
        ("/" + "a" * 500, "a" * 80),
    ],
)
def test_any_address_gives_words_that_can_be_searched(path, words):
    assert words_of(path) == words


def test_a_database_that_does_not_answer_leaves_the_search(client, monkeypatch):
    def fail():
        raise OperationalError

    monkeypatch.setattr("centres.views.site.errors.current_state", fail)
    response = client.get("/actions/999/jardin-partage/")

    assert response.status_code == 404
    assert 'value="jardin partage"' in response.content.decode()


@pytest.mark.parametrize("end", ["corriger/", "corriger/merci/", "apercu/"])
def test_what_a_page_does_is_not_searched(end):
    assert words_of(f"/actions/999/jardin-partage/{end}") == "jardin partage"
