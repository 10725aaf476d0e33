"""What other sites show of a link to a page: its title, its description, a picture."""

import re
from html import unescape

import pytest

from tests.factories import make_full_action

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def told(html: str) -> dict[str, str]:
    return {
        name: unescape(value) for name, value in re.findall(r'<meta property="og:(.*?)"\s+content="(.*?)">', html, re.S)
    }


def test_a_fiche_tells_itself_with_a_picture_of_its_own(page):
    action = make_full_action(title='Jardin "partagé" & co', summary='Des "fleurs" <b>\net des voisins.')
    html = page(action.get_absolute_url())
    found = told(html)

    assert found["title"] == 'Jardin "partagé" & co – Les actions des centres sociaux'
    assert found["description"].startswith('Des "fleurs" <b>')
    assert "\n" not in found["description"]
    assert found["type"] == "article"
    assert found["url"] == f"http://testserver{action.get_absolute_url()}"
    assert found["image"] == f"http://testserver/actions/{action.pk}/image.png"
    assert found["image:alt"] == 'Jardin "partagé" & co'
    assert html.count('property="og:image"') == 1


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/actions/?theme=sante",
        "/actions/?theme=sante&q=jardin",
        "/themes/sante/",
        "/territoires/38/",
        "/glossaire/",
    ],
)
def test_each_kind_of_page_tells_itself(page, path):
    make_full_action(title="Jardin")
    html = page(path)
    found = told(html)

    assert found["title"] == unescape(re.search(r"<title>(.*?)</title>", html)[1])
    description = re.search(r'name="description" content="(.*?)"', html, re.S)[1]
    assert found["description"] == unescape(re.sub(r"[ \n]+", " ", description))
    assert found.get("url") == (None if "&" in path else f"http://testserver{path}")
    assert found["image"] == "http://testserver/static/social.png"
    assert (found["type"], found["locale"]) == ("website", "fr_FR")


def test_a_page_that_is_not_there_tells_itself_too(client, db):
    assert told(client.get("/nulle-part/").content.decode())["title"].endswith("Les actions des centres sociaux")
