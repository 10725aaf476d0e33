"""What a page says of itself to machines: schema.org in JSON-LD."""

import json
import re
from typing import Any

import pytest
from django.urls import reverse

from centres.templatetags.linked_data import as_data
from tests.factories import make_action, make_centre, make_commune, make_full_action

pytestmark = pytest.mark.django_db


@pytest.fixture
def linked(page):
    """`linked("/actions/")`: {type: the block of this type} of a page."""

    def read(path: str) -> dict[str, Any]:
        blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(path), re.S)
        told = [json.loads(block) for block in blocks]
        assert all(block.pop("@context") == "https://schema.org" for block in told)
        assert len({block["@type"] for block in told}) == len(told)
        return {block["@type"]: block for block in told}

    return read


@pytest.fixture
def page(client):
    def get(path: str) -> str:
        response = client.get(path)
        assert response.status_code == 200
        return response.content.decode()

    return get


def test_a_fiche_is_a_work_of_its_centre(linked):
    action = make_full_action(title='Jardin </script> "partagé" & co', year=2019)
    told = linked(action.get_absolute_url())["CreativeWork"]

    assert told["name"] == 'Jardin </script> "partagé" & co'
    assert told["url"] == f"http://testserver{action.get_absolute_url()}"
    assert told["author"]["@type"] == "Organization"
    assert told["author"]["url"] == f"http://testserver{action.centre.get_absolute_url()}"
    assert (told["keywords"], told["temporalCoverage"]) == (["Santé", "Culture"], "2019")
    assert told["abstract"] == "Texte de summary."
    assert told["license"] == "http://testserver/licence/"


def test_a_fiche_that_says_little_tells_nothing_empty(linked):
    told = linked(make_action("Rien").get_absolute_url())["CreativeWork"]

    assert not {"abstract", "keywords", "author", "spatialCoverage", "temporalCoverage", "audience"} & told.keys()
    assert [value for value in told.values() if value in ("", None, [])] == []


def test_a_centre_is_an_organization_without_its_contact(linked):
    commune = make_commune("38344", "Roussillon", (45.37, 4.81))
    centre = make_centre(
        commune=commune, siret="01234567890123", contact="04 00 00 00 00", email="canari@example.org",
        website="https://parc.example.org/",
    )  # fmt: skip
    make_action(centre=centre)
    told = linked(centre.get_absolute_url())["Organization"]

    assert (told["name"], told["sameAs"]) == (centre.name, "https://parc.example.org/")
    assert told["address"]["addressLocality"] == "Roussillon"
    assert told["identifier"]["value"] == "01234567890123"
    assert "canari" not in json.dumps(told)
    assert "04 00" not in json.dumps(told)


def test_a_list_names_its_fiches_in_their_places(linked):
    actions = [make_full_action(title=f"Jardin {number:02}") for number in range(27)]
    addresses = [f"http://testserver{action.get_absolute_url()}" for action in actions]
    first, second = (linked(f"/actions/?tri=titre&page={number}")["ItemList"] for number in (1, 2))

    assert first["numberOfItems"] == 27
    assert [item["url"] for item in first["itemListElement"]] == addresses[:25]
    assert [(item["position"], item["url"]) for item in second["itemListElement"]] == [
        (26, addresses[25]),
        (27, addresses[26]),
    ]
    assert linked("/themes/sante/")["ItemList"]["numberOfItems"] == 27
    assert "ItemList" not in linked("/actions/?theme=logement")


def test_a_list_found_by_words_names_addresses_without_them(linked):
    action = make_full_action(title="Jardin")

    [item] = linked("/actions/?q=jardin")["ItemList"]["itemListElement"]
    assert item["url"] == f"http://testserver{action.get_absolute_url()}"


def test_the_way_to_a_page_is_told_step_by_step(linked):
    action = make_full_action(title="Jardin")
    steps = linked(action.get_absolute_url())["BreadcrumbList"]["itemListElement"]

    assert [step["name"] for step in steps] == ["Accueil", "Actions", "Isère", "Jardin"]
    assert [step.get("item") for step in steps] == [
        *(f"http://testserver{path}" for path in ("/", "/actions/", "/territoires/38/")),
        None,
    ]
    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    names = [step["name"] for step in linked(reverse("centres:glossary"))["BreadcrumbList"]["itemListElement"]]
    assert names == ["Accueil", "Glossaire"]


def test_the_open_data_are_a_data_set_with_each_format(linked, client):
    make_action()
    told = linked("/donnees/")["Dataset"]

    assert {row["encodingFormat"] for row in told["distribution"]} >= {"text/csv", "application/geo+json"}
    for row in told["distribution"]:
        assert client.get(row["contentUrl"]).status_code == 200


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "]]>", "&lt;", "\u2028", '"\\'])
def test_no_text_leaves_its_block(text):
    block = as_data({"name": text})
    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")

    assert not set("<>&\u2028") & set(inside)
    assert json.loads(inside)["name"] == text
