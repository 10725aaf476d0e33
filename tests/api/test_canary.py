"""No draft, no proposed amount, no contact: in no answer of the API, no feed, no frame, no picture and no metadata."""

from collections.abc import Iterator

import pytest

from centres.api.catalogue_api import api
from centres.models import Action
from centres.views.embeds.picture import svg_of
from tests.exports.test_canary import CANARIES, QUERIES, catalogue, words_of

pytestmark = pytest.mark.django_db
__all__ = ["catalogue"]  # a fixture: secrets wherever one can stand
LISTS = (
    "/actions/",
    "/actions/flux.atom",
    "/integrer/",
    "/integrer/code/",
    "/chiffres/",
    "/territoires/",
    "/partenaires/",
)
ALONE = (
    "/", "/donnees/", "/donnees/catalogue.ttl", "/donnees/catalogue.jsonld", "/sitemap.xml", "/robots.txt",
    "/api/v1/openapi.json", "/api/v1/docs", "/api/v1/suggestions?q=atelier", "/api/v1/suggestions?q=cana",
    "/api/v1/territoires/communes?q=cana", "/themes/sante/", "/territoires/38/", "/territoires/74/",
)  # fmt: skip
OF_ONE = (
    "/api/v1/actions/{pk}", "/api/v1/centres/{centre}", "/integrer/?a={pk}", "/actions/{pk}/image.png",
    "/actions/{pk}/", "/centres/{centre}/", "/oembed/?url=/actions/{pk}/x/", "/oembed/?url=/centres/{centre}/x/",
)  # fmt: skip


def addresses(actions: list[Action]) -> Iterator[str]:
    lists = [path for path in api.document["paths"] if "{" not in path]
    for path in (*lists, *LISTS):
        yield from (f"{path}{query}" for query in (*QUERIES, "?q=canari&limite=100", "?tri=titre&limite=1"))
    yield from ALONE
    for action in actions:
        yield from (path.format(pk=action.pk, centre=action.centre_id) for path in OF_ONE)


@pytest.mark.once
@pytest.mark.parametrize("who", ["client", "admin_client"])
def test_no_address_for_programs_and_other_sites_shows_a_secret(catalogue, request, settings, who):
    """Not even to staff: what they see there is what everybody sees."""
    settings.API_REQUESTS_PER_MINUTE = 0
    client, told, seen = request.getfixturevalue(who), 0, set()
    waiting = list(addresses(catalogue))
    while waiting:
        address = waiting.pop()
        answer = client.get(address, follow=True)
        assert answer.status_code < 500, address
        for words in words_of(answer.content):
            # What was asked for is said again.
            words = words.replace("canari&limite", "").replace("« canari »", "").replace('"canari"', "")
            assert not CANARIES.search(words), (address, CANARIES.search(words))
            told += "Atelier publié" in words
        following = answer.json().get("next") if answer["Content-Type"] == "application/json" else None
        if following and following not in seen:
            seen.add(following)
            waiting.append(following)
    assert told > 40
    assert len(seen) > 3


def test_what_is_not_published_has_neither_a_picture_nor_a_frame_nor_an_answer(catalogue, client):
    hidden = [action for action in catalogue if action.state != "published"]
    for action in hidden:
        for path in ("/api/v1/actions/{pk}", "/actions/{pk}/image.png", "/oembed/?url=/actions/{pk}/x/"):
            assert client.get(path.format(pk=action.pk)).status_code in (404, 410), path
        assert "<li>" not in client.get(f"/integrer/?a={action.pk}").content.decode()
    assert len(hidden) > 3


def test_a_picture_says_what_the_page_says(catalogue):
    for action in Action.objects.published().for_list():
        assert not CANARIES.search(svg_of(action))
