"""/sitemap.xml and the plan of the site."""

import re
from xml.etree import ElementTree

import pytest

from centres.views.answer_cache import of_this_process
from centres.views.site import sitemaps
from tests.factories import make_action, make_centre, make_full_action

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def locations(client, path: str = "/sitemap.xml") -> list[str]:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    tree = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
    return [element.text for element in tree.iter(f"{SITEMAP}loc")]


def test_every_page_that_tells_something_is_there_once(client):
    action = make_full_action(centre=make_centre())
    hidden = make_action("Brouillon", state="draft", centre=make_centre("Caché", "01"), keywords=["logement"])
    found = locations(client)

    assert len(found) == len(set(found))
    for path in ("/", "/territoires/", "/themes/sante/", "/territoires/38/", "/territoires/region-84/",
                 "/partenaires/caf/", action.get_absolute_url(), action.centre.get_absolute_url()):  # fmt: skip
        assert f"http://testserver{path}" in found, path
    assert not any(path.endswith(("/01/", "/logement/", hidden.get_absolute_url())) for path in found)
    assert hidden.centre.get_absolute_url() not in " ".join(found)


def test_every_address_of_it_opens_without_a_detour(client):
    make_full_action(centre=make_centre())

    for location in locations(client):
        path = location.removeprefix("http://testserver")
        response = client.get(path)
        assert (response.status_code, "X-Robots-Tag" in response) == (200, False), path


def test_past_what_a_file_may_hold_there_is_an_index_of_files(client, monkeypatch):
    for _ in range(5):
        make_full_action(centre=make_centre())
    whole = set(locations(client))
    monkeypatch.setattr(sitemaps, "MOST", 2)
    of_this_process.forget()
    files = locations(client)

    assert files == [f"http://testserver/sitemap-{number}.xml" for number in (1, 2, 3, 4)]
    pages = [locations(client, file.removeprefix("http://testserver")) for file in files]
    assert [len(page) for page in pages[1:]] == [2, 2, 1]
    assert {page for some in pages[1:] for page in some} == {page for page in whole if "/actions/" in page} - {
        "http://testserver/actions/",
        "http://testserver/actions/comme-la-mienne/",
    }
    for number in (0, 5):
        assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_it_says_when_a_fiche_changed(client):
    action = make_action()

    assert f"<lastmod>{action.updated_at.date().isoformat()}</lastmod>" in client.get("/sitemap.xml").content.decode()


def test_the_plan_names_no_place_where_nobody_lives(page):
    for code in ("984", "38"):
        make_action(f"Jardin {code}", centre=make_centre(f"Centre {code}", departement=code))
    html = page("/plan-du-site/")

    assert "Isère" in html
    assert "antarctiques" not in html


def test_the_plan_leads_everywhere(page):
    make_full_action(centre=make_centre())
    links = set(re.findall(r'href="(/[^"]*)"', page("/plan-du-site/")))

    assert links >= {
        "/", "/actions/", "/themes/", "/territoires/", "/partenaires/", "/centres/", "/chiffres/", "/themes/sante/",
        "/territoires/38/", "/territoires/region-84/", "/partenaires/caf/", "/actions/flux.atom",
    }  # fmt: skip
    assert 'href="/plan-du-site/"' in page("/")
