"""/communes/ and what the list shows around a place."""

import re

import pytest

from tests.factories import make_action, make_centre, make_commune

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_communes")]

PATH = "/actions/"


@pytest.fixture(scope="module")
def shared_communes(shared_rows) -> None:
    with shared_rows():
        make_commune("38344", "Roussillon", (45.3717, 4.8122), postcodes="38150", population=8900)
        make_commune("84102", "Roussillon", (43.9022, 5.2925), postcodes="84220", population=1300)
        make_commune("38185", "Grenoble", (45.1885, 5.7245), postcodes="38000 38100", population=157_000)
        make_commune("38563", "Voiron", (45.3667, 5.5917), postcodes="38500", population=20_000)


def test_suggestions_tell_communes_of_one_name_apart(client):
    response = client.get("/communes/", {"q": "rous"})

    assert response.json() == {
        "communes": [
            {
                "code": "38344",
                "name": "Roussillon",
                "departement": "38",
                "postcodes": ["38150"],
                "label": "Roussillon (38)",
            },
            {
                "code": "84102",
                "name": "Roussillon",
                "departement": "84",
                "postcodes": ["84220"],
                "label": "Roussillon (84)",
            },
        ],
        "places": [
            {"parameter": "commune", "code": "38344", "label": "Roussillon (38)", "detail": ""},
            {"parameter": "commune", "code": "84102", "label": "Roussillon (84)", "detail": ""},
        ],
    }
    assert response["Cache-Control"] == "public, max-age=3600"
    assert "HX-Request" in response["Vary"]
    assert not response.cookies


def test_suggestions_come_as_options_when_htmx_asks(client):
    html = client.get("/communes/", {"q": "grenob"}, headers={"HX-Request": "true"}).content.decode()

    assert html.strip() == '<option value="Grenoble (38)"></option>'


@pytest.mark.parametrize(
    ("typed", "label"),
    [("3815", "Roussillon (38), 38150"), ("roussillon 38", "roussillon 38 : Roussillon (38)"), ("ROUSSILLON (38", "")],
)
def test_an_option_says_what_was_typed_or_browsers_would_hide_it(client, typed, label):
    html = client.get("/communes/", {"pres": typed}, headers={"HX-Request": "true"}).content.decode()

    told = f' label="{label}"' if label else ""
    assert html.strip() == f'<option value="Roussillon (38)"{told}></option>'


def test_suggestions_are_only_read(client):
    assert client.post("/communes/", {"q": "grenoble"}).status_code == 405


@pytest.mark.parametrize("value", ["", "%00", "%ED%A0%80", "x" * 60_000, "9" * 60_000, "%25_", "&q=", "★"])
def test_no_query_string_breaks_the_suggestions(client, value):
    response = client.get(f"/communes/?q={value}")

    assert (response.status_code, response.json()) == (200, {"communes": [], "places": []})


def test_cards_and_the_head_say_how_far(page):
    make_action("Loin", centre=make_centre(commune_id="38563"))
    make_action("Sur place", centre=make_centre(commune_id="38185"))
    make_action("Quelque part", centre=make_centre())
    make_action("Sans centre")
    html = page(f"{PATH}?commune=38185&rayon=50")

    assert re.findall(r"<span>((?:à|distance) [^<]*)</span>", html) == [
        "à moins de 1\u00a0km", "à 22\u00a0km", "distance inconnue",
    ]  # fmt: skip
    assert "<p>À moins de 50 km de Grenoble (38).</p>" in html
    assert "Dont 1 fiche de centres\n" in html
    assert "dont on ne connaît que le département." in html
    assert 'name="pres" value="Grenoble (38)"' in html
    assert '<option value="50" selected>' in html
    assert "Sans centre" not in html


def test_fiches_that_are_all_without_a_place_are_not_part_of_others(page):
    make_action(centre=make_centre())
    html = page(f"{PATH}?commune=38185")

    assert "Voici 1 fiche de centres\n" in html
    assert "dont on ne connaît que le département." in html


def test_a_widened_radius_is_said(page):
    make_action(centre=make_centre(commune_id="38563"))

    words = "Rien à moins de 5 km de Grenoble (38)\u00a0: voici à moins de 50 km."
    assert words in page(f"{PATH}?commune=38185&rayon=5")
    assert words in page("/chiffres/?commune=38185&rayon=5")


def test_a_name_typed_without_script_is_taken_or_offered_as_links(page):
    make_action("Ici", centre=make_centre(commune_id="38563"))
    make_action("Loin", centre=make_centre(departement="84", commune_id="84102"))

    for typed in ("voiron", "38500", "VOIRON (38)"):
        html = page(PATH, {"pres": typed})
        assert "Autour de Voiron (38)" in html
        assert "Loin" not in html
    html = page(f"{PATH}?pres=roussillon&tri=titre")
    assert "plusieurs lieux répondent à «\u00a0roussillon\u00a0»" in html
    assert re.findall(r'<a class="chip" href="([^"]*)">.*?(Roussillon [^<]*)</a>', html) == [
        (f"{PATH}?commune=38344&amp;tri=titre", "Roussillon (38)"),
        (f"{PATH}?commune=84102&amp;tri=titre", "Roussillon (84)"),
    ]
    assert 'name="pres" value="roussillon"' in html


def test_what_is_typed_is_escaped(page):
    html = page(PATH, {"pres": '"><script>alert(1)</script>'})

    assert "<script>alert" not in html


@pytest.mark.parametrize("number", [1, 30])
def test_a_place_adds_the_same_few_queries_however_many_rows(client, django_assert_num_queries, number):
    for _ in range(number):
        make_action(centre=make_centre(commune_id="38563"))
        make_action(centre=make_centre())
    # Twice: of more than a hundred changes in one transaction the oldest are read again at the second look.
    client.get(PATH)
    client.get(PATH)

    with django_assert_num_queries(3):
        client.get(f"{PATH}?commune=38185&rayon=50")
