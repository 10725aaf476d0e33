"""What robots may keep of the lists, and which links they may follow."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests.factories import make_action

pytestmark = pytest.mark.django_db

PATH = "/actions/"


def test_pages_without_a_filter_may_be_followed_by_robots(page):
    for _ in range(30):
        make_action()

    assert f'rel="next" href="{PATH}?page=2"' in page(PATH)


@pytest.mark.once
@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("page=2", "?page=2"),
        ("x=1&page=", ""),
        ("theme=sante", "?theme=sante"),
        ("theme=SANTE&theme=sante&q=&budget_min=", "?theme=sante"),
        ("departement=38&page=1", "?departement=38"),
    ],
)
def test_robots_may_keep_the_list_and_what_one_value_of_one_facet_gives(client, query, canonical):
    for _ in range(26):
        make_action(keywords=["sante"])
    response = client.get(f"{PATH}?{query}", follow=True)

    assert "X-Robots-Tag" not in response
    assert "noindex" not in response.content.decode()
    assert f'<link rel="canonical" href="{PATH}{canonical}">' in response.content.decode()


@pytest.mark.once
@pytest.mark.parametrize(
    "query",
    [
        "theme=sante&statut=en-cours", "theme=sante&theme=culture", "theme=sante&page=2", "q=jardin", "tri=titre",
        "budget_min=5", "theme=xyz", "page=99",
    ],
)  # fmt: skip
def test_robots_keep_no_combination_and_follow_nothing_from_one(client, query):
    for _ in range(26):
        make_action("Jardin", keywords=["sante"], status="en-cours")
    response = client.get(f"{PATH}?{query}")

    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode()


@pytest.mark.once
def test_links_to_combinations_are_not_to_be_followed(page):
    for _ in range(26):
        make_action("Jardin", keywords=["sante", "culture"], status="en-cours")
    html = page(f"{PATH}?theme=sante&theme=culture&statut=en-cours&q=jardin")

    links = re.findall(r'<a [^>]*href="/(?:actions|chiffres)/\?[^>]*>', html)
    assert len(links) > 5
    assert [link for link in links if "&amp;" in link and "nofollow" not in link] == []


def test_whoever_finds_a_weakness_knows_where_to_tell_it(client, settings):
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines())

    assert lines["Contact"] == "http://testserver/mentions-legales/"
    assert lines["Canonical"] == "http://testserver/.well-known/security.txt"
    assert timezone.now() < datetime.fromisoformat(lines["Expires"]) < timezone.now() + timedelta(days=365)

    settings.SECURITY_CONTACT = "mailto:securite@example.org"
    assert "Contact: mailto:securite@example.org" in client.get("/.well-known/security.txt").text
