"""What holds for every answer: errors, headers, cookies, methods, machines."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client, RequestFactory

from centres.views.site import errors
from tests.factories import make_centre, make_full_action


@pytest.fixture
def paths(db) -> list[str]:
    action = make_full_action(centre=make_centre())
    other = make_full_action(title="Une autre", centre=action.centre)
    chosen = f"a={action.pk}&a={other.pk}"
    lists = ["/", "/actions/", "/themes/", "/centres/", "/chiffres/", "/territoires/", "/partenaires/", "/freins/"]
    lists += ["/plan-du-site/", "/themes/sante/", "/partenaires/caf/", "/territoires/38/", "/territoires/region-84/"]
    lists += ["/comparer/", "/dossier/", f"/comparer/?{chosen}", f"/dossier/?{chosen}"]
    lists += ["/glossaire/", "/accessibilite/", "/mentions-legales/", "/donnees-personnelles/", "/licence/"]
    return [*lists, action.get_absolute_url(), action.centre.get_absolute_url()]


def test_public_pages_set_no_cookie_and_do_not_vary_by_one(client, paths):
    for path in paths:
        response = client.get(path)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        assert response["Cache-Control"] == "no-cache"


def test_answers_to_someone_logged_in_are_kept_out_of_caches(admin_client, paths):
    for path in [*paths, "/nulle-part/"]:
        assert admin_client.get(path)["Cache-Control"] == "private, no-store"


def test_public_pages_only_read(paths):
    client = Client(enforce_csrf_checks=True)
    for path in paths:
        assert client.head(path).status_code == 200
        assert client.post(path).status_code == client.put(path).status_code == client.delete(path).status_code == 405


@pytest.mark.once
def test_pages_hold_nothing_inline_and_nothing_from_elsewhere(client, paths):
    for path in [*paths, "/nulle-part/"]:
        response = client.get(path)
        html = response.content.decode()
        assert not re.search(
            r"\sstyle=|<style|\son[a-z]+=|javascript:"
            # A script is a file of ours; a block of data is run by no browser.
            r"|<script(?! src=\"/static/[^\"]+\" defer></script>| type=\"application/ld\+json\">[^<>]*</script>)",
            html,
        )
        sources = re.findall(r'(?:src|href)="([^"]*)"', html)
        assert [source for source in sources if source.startswith(("http", "//", "data:"))] == []
        assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.once
def test_pages_link_only_to_pages_that_exist(client, paths):
    followed = set()
    for path in paths:
        html = client.get(path).content.decode()
        for link in set(re.findall(r'<a [^>]*href="(/[^"]*)"', html)) - followed:
            followed.add(link)
            assert client.get(link.replace("&amp;", "&")).status_code == 200, (path, link)
        anchors = set(re.findall(r'href="#([^"]+)"', html))
        assert anchors <= set(re.findall(r'id="([^"]+)"', html))
        ids = re.findall(r' id="([^"]+)"', html)
        assert len(ids) == len(set(ids))


@pytest.mark.once
def test_static_files_of_a_page_are_there(page, paths):
    for path in paths:
        files = re.findall(rf'"(?:http://testserver)?{settings.STATIC_URL}([^"]+)"', page(path))
        assert len(files) >= 9, path
        assert [file for file in files if not finders.find(file)] == []


def test_a_page_that_does_not_exist_says_what_to_do(client, db):
    response = client.get("/nulle-part/")

    assert response.status_code == 404
    assert "Cette page n’existe pas" in response.content.decode()


def test_error_pages_open_without_a_database():
    request = RequestFactory().get("/", {"x": "1"})

    for answer, status in (
        (errors.bad_request(request, ValueError()), 400),
        (errors.forbidden(request, ValueError()), 403),
        (errors.not_found(request, ValueError()), 404),
        (errors.server_error(request), 500),
    ):
        assert answer.status_code == status
        assert '<html lang="fr">' in answer.content.decode()


def test_an_unknown_host_is_refused_with_the_same_page(client, db):
    response = client.get("/", headers={"host": "ailleurs.exemple"})

    assert response.status_code == 400
    assert "pas été comprise" in response.content.decode()


@pytest.mark.parametrize(
    "path", ["/actions/1/%00/", "/actions/1/%ED%A0%80/", "/centres/%00/", "/%ff", "/actions/1/a%0d%0ab/"]
)
def test_no_path_breaks_a_page(client, db, path):
    assert client.get(path).status_code == 404


def test_a_view_that_fails_gives_the_page_for_it(client, db, monkeypatch):
    def fail(request):
        raise RuntimeError

    client.raise_request_exception = False
    monkeypatch.setattr("centres.views.site.front.figures", fail)
    response = client.get("/")

    assert response.status_code == 500
    assert "Le site a rencontré une erreur" in response.content.decode()


def test_a_failing_error_page_still_answers(monkeypatch):
    def fail(*args):
        raise ValueError

    monkeypatch.setattr("centres.views.site.errors.loader.render_to_string", fail)

    assert errors.server_error(RequestFactory().get("/")).content.decode() == errors.LAST_RESORT


def test_a_refused_form_says_so_in_french():
    from django.template.loader import render_to_string

    assert "Cette page vous est fermée" in render_to_string("403_csrf.html")


def test_the_site_says_that_it_is_well(client, db):
    response = client.get("/sante/")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_robots_are_kept_out_of_the_admin_and_of_lists_without_end(client):
    response = client.get("/robots.txt")

    assert response.content.decode() == (
        "User-agent: *\nDisallow: /admin/\nDisallow: /api/v1/\nDisallow: /*?*&\nDisallow: /*?q=\nDisallow: /*?tri=\n"
        "Allow: /api/v1/docs\n\nSitemap: http://testserver/sitemap.xml\n"
    )


def test_the_icon_is_found_where_browsers_look_for_it(client):
    assert client.get("/favicon.ico")["Location"] == "/static/favicon.svg"


def test_other_sites_find_a_picture_for_a_link_by_its_full_address(client, paths):
    for path in paths:
        html = client.get(path).content.decode()
        [picture] = re.findall(r'<meta property="og:image" content="http://testserver(/[^"]*)">', html)
        assert picture == "/static/social.png" or re.fullmatch(r"/actions/\d+/image\.png", picture), path


def test_a_page_that_does_not_exist_searches(page, client, db):
    html = client.get("/nulle-part/").content.decode()
    form = re.search(r'<form id="([^"]*)" action="([^"]*)"', html)

    assert form[2] == "/actions/"
    assert f'name="q" type="search" form="{form[1]}"' in html
