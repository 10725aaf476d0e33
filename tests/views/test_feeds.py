"""/actions/flux.atom: the last fiches of a selection."""

from datetime import datetime, timedelta
from html import unescape
from xml.etree import ElementTree

import feedparser
import pytest
from django.utils import timezone

from centres.models import Action
from tests.factories import make_action, make_centre, make_full_action

pytestmark = pytest.mark.django_db

PATH = "/actions/flux.atom"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def feed(client):
    def read(query: str = "") -> ElementTree.Element:
        response = client.get(f"{PATH}?{query}")
        assert response.status_code == 200
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        return ElementTree.fromstring(response.content)  # noqa: S314 - our own answer

    return read


def titles(tree: ElementTree.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in tree.findall(f"{ATOM}entry")]


def test_a_feed_has_all_that_atom_requires(feed):
    make_action("Jardin", centre=make_centre("Parc"), summary="Des fleurs.", keywords=["sante"])
    make_action("Sans centre")
    tree = feed("theme=sante")

    assert tree.tag == f"{ATOM}feed"
    for element in [tree, *feed().findall(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{name}"), name
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
        assert all(link.get("href").startswith("http://testserver/") for link in element.findall(f"{ATOM}link"))
    assert all(entry.findtext(f"{ATOM}author/{ATOM}name") for entry in feed().findall(f"{ATOM}entry"))
    assert {link.get("rel"): link.get("href") for link in tree.findall(f"{ATOM}link")} == {
        "alternate": "http://testserver/actions/?theme=sante",
        "self": "http://testserver/actions/flux.atom?theme=sante",
    }


def test_an_empty_feed_is_one_too(feed):
    tree = feed()

    assert titles(tree) == []
    assert tree.findtext(f"{ATOM}updated")


def test_the_last_published_come_first_whatever_their_year_and_the_order_asked(feed):
    now = timezone.now()
    for days, year in ((3, 2025), (1, 2001), (2, None)):
        make_action(f"Il y a {days} jours", year=year, published_at=now - timedelta(days=days))

    assert titles(feed()) == titles(feed("tri=titre")) == ["Il y a 1 jours", "Il y a 2 jours", "Il y a 3 jours"]


def test_a_feed_takes_what_the_list_takes_and_never_a_draft(feed):
    make_action("Jardin", keywords=["sante"], summary="potager")
    make_action("Chorale", keywords=["culture"])
    make_action("Brouillon", keywords=["sante"], state="draft")

    assert titles(feed("theme=sante")) == titles(feed("q=potager")) == ["Jardin"]
    assert "Santé" in feed("theme=sante").findtext(f"{ATOM}title")
    tree = feed("theme=xyz")
    assert titles(tree) == ["Chorale", "Jardin"]
    assert tree.findtext(f"{ATOM}subtitle") == "Filtre ignoré : le thème « xyz » n’existe pas."


def test_a_feed_is_bounded(feed):
    for _ in range(52):
        make_action()

    assert len(titles(feed())) == 50


def test_few_fiches_among_many_are_found_to_the_last(feed, monkeypatch):
    monkeypatch.setattr("centres.catalogue.sql.latest.MOST_NAMED", 0)
    monkeypatch.setattr("centres.catalogue.sql.latest.FIRST_LOOK", 1)
    monkeypatch.setattr("centres.views.feeds.MOST", 2)
    monkeypatch.setattr("centres.views.feeds.MOST_CHANGED", 0)
    now = timezone.now()
    for number in range(40):
        make_action(f"n{number}", keywords=["sante"] if number % 13 == 0 else [], published_at=now - timedelta(number))

    assert titles(feed("theme=sante")) == ["n0", "n13"]
    assert titles(feed("theme=sante&q=n26")) == ["n26"]


def test_an_entry_keeps_its_identifier_when_its_title_changes(feed):
    action = make_action("Jardin")

    assert feed().findtext(f"{ATOM}entry/{ATOM}id") == f"http://testserver/actions/{action.pk}/"


def test_a_text_is_text_even_where_it_looks_like_markup_or_cannot_be_xml(feed):
    make_action("A & B <b>\x0b", summary="<script>alert(1)</script>\x01\nfin \ufffe", centre=make_centre("R&D\x02"))
    entry = feed().find(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}title") == "A & B <b>"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "R&D"
    summary = entry.findtext(f"{ATOM}summary")
    assert "<script>" not in summary
    assert "<script>alert(1)</script>" in unescape(summary)


@pytest.mark.parametrize(
    "query",
    ["theme=%00&q=%00", "q=" + "x" * 5000, "commune=1&rayon=x&page=99", "financeur=%ED%A0%80&theme=%ff", "annee=\x01"],
    ids=lambda query: query[:20],
)
def test_no_query_string_breaks_a_feed(feed, query):
    make_action()

    feed(query)


def test_a_reader_that_holds_the_feed_is_told_so_until_something_changes(client, django_assert_num_queries):
    make_action()
    etag = client.get(PATH)["ETag"]
    with django_assert_num_queries(1):
        assert client.get(PATH, headers={"If-None-Match": etag}).status_code == 304
    make_action()

    assert client.get(PATH, headers={"If-None-Match": etag}).status_code == 200


def test_a_feed_asks_the_same_queries_for_one_fiche_and_for_thirty(client, django_assert_num_queries):
    for number in (1, 29):
        for _ in range(number):
            make_action(centre=make_centre(), keywords=["sante"], audiences=["adultes"])
        client.get("/themes/")
        with django_assert_num_queries(6):
            client.get(f"{PATH}?theme=sante")


def test_what_is_new_and_what_changed_are_told_apart(client):
    now = timezone.now()
    old = make_action("Ancienne, changée", published_at=now - timedelta(days=40))
    Action.objects.filter(pk=old.pk).update(updated_at=now - timedelta(days=2))
    for number in range(51):
        kept = make_action(f"Neuve {number}", published_at=now - timedelta(days=20))
        Action.objects.filter(pk=kept.pk).update(updated_at=kept.published_at)
    told = feedparser.parse(client.get(PATH).content)

    assert not told.bozo
    kinds = {entry.title: [tag.term for tag in entry.tags if tag.scheme] for entry in told.entries}
    assert kinds.pop("Ancienne, changée") == ["modifiee"]
    assert len(kinds) == 50
    assert {term for terms in kinds.values() for term in terms} == {"nouvelle"}
    changed = next(entry for entry in told.entries if entry.title == "Ancienne, changée")
    assert "Fiche modifiée le" in changed.summary
    assert changed.updated_parsed > changed.published_parsed


@pytest.mark.parametrize("query", ["", "theme=sante", "theme=xyz&q=jardin", "q=%00&tri=x"])
def test_a_reader_of_feeds_finds_nothing_wrong(client, query):
    make_full_action(title="A & <b>\x0b", summary="<script>\x01 & &nbsp; ]]> fin")
    make_action("Rien")
    response = client.get(f"{PATH}?{query}")
    told = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})

    assert not told.bozo, told.get("bozo_exception")
    assert told.version == "atom10"
    assert all(entry.id and entry.updated_parsed and entry.published_parsed for entry in told.entries)


def test_a_feed_is_only_read(client):
    assert client.post(PATH).status_code == 405
