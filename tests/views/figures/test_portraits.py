"""The pages of a theme, a partner and a territory; the ranking of partners; the map."""

import re
from html import unescape

import pytest

from centres.editing.findable import save_term
from centres.models import Centre, Epci, EpciCommune, Partner
from tests.factories import make_action, make_centre, make_commune, make_full_action

pytestmark = pytest.mark.django_db

PAGES = ["/themes/sante/", "/partenaires/caf/", "/territoires/38/", "/territoires/region-84/"]


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html[html.index("<main") :])).split())


def links_of(html: str) -> dict[str, str]:
    """Address -> number, of the figures that lead to a list."""
    return {
        unescape(address): number
        for address, number in re.findall(r'<a href="(/actions/\?[^"]*)"(?: rel="nofollow")?>(\d+)</a>', html)
    }


@pytest.mark.parametrize("path", PAGES)
def test_a_page_tells_its_fiches_their_figures_and_where_to_follow_them(page, path):
    make_full_action(title="La nôtre", centre=make_centre("Parc", "38"))
    make_action("Une autre", centre=make_centre("Étang", "29"))
    make_action("Secrète", centre=make_centre("Mail", "38"), keywords=["sante"], partners=["caf"], state="draft")
    html = page(path)
    text = text_of(html)

    assert "La nôtre" in text
    assert "Une autre" not in text
    assert "Secrète" not in text
    for words in ("action 1", "centre social raconte 1", "donne un budget chiffré 1", "dit ce qui a coincé 1"):
        assert words in text, words
    assert html.count('type="application/atom+xml"') == 3
    assert f'<link rel="canonical" href="{path}">' in html
    assert "noindex" not in html


@pytest.mark.once
@pytest.mark.parametrize("path", PAGES)
def test_a_page_without_a_fiche_says_so_and_stays_out_of_search_engines(client, path):
    response = client.get(path)

    assert response.status_code == 200
    assert "Aucun" in text_of(response.content.decode())
    assert response["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.once
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sorted_and_turned_as_the_list_is(page, client, path):
    centre = make_centre("Parc", "38")
    for number in range(26):
        make_action(f"Action {number:02}", centre=centre, keywords=["sante"], partners=["caf"])
    titles = re.compile(r'<h3><a href="[^"]*">Action (\d\d)')

    assert titles.findall(page(f"{path}?tri=titre")) == [f"{number:02}" for number in range(25)]
    assert titles.findall(page(f"{path}?tri=titre&page=2")) == ["25"]
    assert f'href="{path}?tri=titre&amp;page=2"' in page(f"{path}?tri=titre")
    assert "La page «\u00a09\u00a0» n’existe pas\u00a0: voici la dernière." in page(f"{path}?page=9")
    assert "Tri ignoré" in page(f"{path}?tri=xyz")
    assert "theme=culture" not in page(f"{path}?theme=culture")
    for query in ("tri=titre", "page=2", "page=9"):
        assert client.get(f"{path}?{query}")["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.once
@pytest.mark.parametrize("path", [*PAGES, "/partenaires/", "/partenaires/?theme=sante&echelle=un-quartier"])
def test_every_figure_opens_a_list_of_that_many_fiches(page, path):
    for code in ("38", "01", "38"):
        make_full_action(centre=make_centre("Parc", code))
        make_action(centre=make_centre("Mail", code), keywords=["sante"], partners=["caf", "commune"])
    links = links_of(page(path))

    assert len(links) >= 2
    for address, number in links.items():
        assert f"<h2>{number} action" in page(address), address


def test_a_region_and_a_departement_of_one_code_have_their_own_pages(page):
    make_action("À Avignon", centre=make_centre("Parc", "84"))
    make_action("À Lyon", centre=make_centre("Mail", "69"))

    assert "À Avignon" in page("/territoires/84/")
    assert "À Lyon" not in page("/territoires/84/")
    assert "À Lyon" in page("/territoires/region-84/")
    assert "À Avignon" not in page("/territoires/region-84/")


def make_epci() -> Epci:
    epci = Epci.objects.create(code="243800984", name="CA du Pays Voironnais", kind="CA")
    EpciCommune.objects.create(epci=epci, commune=make_commune("38563", "Voiron", (45.37, 5.59)))
    return epci


def test_an_epci_has_a_page_and_centres_lead_to_it(page, client):
    epci, centre = make_epci(), make_centre("Parc", "38", commune_id="38563")
    path = epci.get_absolute_url()
    assert "Aucun centre social de ce territoire" in page(path)
    make_action("À Voiron", centre=centre)
    make_action("Ailleurs", centre=make_centre("Mail", "38"))

    html = page(path)

    assert path == "/territoires/epci-243800984/"
    assert "À Voiron" in html
    assert "Ailleurs" not in html
    assert "cette communauté d’agglomération, qui réunit 1 commune : Isère (38)" in text_of(html)
    assert '<a href="/territoires/38/">Isère (38)</a>.' in html
    assert f'<link rel="canonical" href="{path}">' in html
    assert "epci=243800984" in html
    assert f'<a href="{path}">CA du Pays Voironnais</a>' in page(centre.get_absolute_url())
    assert f"http://testserver{path}" in client.get("/sitemap.xml").text
    assert f'href="{path}"' in page("/territoires/38/")


def test_a_departement_says_how_many_of_its_centres_have_no_known_commune(page):
    make_commune("38563", "Voiron", (45.37, 5.59))
    make_action(centre=make_centre("Parc", "38"))
    assert "la commune d’aucun des centres" in page("/territoires/38/")
    make_action(centre=make_centre("Mail", "38", commune_id="38563"))
    assert "la commune de 1 des 2 centres" in text_of(page("/territoires/38/"))
    Centre.objects.filter(name="Parc").update(commune="38563")
    assert "On ne connaît" not in page("/territoires/38/")


def test_a_deduced_commune_is_marked(page):
    make_commune("38563", "Voiron", (45.37, 5.59))
    centre = make_centre("Parc", "38", commune_id="38563", is_commune_deduced=True)
    action = make_action(centre=centre)
    assert "commune déduite" in page(centre.get_absolute_url())
    assert "Voiron (déduite)" in page(action.get_absolute_url())
    Centre.objects.update(is_commune_deduced=False)
    assert "dédui" not in page(centre.get_absolute_url()) + page(action.get_absolute_url())


@pytest.mark.once
@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/territoires/2a/", "/territoires/2A/"),
        ("/territoires/REGION-84/", "/territoires/region-84/"),
        ("/territoires/EPCI-243800984/", "/territoires/epci-243800984/"),
        ("/themes/SANTE/?tri=titre", "/themes/sante/?tri=titre"),
        ("/partenaires/Caf/", "/partenaires/caf/"),
    ],
)
def test_another_case_leads_to_the_address_for_good(client, path, current):
    make_epci()
    response = client.get(path)

    assert (response.status_code, response["Location"]) == (301, current)


@pytest.mark.once
@pytest.mark.parametrize(
    "path",
    [
        "/territoires/00/", "/territoires/epci-38/", "/territoires/epci-999999999/", "/territoires/epci-/",
        "/territoires/region-38/", "/territoires/region-/", "/territoires/%00/", "/themes/xyz/",
        "/partenaires/xyz/", "/themes/%ED%A0%80/", f"/partenaires/{'x' * 5000}/",
    ],
    ids=lambda path: path[:30],
)  # fmt: skip
def test_what_names_nothing_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_a_term_that_nobody_reviewed_has_a_page_once_a_published_fiche_carries_it(client):
    term = Partner(label="Radio du coin", needs_review=True)
    save_term(term)
    assert client.get("/partenaires/radio-du-coin/").status_code == 404
    make_action(partners=["radio-du-coin"], state="draft")
    assert client.get("/partenaires/radio-du-coin/").status_code == 404
    make_action(partners=["radio-du-coin"])

    assert client.get("/partenaires/radio-du-coin/").status_code == 200


def test_partners_come_by_how_many_fiches_name_them(page):
    make_action(partners=["caf", "commune"], keywords=["sante"], scale="un-quartier")
    make_action(partners=["commune"], keywords=["culture"], scale="un-quartier")
    named = re.compile(r'<th scope="row"><a href="/partenaires/([^/]*)/')

    assert named.findall(page("/partenaires/")) == ["commune", "caf"]
    assert named.findall(page("/partenaires/?theme=culture&echelle=un-quartier")) == ["commune"]
    assert named.findall(page("/partenaires/?partenaire=caf")) == ["commune", "caf"]
    assert "ne nomme de partenaire" in page("/partenaires/?theme=logement")
    assert "le thème «\u00a0xyz\u00a0» n’existe pas" in page("/partenaires/?theme=xyz")


@pytest.mark.once
def test_partners_come_by_fifties(page):
    for number in range(51):
        Partner.objects.create(label=f"Partenaire {number:02}")
    make_action(partners=[f"partenaire-{number:02}" for number in range(51)])

    assert 'href="/partenaires/?page=2"' in page("/partenaires/")
    assert "Partenaire 50" in page("/partenaires/?page=2")


def test_what_is_in_force_stays_when_the_filters_of_the_line_are_sent(page):
    make_action(keywords=["sante", "culture"])
    html = page("/partenaires/?theme=sante&theme=culture&statut=en-cours&tri=titre")
    form = html[html.index('class="row filter-line"') :]
    form = form[: form.index("</form>")]

    assert re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form) == [
        ("statut", "en-cours"), ("theme", "sante"), ("theme", "culture"),
    ]  # fmt: skip
    assert 'select class="input" id="echelle"' in form


@pytest.mark.once
@pytest.mark.parametrize("path", ["/territoires/", "/territoires/?theme=sante", "/partenaires/"])
def test_the_map_and_the_partners_of_an_empty_catalogue_open(page, path):
    assert "Aucune fiche" in page(path)


@pytest.mark.once
def test_the_map_is_beside_a_table_of_the_same_figures(page):
    for code in ("38", "38", "971"):
        make_action(centre=make_centre("Parc", code), keywords=["sante"])
    html = page("/territoires/?theme=sante")

    assert html.count("<a ", html.index('class="map"'), html.index("</svg>", html.index('class="map"'))) == 101
    assert 'aria-label="Isère : 2 actions"' in html
    assert 'aria-label="Guadeloupe : 1 action"' in html
    assert 'aria-label="Ain : aucune action"' in html
    assert "Légende" in html
    assert "aucune 1 2" in text_of(html)
    for address, number in (("departement=38", 2), ("departement=971", 1)):
        assert f"<h2>{number} action" in page(f"/actions/?theme=sante&{address}")
    assert "3 actions dans 2 départements" in text_of(html)


def test_robots_keep_the_map_of_one_value_and_no_more(client):
    make_action(keywords=["sante"], status="en-cours")

    assert "X-Robots-Tag" not in client.get("/territoires/?theme=sante")
    assert client.get("/territoires/?theme=sante&statut=en-cours")["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/territoires/", 1), ("/territoires/?theme=sante", 1), ("/partenaires/?theme=sante", 1),
        ("/plan-du-site/", 1), ("/themes/sante/", 2), ("/partenaires/caf/", 2), ("/territoires/38/", 3),
    ],
)  # fmt: skip
def test_queries_do_not_grow_with_rows(client, django_assert_num_queries, path, queries):
    for number in (1, 29):
        for _ in range(number):
            make_full_action(centre=make_centre())
        client.get("/themes/")
        with django_assert_num_queries(queries):
            client.get(path)
