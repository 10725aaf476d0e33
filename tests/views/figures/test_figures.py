"""/chiffres/: what the fiches of a selection say of money and people."""

import re
from html import unescape

import pytest

from tests.factories import make_action, make_centre

pytestmark = pytest.mark.django_db

PATH = "/chiffres/"
LINES = [
    {"kind": "charge", "amount": "800"},
    {"kind": "produit", "amount": "500.50", "funder": "Caf"},
    {"kind": "produit", "low": 10, "high": 20, "funder": "Ville"},
]


def make_fiches(number: int) -> None:
    centre = make_centre()
    for each in range(number):
        make_action(
            centre=centre,
            keywords=["sante"],
            year=2014 + each % 2,
            budget={"total": 1000 * each, "lines": LINES},
            counts={"volunteers": {"value": 3}, "families": {"low": 5}},
        )


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html[html.index("<main") :])).split())


def test_an_empty_catalogue_has_nothing_to_count(page):
    make_action(state="draft", budget={"total": 5})

    assert "Aucune fiche n’est encore publiée dans ce catalogue&nbsp;: il n’y a rien à compter." in page(PATH)


def test_an_empty_selection_says_so(page):
    make_fiches(1)
    html = page(f"{PATH}?theme=culture&annee=1999")

    assert "Aucune fiche ne réunit tous ces filtres&nbsp;: il n’y a rien à compter. Retirez-en un" in html
    assert "qui-le-dit" not in html


def test_one_filter_that_nothing_answers_is_not_told_as_several(page):
    make_fiches(1)

    assert "Aucune fiche ne répond à ce filtre&nbsp;: il n’y a rien à compter. Retirez-le" in page(
        f"{PATH}?theme=culture"
    )
    assert "Aucune fiche ne répond à ce filtre&nbsp;: la carte reste vide. Retirez-le" in page(
        "/territoires/?theme=culture"
    )


def test_the_page_tells_the_fiches_that_say_nothing_beside_those_that_do(page):
    make_fiches(4)
    make_action(resources="Pas de budget")
    make_action()
    text = text_of(page(PATH))

    for words in (
        "fiches 6", "4 fiches donnent un montant", "2 n’en donnent pas, soit 33 %", "Budget non chiffré 1",
        "Budget non renseigné 1", "4 fiches, 6 000 € en tout, dont 1 à 0 €", "premier quartile 750 €",
        "médiane 1 500 €", "troisième quartile 2 250 €", "Charges 4 3 200 €", "Produits 4 2 002 €", "Caf 4 2 002 €",
        "4 postes en fourchette, non comptés.", "Bénévoles 4 fiches en parlent 4 12",
        "Familles 4 fiches en parlent, dont 4 à peu près ; moins de trois nombres exacts 0 Non compté",
        "2014 2 moins de trois fiches 2 000 €",
    ):  # fmt: skip
        assert words in text


def test_under_three_fiches_there_is_no_median(page):
    make_fiches(2)
    text = text_of(page(PATH))

    assert "Moins de trois fiches : ni médiane ni quartiles." in text
    assert "Charges moins de trois fiches 2 1 600 €" in text
    assert "troisième quartile 1" not in text


def test_nothing_counted_is_said_in_words(page):
    make_action()
    text = text_of(page(PATH))

    assert "1 n’en donne pas, soit 100 %" in text
    assert "Aucune de ces fiches ne compte les personnes mobilisées." in text


@pytest.mark.once
def test_every_number_opens_a_list_of_that_many_fiches(page):
    make_fiches(5)
    make_action("Partielle", budget={"total": 5, "scope": "hors salaires"})
    make_action("Muette", keywords=["sante"])
    make_action("Secrète", state="draft", keywords=["sante"], budget={"total": 5, "lines": LINES})

    for path in (PATH, f"{PATH}?theme=sante&budget_min=1000", f"{PATH}?budget=oui&annee=2014"):
        html = page(path)
        links = re.findall(
            r'<a href="(/actions/[^"]*)"(?: rel="nofollow")?>(\d+)</a>', html[html.index("results-col") :]
        )
        assert len(links) > 10
        for address, count in links:
            assert f"<h2>{count} action" in page(unescape(address)), address


def test_filters_can_be_chosen_and_dropped_where_the_figures_are(page):
    make_fiches(3)
    html = page(f"{PATH}?theme=sante&budget_min=1000&theme=xyz")

    assert '<form id="filtres" action="/chiffres/"' in html
    assert f'href="{PATH}?theme=sante"' in html
    assert f'href="{PATH}?budget_min=1000"' in html
    assert "Filtre ignoré\u00a0: le thème «\u00a0xyz\u00a0» n’existe pas." in html
    assert "noindex" in html
    assert "noindex" not in page(PATH)


@pytest.mark.once
def test_a_funder_is_text(page):
    make_action(budget={"total": 1, "lines": [{"amount": 1, "funder": "<script>alert(1)</script> & fils"}]})
    html = page(PATH)

    assert "<script>" not in html
    (address,) = re.findall(r'href="(/actions/[^"]*financeur[^"]*)"', html)
    assert "<h2>1 action</h2>" in page(unescape(address))


@pytest.mark.parametrize(
    "query",
    [
        "budget=%00&budget_min=%00&annee=%00&page=%00&tri=%00&financeur=%00",
        "budget_min=" + "9" * 6000,
        "budget_min=5&budget_max=1",
        "budget_min=NaN&budget_max=Infinity",
        "financeur=%ED%A0%80&theme=%ff",
        "x" * 60_000,
        "&".join(f"financeur=x{number}" for number in range(1000)),
        "&".join(f"budget={state}" for state in ("oui", "non", "partiel", "par-an", "x")),
        "tri=budget&page=99",
    ],
    ids=lambda query: query[:30],
)
def test_no_query_string_breaks_the_page(client, query):
    make_fiches(3)

    assert client.get(f"{PATH}?{query}").status_code == 200


def test_the_page_asks_the_same_queries_for_one_fiche_and_for_thirty(client, django_assert_num_queries):
    for many in (1, 29):
        make_fiches(many)
        client.get("/")
        with django_assert_num_queries(3):  # the version, the day of the last change, the spellings of partners
            client.get(PATH)


def test_the_page_is_only_read(client):
    assert client.post(PATH).status_code == 405


def test_the_figures_are_one_step_from_every_page(page):
    html = page("/themes/")

    assert html.count('href="/chiffres/"') == 2


@pytest.mark.once
def test_the_largest_bar_fills_its_cell_and_the_others_are_drawn_beside_it(page):
    for themes in (["sante"], ["sante", "culture"], ["sante"], []):
        make_action(keywords=themes, audiences=["seniors"])
    html = page(PATH)
    rows = re.search(r'aria-labelledby="par-theme".*?</section>', html, re.DOTALL)[0]

    assert re.findall(r'width="(\d+)" height="14"', rows) == ["300", "100"]
    assert re.findall(r'class="num share">([^<]*)<', rows) == ["75\u00a0%", "25\u00a0%"]
    assert html.index('id="croisement"') < html.index('id="par-theme"')


def test_the_headline_tells_the_median_what_is_under_way_and_the_day(page):
    make_fiches(4)
    make_action(status="terminee")
    text = text_of(page(PATH))

    assert "budget médian, quand il est chiffré en une fois 1 500 €" in text
    assert "Calculé sur les fiches publiées le" in text


@pytest.mark.once
@pytest.mark.parametrize("path", [PATH, "/freins/"])
def test_htmx_gets_the_figures_that_a_filter_changes(client, path):
    make_action(keywords=["sante"], limits="Peu de moyens.")
    whole = client.get(path, {"theme": "sante"}).content.decode()
    response = client.get(path, {"theme": "sante", "tri": ""}, headers={"HX-Request": "true"})
    part = response.content.decode()

    def catalogue(html: str) -> str:
        return re.search(r'<div class="with-facets" id="catalogue">.*?\n  </div>', html, re.DOTALL)[0]

    assert catalogue(whole) == catalogue(part)
    assert "<html" not in part
    assert response["HX-Push-Url"] == f"{path}?theme=sante"
    assert 'hx-swap-oob="innerHTML">1 fiche' in part
