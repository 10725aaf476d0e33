"""Every kind of public page: a title of its own, one h1, the way to it, a skip link, its language, one address."""

import re
from itertools import pairwise

import pytest
from django.urls import reverse

from centres import urls
from centres.models import Alert, Telling
from tests.factories import make_centre, make_full_action

pytestmark = pytest.mark.django_db

# What is for programs, and what only leads elsewhere.
NO_PAGES = {
    "action_preview",
    "attachment",
    "dump_file",
    "suggestions",
    "communes",
    "alive",
    "ready",
    "security",
    "robots",
    "feed",
    "fiche_picture",
    "embed",
    "oembed",
    "dcat_json",
    "dcat_turtle",
    "sitemap",
    "sitemap_file",
    "action_number",
}
NAMES = sorted(
    pattern.name
    for pattern in urls.urlpatterns
    if pattern.name and pattern.name not in NO_PAGES and not pattern.name.startswith(("export_", "chart_"))
)


@pytest.fixture
def paths() -> dict[str, str]:
    """{name: address}; a kind whose address has a part of its own needs a line here."""
    action = make_full_action(title="Jardin", centre=make_centre())
    alert = Alert.objects.create(email="elle@exemple.fr")
    own = {
        "alert": [alert.secret],
        "alert_leave": [alert.secret],
        "telling_again": [Telling.objects.create(said={"title": "Jardin"}).secret],
        "action_detail": [action.pk, action.slug],
        "correction": [action.pk, action.slug],
        "correction_thanks": [action.pk, action.slug],
        "centre_detail": [action.centre.pk, action.centre.slug],
        "theme_detail": ["sante"],
        "territory_detail": ["38"],
        "partner_detail": ["caf"],
    }
    found = {}
    for name in NAMES:
        found[name] = reverse(f"centres:{name}", args=own.get(name))
    return found | {"404": "/nulle-part/"}


@pytest.fixture
def pages(client, paths) -> dict[str, str]:
    pages = {name: client.get(path) for name, path in paths.items()}
    assert {name: page.status_code for name, page in pages.items()} == {
        name: 404 if name == "404" else 200 for name in pages
    }
    return {name: page.content.decode() for name, page in pages.items()}


def test_each_page_has_a_title_of_its_own(pages):
    titles = {name: re.findall(r"<title>([^<]+)</title>", html) for name, html in pages.items()}

    assert all(len(found) == 1 and not found[0].startswith(" –") for found in titles.values())
    assert len({found[0] for found in titles.values()}) == len(titles)


def test_each_page_has_one_first_heading_and_skips_no_level(pages):
    for name, html in pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])", html[html.index("<main") : html.index("</main>")])]
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (name, levels)


def test_each_page_says_where_it_stands(pages):
    for name, html in pages.items():
        crumbs = html.count('aria-label="Fil d’Ariane"')
        assert crumbs == (0 if name in ("home", "404") else 1), name


def test_the_first_link_of_each_page_leads_to_its_content(pages):
    for name, html in pages.items():
        assert re.search(r"<a [^>]*href=\"([^\"]*)\"", html[html.index("<body") :])[1] == "#contenu", name
        assert html.count('<main id="contenu" tabindex="-1">') == 1, name


def test_each_page_says_its_language(pages):
    for name, html in pages.items():
        assert '<html lang="fr">' in html, name


def test_each_page_names_its_address_or_stays_out_of_engines(pages, paths):
    for name, html in pages.items():
        canonical = re.findall(r'<link rel="canonical" href="([^"]*)">', html)
        is_kept_out = '<meta name="robots" content="noindex' in html
        assert canonical == ([] if is_kept_out else [paths[name]]), name


def test_each_page_leads_to_what_a_site_must_say(pages):
    for name, html in pages.items():
        for link in ("/mentions-legales/", "/donnees-personnelles/", "/licence/", "/accessibilite/", "/glossaire/"):
            assert f'href="{link}"' in html, (name, link)
