"""« Télécharger » on each page of a selection: with its number of fiches, and links that give those very fiches."""

import json
import re
from html import unescape

import pytest

from centres.exports.formats import FORMATS
from centres.models import Action
from tests.factories import make_action, make_centre, make_full_action

pytestmark = pytest.mark.django_db
PAGES = {
    "/actions/": 3, "/actions/?theme=sante": 2, "/actions/?q=jardin&theme=sante": 1, "/chiffres/?theme=sante": 2,
    "/territoires/": 3, "/themes/sante/": 2, "/partenaires/caf/": 1, "/territoires/38/": 1,
    "/territoires/region-84/": 1, "CENTRE": 1, "/comparer/?a=0&a=1": 2, "/dossier/?a=0": 1,
}  # fmt: skip


@pytest.fixture
def actions() -> list[Action]:
    return [
        make_full_action(title="Jardin", centre=make_centre("Le Parc")),
        make_action(title="Café", keywords=["sante"]),
        make_action(title="Bal"),
    ]


def menu_of(page: str) -> str:
    (menu,) = re.findall(r'<details class="more download">.*?</details>', page, re.S)
    return menu


@pytest.mark.parametrize("address", PAGES)
def test_the_menu_says_how_many_and_gives_these(client, actions, address):
    count = PAGES[address]
    address = re.sub(r"a=(\d)", lambda found: f"a={actions[int(found[1])].pk}", address)
    address = actions[0].centre.get_absolute_url() if address == "CENTRE" else address

    menu = menu_of(client.get(address).content.decode())

    assert ("cette fiche" if count == 1 else f"ces {count} fiches") in menu
    links = [unescape(link) for link in re.findall('<a [^>]*href="([^"]*)"', menu)]
    assert [link.partition("?")[0] for link in links] == [f"/exports/actions.{form.name}" for form in FORMATS]
    (told,) = (b"".join(client.get(link)) for link in links if ".json" in link)
    assert len(json.loads(told)["actions"]) == count


def test_a_page_of_no_fiche_offers_nothing_to_download(client, actions):
    for address in ("/actions/?q=introuvable", "/chiffres/?q=introuvable", "/comparer/", "/dossier/"):
        assert "more download" not in client.get(address).content.decode()


def test_the_first_format_is_the_one_that_spreadsheets_open(client, actions):
    menu = menu_of(client.get("/actions/").content.decode())

    assert menu.index("XLSX") < menu.index("CSV")
    assert "pour un tableur" in menu
    assert "ouvrez-le par «\u00a0Importer\u00a0» en UTF-8" in menu
