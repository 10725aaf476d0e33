"""A page that was drawn already is the same bytes again, and never an older one."""

import random

import brotli
import pytest
from django.http import HttpResponse

from centres.editing.publishing import save_edit
from centres.models import Action
from centres.views.answer_cache import AnswerCache, of_this_process
from centres.views.encodings import ENCODERS
from tests.factories import make_action, make_centre, make_full_action

pytestmark = pytest.mark.django_db


@pytest.fixture
def paths() -> list[str]:
    full = make_full_action(centre=make_centre())
    others = [make_action(f"Une action {number}", keywords=["sante"], year=2000 + number) for number in range(4)]
    return [
        "/", "/actions/", "/actions/?theme=sante", "/actions/?q=action", "/chiffres/", "/chiffres/?theme=sante",
        "/themes/", "/themes/sante/", "/centres/", "/actions/flux.atom", "/api/v1/actions", "/sitemap.xml",
        *(action.get_absolute_url() for action in (full, *others)),
    ]  # fmt: skip


def told(response) -> dict[str, str]:
    """The headers but that which numbers the request."""
    return {name: value for name, value in response.items() if name != "X-Request-ID"}


def test_pages_drawn_and_kept_are_the_same_after_any_edits(client, paths):
    chance = random.Random(21)
    for turn in range(40):
        path = chance.choice(paths)
        kept = client.get(path)
        again = client.get(path)
        of_this_process.forget()
        drawn = client.get(path)

        assert kept.content == again.content == drawn.content, (turn, path)
        assert told(kept) == told(again) == told(drawn), (turn, path)
        if turn % 3 == 0:
            action = chance.choice(list(Action.objects.order_by("pk")))
            action.summary, action.year = f"Un résumé, version {turn}.", 2000 + turn % 20
            save_edit(action, {})


def test_a_page_asked_for_again_costs_one_query(client, paths, django_assert_num_queries):
    for path in paths:
        first = client.get(path)
        with django_assert_num_queries(1):
            again = client.get(path)
        assert (again.status_code, again.content) == (first.status_code, first.content), path


def test_each_browser_gets_what_it_reads(client, paths):
    plain = client.get("/actions/")
    for _ in range(2):
        packed = client.get("/actions/", headers={"Accept-Encoding": "gzip, br"})
        assert packed["Content-Encoding"] == "br"
        assert brotli.decompress(packed.content) == plain.content
        assert "Accept-Encoding" in packed["Vary"]
    assert "Content-Encoding" not in client.get("/actions/")
    assert client.get("/actions/", headers={"Accept-Encoding": "gzip"})["Content-Encoding"] == "gzip"


def test_a_page_is_compressed_once_for_whoever_reads_it_and_once_more_for_nobody(client, paths, monkeypatch):
    packed = []
    best = ENCODERS["br"]
    monkeypatch.setitem(ENCODERS, "br", lambda content: packed.append(len(content)) or best(content))
    for _ in range(3):
        answer = client.get("/actions/", headers={"Accept-Encoding": "br"})
    assert (len(packed), answer.content) == (1, best(brotli.decompress(answer.content)))

    for _ in range(2):
        plain = client.get("/themes/")
    assert len(packed) == 1
    for _ in range(2):
        assert client.get("/themes/", headers={"Accept-Encoding": "br"}).content == best(plain.content)
    assert len(packed) == 2


def test_a_page_is_kept_for_one_address_of_the_site_and_nobody_logged_in(client, admin_client, paths, settings):
    settings.ALLOWED_HOSTS = ["un.exemple", "autre.exemple"]
    fiche = paths[-1]

    one, other = (client.get(fiche, headers={"Host": host}) for host in ("un.exemple", "autre.exemple"))
    logged_in = admin_client.get(fiche, headers={"Host": "un.exemple"})

    assert (b"un.exemple" in one.content, b"un.exemple" in other.content) == (True, False)
    assert logged_in["Cache-Control"] == "private, no-store"


def test_what_is_kept_is_bounded_and_the_page_asked_for_last_stays(rf):
    cache = AnswerCache(most_bytes=3000)
    numbers = random.Random(3)
    for name in "abcdef":
        text = "".join(chr(numbers.randrange(97, 123)) for _ in range(1500))
        cache.keep(rf.get("/"), "1", name, HttpResponse(text, content_type="text/html"))
        assert cache.get(rf.get("/"), "1", name) is not None

    kept = [name for name in "abcdef" if cache.get(rf.get("/"), "1", name)]
    assert 0 < len(kept) < 6
    assert kept[-1] == "f"
    assert cache.get(rf.get("/"), "2", "f") is None
