"""The address of a page -> what another site embeds for it."""

import re
from html import unescape
from urllib.parse import quote

import pytest

from centres.editing.merging.merge import merge_rows
from centres.models import Epci, EpciCommune
from tests.factories import make_action, make_centre, make_commune, make_full_action

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
WRONG = (
    "", "x", "http://ailleurs.example.org/actions/", f"{SITE}/admin/", f"{SITE}/chiffres/", "http://[", "\x00",
    f"{SITE}/api/v1/", f"{SITE}/themes/aucun/", f"{SITE}/partenaires/aucun/", f"{SITE}/territoires/epci-999999999/",
    f"{SITE}/territoires/99/", f"{SITE}/centres/999999/aucun/",
)  # fmt: skip


@pytest.fixture
def embedded(client):
    """`embedded(address)`: (what is told, the address that its frame shows)."""

    def ask(address: str, more: str = ""):
        response = client.get(f"/oembed/?url={quote(address, safe='')}{more}")
        assert response.status_code == 200, response.content
        told = response.json()
        assert (told["version"], told["type"]) == ("1.0", "rich")
        return told, unescape(re.search(r'<iframe src="(.*?)"', told["html"])[1])

    return ask


def test_a_fiche_is_embedded_by_its_number(embedded, client):
    action = make_full_action(title='Jardin "partagé"')
    told, address = embedded(SITE + action.get_absolute_url())

    assert address == f"{SITE}/integrer/?a={action.pk}"
    assert told["title"] == 'Jardin "partagé"'
    assert 'title="Jardin &quot;partagé&quot;"' in told["html"]
    assert "Jardin" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/", ""),
        ("/actions/", ""),
        ("/actions/?theme=sante&page=3&q=jardin", "?theme=sante&q=jardin"),
        ("/themes/sante/", "?theme=sante"),
        ("/partenaires/caf/", "?partenaire=caf"),
        ("/territoires/38/", "?departement=38"),
        ("/territoires/region-84/", "?region=84"),
    ],
)
def test_a_list_is_embedded_with_its_filters(embedded, client, path, query):
    make_full_action(title="Jardin")
    _, address = embedded(SITE + path)

    assert address == f"{SITE}/integrer/{query}"
    assert "Jardin" in client.get(address).content.decode()


def test_an_intercommunalite_is_embedded_by_its_siren(embedded, client):
    epci = Epci.objects.create(code="243800984", name="CA du Pays Voironnais", kind="CA")
    commune = make_commune("38563", "Voiron")
    EpciCommune.objects.create(epci=epci, commune=commune)
    make_full_action(title="Jardin", centre=make_centre(commune=commune))
    make_full_action(title="Ailleurs", centre=make_centre("Ailleurs"))
    _, address = embedded(f"{SITE}/territoires/epci-243800984/")

    assert address == f"{SITE}/integrer/?epci=243800984"
    html = client.get(address).content.decode()
    assert "Jardin" in html
    assert "Ailleurs" not in html


def test_a_centre_is_embedded_by_its_number(embedded, client):
    action = make_full_action(title="Jardin")
    _, address = embedded(SITE + action.centre.get_absolute_url())

    assert "Jardin" in client.get(address).content.decode()


def test_a_frame_is_as_small_as_is_asked(embedded):
    told, _ = embedded(f"{SITE}/actions/", "&maxwidth=320&maxheight=200&format=json")
    assert (told["width"], told["height"]) == (320, 200)
    told, _ = embedded(f"{SITE}/actions/", "&maxwidth=99999&maxheight=1&maxwidth=x")
    assert (told["width"], told["height"]) == (600, 120)


@pytest.mark.parametrize("address", WRONG)
def test_what_is_no_page_to_embed_is_refused(client, address):
    response = client.get("/oembed/", {"url": address})

    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


def test_a_merged_fiche_is_embedded_as_the_one_that_was_kept(embedded):
    kept, gone = make_full_action(title="Gardée"), make_action("Fusionnée")
    old = SITE + gone.get_absolute_url()
    merge_rows(kept, gone)
    told, address = embedded(old)

    assert (told["title"], address) == ("Gardée", f"{SITE}/integrer/?a={kept.pk}")


def test_a_draft_is_not_embedded(client):
    draft = make_action("Canari", state="draft")
    response = client.get("/oembed/", {"url": SITE + draft.get_absolute_url()})

    assert response.status_code == 404
    assert "Canari" not in response.content.decode()


def test_another_format_is_said_to_be_unknown(client):
    assert client.get("/oembed/", {"url": f"{SITE}/actions/", "format": "xml"}).status_code == 501


def test_pages_say_where_to_ask(client, embedded):
    action = make_full_action()
    for path in (
        action.get_absolute_url(),
        "/actions/?theme=sante&q=text",
        "/themes/sante/",
        action.centre.get_absolute_url(),
    ):
        html = client.get(path).content.decode()
        [link] = re.findall(r'type="application/json\+oembed"\s+href="(.*?)"', html)
        response = client.get(unescape(link))
        assert response.status_code == 200, path
        address = unescape(re.search(r'<iframe src="(.*?)"', response.json()["html"])[1])
        assert address.endswith("?q=text&theme=sante" if "?" in path else address[-1]), address
