"""Charts and tables of figures as files: CSV, SVG and PNG that stand alone, each offered where it is drawn."""

import io
import re
from html import unescape

import pandas
import pytest
from lxml import etree

from centres.exports.charts import image
from centres.exports.charts.chart import BUILDS
from centres.models import Keyword
from tests.factories import make_action, make_centre, make_commune, make_full_action

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def shared_actions(shared_rows) -> None:
    with shared_rows():
        grenoble = make_commune("38185", "Grenoble", (45.18, 5.72), postcodes="38000")
        centre = make_centre("Le Parc", commune=grenoble)
        lines = [{"kind": "charge", "amount": "800"}, {"kind": "produit", "amount": "400", "funder": "Caf <38>"}]
        for year in (2017, 2019, 2019):
            make_full_action(
                centre=centre,
                year=year,
                budget={"total": "1200.50", "lines": lines},
                counts={"volunteers": {"value": 3}},
            )
        make_action(keywords=["sante"], year=2011, budget={"total": "90", "period": "year"})
        make_action(keywords=["sante"], resources="Non chiffré")


def drawn(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "image/svg+xml"
    return answer.content.decode()


def words_of(svg: str) -> str:
    return " ".join(text.text or "" for text in etree.fromstring(svg.encode()).iter(f"{SVG}text"))


@pytest.mark.once
def test_each_chart_of_the_pages_is_offered_and_each_link_leads_to_one(client, shared_actions):
    found = set()
    for page in ("/chiffres/", "/chiffres/?theme=sante", "/territoires/", "/themes/sante/", "/territoires/region-84/",
                 "/territoires/38/", "/partenaires/caf/", "/centres/"):  # fmt: skip
        html = client.get(page).content.decode()
        links = [unescape(link) for link in re.findall('<a class="tool" href="(/chiffres/[^"?]+[^"]*)"', html)]
        found |= {link.partition("?")[0] for link in links}
        for link in links:
            assert client.get(link).status_code == 200, link
    names = {link.removeprefix("/chiffres/").rpartition(".")[0] for link in found}
    periods = {"sans-periode", "par-an"}
    expected = {name for name in BUILDS if "-" not in name} | {
        f"{split}-{period}" for split in ("montants", "postes", "financeurs", "annees") for period in periods
    }
    # One fiche gives an amount by year: neither brackets, nor items, nor funders, nor two years.
    assert names == expected - {f"{split}-par-an" for split in ("montants", "postes", "financeurs", "annees")}


@pytest.mark.once
def test_the_csv_is_the_table_of_the_page(client, shared_actions):
    def table(name: str) -> list[list]:
        data = client.get(f"/chiffres/{name}").content
        return pandas.read_csv(io.BytesIO(data), sep=";", decimal=",", dtype={"Code": str}).to_numpy().tolist()

    assert table("theme.csv?public=adultes") == [["Santé", 3], ["Culture", 3]]
    assert table("annee.csv") == [
        [2011, 1],
        *([year, 0] for year in range(2012, 2017)),
        [2017, 1],
        [2018, 0],
        [2019, 2],
    ]
    assert table("financeurs-sans-periode.csv") == [["Caf <38>", 3, 1200.0]]
    assert table("carte.csv") == [["Isère", 3, "38"]]
    assert table("region.csv") == [["Auvergne-Rhône-Alpes", 3, "84"]]
    assert table("personnes.csv") == [["Bénévoles", 3, 9, 0]]


@pytest.mark.once
@pytest.mark.parametrize(
    "name", ["theme", "annee", "croisement", "budgets", "personnes", "carte", "region", "financeurs-sans-periode"]
)
def test_an_svg_stands_alone(client, shared_actions, name):
    svg = drawn(client, f"/chiffres/{name}.svg?theme=sante&partenaire=caf&annee=2019")
    tree = etree.fromstring(svg.encode())
    words = words_of(svg)

    assert "2 fiches : Santé, Caf, 2019" in words
    assert "novembre" in words or re.search(r"Au \d+(er)? \w+ 20\d\d\.", words)
    assert "Source : les fiches des centres sociaux, http://testserver/chiffres/?" in re.sub(r"\s+", " ", words)
    assert "Licence : http://testserver/licence/" in words
    assert tree.find(f"{SVG}title").text
    assert "font/ttf;base64," in tree.find(f"{SVG}style").text
    assert re.findall(r"(?:href|src)=|url\((?!data:)", svg) == []
    assert "light-dark" not in svg


def test_a_hostile_label_is_text(client):
    Keyword.objects.filter(slug="sante").update(label='</text><script>alert("1")</script>\x0b& Cie')
    make_action(keywords=["sante"])

    svg = drawn(client, "/chiffres/theme.svg")

    assert "<script" not in svg
    assert "& Cie" in words_of(svg)


@pytest.mark.once
@pytest.mark.parametrize("name", ["theme", "croisement", "carte"])
def test_a_png_has_ink_where_letters_are(client, shared_actions, name):
    """Of a typeface that it lacks, resvg draws nothing and says nothing."""
    png = client.get(f"/chiffres/{name}.png")
    assert png["Content-Type"] == "image/png"
    svg = drawn(client, f"/chiffres/{name}.svg")

    assert png.content.startswith(b"\x89PNG")
    for weight in ("", ' font-weight="700"'):
        without = re.sub(rf"<text [^>]*{weight}[^>]*>.*?</text>", "", svg)
        assert len(image.png_of(without)) < len(png.content) - 3_000


@pytest.mark.once
def test_without_resvg_no_png_is_offered_nor_made(client, shared_actions, monkeypatch):
    monkeypatch.setattr(image, "resvg", lambda: None)
    monkeypatch.setattr("centres.views.data.charts.resvg", lambda: None)
    monkeypatch.setattr("centres.templatetags.downloads.resvg", lambda: None)

    assert client.get("/chiffres/theme.png").status_code == 404
    html = client.get("/chiffres/").content.decode()
    assert "/chiffres/theme.svg" in html
    assert "/chiffres/theme.png" not in html


@pytest.mark.parametrize("address", ["nulle-part.svg", "theme.csv?q=introuvable", "postes-par-mois.svg", "theme.pdf"])
def test_what_is_no_chart_is_not_found(client, shared_actions, address):
    assert client.get(f"/chiffres/{address}").status_code == 404


@pytest.mark.parametrize("query", ["q=%00&annee=x", "budget_min=-1", "theme=" + "a" * 3000, "commune=99999&rayon=7"])
def test_nonsense_draws_or_is_not_found(client, shared_actions, query):
    for name in BUILDS:
        assert client.get(f"/chiffres/{name}.svg?{query}").status_code in (200, 404)
