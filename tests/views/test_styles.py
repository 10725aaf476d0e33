"""What pages weigh in style: what all of them share, and what one kind of page adds to it."""

import re

import pytest
from django.conf import settings

from tests.factories import make_centre, make_full_action

pytestmark = pytest.mark.django_db

MOST_BYTES = 30_720
MOST_SHARED = 24_000
SHARED = ["base.css", "components.css", "layout.css", "print.css", "tokens.css"]


def sheets(html: str) -> list[str]:
    return re.findall(r'<link rel="stylesheet" href="/static/([^"]*)"', html)


def weight(names: list[str]) -> int:
    return sum((settings.BASE_DIR / "static" / name).stat().st_size for name in names)


@pytest.fixture
def paths() -> list[str]:
    action = make_full_action(centre=make_centre())
    chosen = f"?a={action.pk}"
    return ["/", "/actions/", "/freins/", "/comparer/", f"/comparer/{chosen}",
            "/dossier/", f"/dossier/{chosen}", "/themes/", "/centres/", "/chiffres/",
            "/territoires/", "/territoires/38/",
            "/actions/comme-la-mienne/", "/themes/sante/", "/partenaires/", "/partenaires/caf/",
            "/plan-du-site/", "/donnees/", "/glossaire/", "/licence/", f"{action.get_absolute_url()}corriger/",
            "/raconter/", "/alertes/",
            action.get_absolute_url(),
            action.centre.get_absolute_url()]  # fmt: skip


@pytest.mark.once
def test_no_page_loads_more_style_than_it_may(page, paths):
    for path in paths:
        links = sheets(page(path))
        assert len(links) == len(set(links)) >= len(SHARED), path
        assert weight(links) <= MOST_BYTES, path


@pytest.mark.once
def test_what_all_pages_share_leaves_room_for_each_of_them(page, paths):
    shared = set.intersection(*(set(sheets(page(path))) for path in paths))

    assert sorted(shared) == [f"css/{name}" for name in SHARED]
    assert weight(sorted(shared)) <= MOST_SHARED


@pytest.mark.once
def test_the_layers_are_named_before_any_page_adds_to_them(page, paths):
    assert {sheets(page(path))[0] for path in paths} == {"css/tokens.css"}
