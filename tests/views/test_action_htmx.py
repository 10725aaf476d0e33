"""/actions/ asked by htmx: the part that changed, under the same address."""

import re

import pytest

from tests.factories import make_action

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PATH = "/actions/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def parts(client):
    """The answers to a browser and to htmx, for one query string."""

    def get(query: str):
        return client.get(f"{PATH}?{query}"), client.get(f"{PATH}?{query}", headers=HTMX)

    return get


def test_htmx_gets_the_results_and_the_filters_as_the_page_has_them(parts):
    make_action("Jardin", keywords=["sante"])
    whole, part = (response.content.decode() for response in parts("theme=sante&q=jardin"))

    def catalogue(html: str) -> str:
        return re.search(r'<div class="with-facets" id="catalogue">.*?\n  </div>', html, re.DOTALL)[0]

    assert catalogue(whole) == catalogue(part)
    assert "<html" not in part
    assert 'id="q"' not in part
    assert re.search("<title>.*?</title>", whole)[0] == re.search("<title>.*?</title>", part)[0]


def test_htmx_gets_the_results_of_another_page_alone_as_the_page_has_them(client):
    for number in range(30):
        make_action(f"Jardin {number}", keywords=["sante"])
    address = f"{PATH}?theme=sante&page=2"
    whole = client.get(address).content.decode()
    response = client.get(address, headers={**HTMX, "HX-Target": "colonne", "HX-Boosted": "true"})
    part = response.content.decode()

    def results(html: str) -> str:
        return re.search(r'<div class="results-head".*<nav class="pages".*?</nav>', html, re.DOTALL)[0]

    assert results(whole) == results(part)
    assert 'id="filtres"' not in part
    assert '<p id="annonce" hx-swap-oob="innerHTML">Page 2 sur 2</p>' in part
    assert re.search("<title>.*?</title>", whole)[0] == re.search("<title>.*?</title>", part)[0]
    # The address is the one asked for: htmx puts it in the bar.
    assert "HX-Push-Url" not in response
    assert "HX-Target" in response["Vary"]
    assert response["ETag"] not in (client.get(address)["ETag"], client.get(address, headers=HTMX)["ETag"])


def test_the_count_is_announced(parts):
    make_action("Jardin")
    whole, part = (response.content.decode() for response in parts("theme=xyz"))

    assert '<p class="visually-hidden" id="annonce" role="status"></p>' in whole
    note = "Filtre ignoré\u00a0: le thème «\u00a0xyz\u00a0» n’existe pas."
    assert f'<p id="annonce" hx-swap-oob="innerHTML">1 action. {note}</p>' in part


def test_the_address_is_spelled_in_one_way(parts):
    make_action(keywords=["sante"])

    assert parts("tri=&q=&budget_min=&theme=SANTE")[1]["HX-Push-Url"] == f"{PATH}?theme=sante"
    assert parts("tri=&q=&x=1")[1]["HX-Push-Url"] == PATH


def test_caches_tell_the_two_apart(parts):
    for response in parts(""):
        assert "HX-Request" in response["Vary"]


def test_every_icon_of_a_part_is_among_those_of_the_page(parts):
    for number in range(60):
        make_action(f"n{number}", keywords=["sante", "culture"][: number % 3], status="terminee", dimension="services")
    drawn = set(re.findall(r'<symbol id="i-([a-z-]+)"', parts("theme=logement")[0].content.decode()))

    for query in ("", "page=2", "theme=sante&statut=terminee", "q=n1", "q=introuvable", "theme=xyz"):
        part = parts(query)[1].content.decode()
        assert set(re.findall(r'href="#i-([a-z-]+)"', part)) <= drawn, query


def test_folds_have_names_that_stay(parts):
    make_action(keywords=["sante"])
    ids = [re.findall(r'<details class="[a-z]+" id="([^"]+)"', part.content.decode()) for part in parts("")]

    assert ids[0] == ids[1]
    assert {"f", "f-theme", "f-theme-plus"} <= set(ids[0])


@pytest.mark.parametrize("path", [PATH, "/chiffres/", "/freins/", "/territoires/", "/partenaires/", "/centres/"])
@pytest.mark.parametrize(
    ("typed", "plain"),
    [("q=&theme=sante&tri=", "?theme=sante"), ("q=", ""), ("q=a%3D&budget_min=", "?q=a%3D"), ("theme=sante", None)],
)
def test_without_a_script_no_empty_parameter_stays_in_the_address(client, path, typed, plain):
    make_action(keywords=["sante"])
    response = client.get(f"{path}?{typed}")

    if plain is None:
        assert response.status_code == 200
    else:
        assert (response.status_code, response["Location"]) == (302, plain or path)
