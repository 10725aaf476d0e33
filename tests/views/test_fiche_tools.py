"""The page of a fiche beyond its text: its place in a search, what is near it, how to share it, whom to write to."""

import re

import pytest
from django.http import QueryDict

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import current_state
from centres.catalogue.lists.action_list import list_actions
from centres.catalogue.lists.neighbours import neighbours
from centres.editing.publishing import set_state
from centres.models import Action
from tests.factories import make_action, make_centre, make_commune

pytestmark = pytest.mark.django_db


def text_of(html: str) -> str:
    """The words of a page, without its markup; every space is a plain one."""
    return " ".join(re.sub(r"<[^>]*>", " ", html[html.index("<main") : html.index("</main>")]).split())


def links(html: str, rel: str) -> list[str]:
    return re.findall(rf'href="([^"]*)" rel="{rel} nofollow"', html)


def ids_in_order(query: str) -> list[int]:
    catalogue = current_state()
    found = ActionFilter(QueryDict(query), Action.objects.visible_to(None), index=catalogue.index)
    assert found.query
    rows = list_actions(found, catalogue.index)
    return [row.pk for row in rows[0 : len(rows)]]


@pytest.fixture(scope="module")
def shared_many(shared_rows) -> None:
    with shared_rows():
        make_commune("38001", "Ici", (45.0, 5.0))
        make_commune("38002", "Là-bas", (45.2, 5.2))
        for number in range(40):
            make_action(
                title=("Jardin" if number % 3 else "Atelier") + f" {number:02}",
                summary="Un jardin." if number % 4 else "Un verger.",
                year=2000 + number % 7,
                keywords=["sante"] if number % 2 else ["culture"],
                centre=make_centre(f"Centre {number}", commune_id=("38001", "38002", None)[number % 3]),
                budget={"total": 100 * number} if number % 5 else None,
            )


@pytest.mark.usefixtures("shared_many")
@pytest.mark.parametrize(
    "query",
    [
        "theme=sante", "q=jardin", "q=jardin&tri=titre", "theme=culture&tri=budget", "tri=budget-croissant",
        "tri=annee", "theme=sante&tri=centre", "annee=2003",
        "commune=38001&rayon=50", "commune=38001&rayon=50&q=jardin&tri=pertinence", "q=atelier&theme=sante&annee=2001",
    ],
)  # fmt: skip
def test_the_place_of_a_fiche_in_a_search_is_that_of_the_list(query):
    ids, catalogue = ids_in_order(query), current_state()
    found = ActionFilter(QueryDict(query), Action.objects.visible_to(None), index=catalogue.index)
    for place, pk in enumerate(ids):
        told = neighbours(found, catalogue.index, pk)
        assert (told.rank, told.count) == (place + 1, len(ids))
        assert getattr(told.previous, "pk", None) == (ids[place - 1] if place else None)
        assert getattr(told.next, "pk", None) == (ids[place + 1] if place + 1 < len(ids) else None)
    for pk in set(Action.objects.values_list("pk", flat=True)) - set(ids):
        assert neighbours(found, catalogue.index, pk).rank == 0


def test_the_list_leads_to_the_fiche_with_its_search_and_on_to_the_next(client, page):
    for number in range(3):
        make_action(f"Jardin {number}", year=2010 - number, keywords=["sante"])
    html = page("/actions/?theme=sante&q=jardin")
    first = re.search(r'<a href="(/actions/\d+/jardin-0/[^"]*)" rel="nofollow">', html)[1].replace("&amp;", "&")
    assert first.endswith("/jardin-0/?q=jardin&theme=sante") or first.endswith("/jardin-0/?theme=sante&q=jardin")

    html = page(first)
    assert "Fiche 1 sur 3 de votre recherche" in text_of(html)
    assert links(html, "prev") == []
    second = links(html, "next")[0].replace("&amp;", "&")
    html = page(second)
    assert "Fiche 2 sur 3" in text_of(html)
    assert (len(links(html, "prev")), len(links(html, "next"))) == (1, 1)
    assert f'<link rel="canonical" href="{second.partition("?")[0]}">' in html


def test_without_a_search_there_is_no_place_to_tell(page):
    action = make_action("Jardin")
    for query in ("", "?page=2", "?x=1", "?theme=inconnu", "?q="):
        html = page(f"{action.get_absolute_url()}{query}")
        assert "votre recherche" not in html
    assert f'href="{action.get_absolute_url()}">' in page("/actions/")


def test_the_way_back_leads_to_the_page_of_the_list(page):
    actions = [make_action(f"Jardin {number:02}", keywords=["sante"]) for number in range(30)]
    html = page(f"{actions[0].get_absolute_url()}?theme=sante")

    assert "Fiche 30 sur 30" in text_of(html)
    assert 'href="/actions/?theme=sante&amp;page=2" rel="nofollow">votre recherche' in html


def test_a_fiche_that_left_the_search_says_so(page):
    action = make_action("Jardin", keywords=["culture"])
    make_action("Verger", keywords=["sante"])

    assert "Cette fiche n’est pas dans votre recherche (1 action)." in text_of(
        page(f"{action.get_absolute_url()}?theme=sante")
    )


@pytest.mark.parametrize(
    "query", ["q=%00", "q=" + "a" * 60_000, "theme=" + "x" * 5000, "page=%ff&q=%ed%a0%80", "tri=x&q='"]
)
def test_a_fiche_opens_whatever_its_query_string(client, query):
    make_action("a")
    action = make_action("Jardin")

    assert client.get(f"{action.get_absolute_url()}?{query}").status_code == 200


def test_a_query_string_is_escaped_in_the_cards(page):
    make_action("Jardin <script>")
    html = page("/actions/", {"q": '"><script>jardin'})

    assert "<script>jardin" not in html
    assert "?q=%22%3E%3Cscript%3Ejardin" in html


def test_near_fiches_come_with_their_reasons_and_drafts_never(page):
    centre = make_centre()
    action = make_action("Jardin", centre=centre, audiences=["seniors"], partners=["caf", "commune"])
    near = make_action("Compost", centre=centre, audiences=["seniors"], partners=["caf", "commune"])
    words = text_of(page(action.get_absolute_url()))
    assert "Actions proches Choisies par" in words
    assert "Même centre, même public (Seniors), 2 partenaires en commun (Caf, Commune)" in words

    set_state(Action.objects.filter(pk=near.pk), Action.State.DRAFT)
    html = page(action.get_absolute_url())
    assert "Actions proches" not in html
    assert "Compost" not in html


def test_a_fiche_can_be_shared_without_a_script(page):
    action = make_action("Café & thé : « goûter »")
    html = page(action.get_absolute_url())

    assert (
        'href="mailto:?subject=Caf%C3%A9%20%26%20th%C3%A9%C2%A0%3A%20%C2%AB%C2%A0go%C3%BBter%C2%A0%C2%BB&amp;body='
        f'http%3A%2F%2Ftestserver%2Factions%2F{action.pk}%2Fcafe-the-gouter%2F"' in html
    )
    assert html.count("data-print hidden>") == 1
    assert f'data-copy="http://testserver{action.get_absolute_url()}" hidden' in html


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"website": "https://centre.example/"}, 'href="https://centre.example/" rel="nofollow noopener"'),
        ({"address": "1 rue <b>\nIci"}, "1 rue &lt;b&gt;<br>Ici"),
        ({}, "Coordonnées non renseignées."),
    ],
)
def test_the_centre_can_be_reached(page, columns, told):
    action = make_action(centre=make_centre(**columns))

    assert told in page(action.get_absolute_url())


def test_the_contact_of_a_centre_is_for_staff(page):
    """It may be somebody's own: only those who work on the catalogue write or call for it."""
    centre = make_centre(contact="veilleur@centre.example, 04 99 11 22 33", email="veilleuse@centre.example")
    action = make_action(centre=centre)
    html = page(action.get_absolute_url()) + page(centre.get_absolute_url())

    assert "veilleu" not in html
    assert "04 99 11 22 33" not in html
    assert "Coordonnées non renseignées." in html


def test_partners_lead_to_their_other_fiches(page):
    html = page(make_action(partners=["caf"]).get_absolute_url())

    assert '<a href="/partenaires/caf/">Caf</a>' in html
