"""Cards kept in memory: as fresh as the catalogue, and the same as those that are not kept."""

import pytest
from django.http import QueryDict

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import current_state
from centres.catalogue.lists.action_list import list_actions
from centres.editing.findable import save_centre, save_term
from centres.editing.publishing import set_state
from centres.models import Action
from centres.views import cards
from tests.factories import make_action, make_centre, make_full_action

pytestmark = pytest.mark.django_db

PATH = "/actions/"


def test_a_card_is_read_once_for_one_state_of_the_catalogue(client, django_assert_num_queries):
    for _ in range(30):
        make_full_action()
    first = client.get(PATH)

    with django_assert_num_queries(1):
        assert client.get(f"{PATH}?theme=sante").content.count(b"<article") == 25
    with django_assert_num_queries(2):
        client.get(f"{PATH}?page=2")
    with django_assert_num_queries(1):
        assert client.get(PATH).content == first.content


def rename_centre(action: Action) -> None:
    action.centre.name = "Le Moulin"
    save_centre(action.centre)


def rename_theme(action: Action) -> None:
    theme = action.themes[0]
    theme.label = "Le Moulin"
    save_term(theme)


@pytest.mark.parametrize("write", [rename_centre, rename_theme], ids=["centre", "theme"])
def test_a_card_says_what_was_renamed_a_moment_ago(client, write):
    action = make_full_action(centre=make_centre())
    assert "Le Moulin" not in client.get(PATH).content.decode()
    write(action)

    assert client.get(PATH).content.decode().count("Le Moulin") > 0


def test_a_fiche_that_is_withdrawn_loses_its_card(client):
    action = make_action("Verger")
    assert "<h3><a" in client.get(PATH).content.decode()
    set_state(Action.objects.filter(pk=action.pk), Action.State.ARCHIVED)

    assert "Verger" not in client.get(PATH).content.decode()


def test_the_marks_of_a_search_stay_with_it(client):
    make_action("Jardin d’été")

    assert "<mark>Jardin</mark> d" in client.get(f"{PATH}?q=jardin").content.decode()
    assert "<mark>été</mark>" in client.get(f"{PATH}?q=été").content.decode()
    assert "<mark>" not in client.get(PATH).content.decode()


def test_a_kept_card_brings_its_icons(client):
    make_action(keywords=["sante"], status="terminee")
    pages = [client.get(PATH).content.decode() for _ in range(2)]

    assert pages[0] == pages[1]
    assert '<symbol id="i-flag"' in pages[1]


def test_the_shelf_is_emptied_before_it_is_too_long(monkeypatch):
    shelf = cards.CardCache()
    monkeypatch.setattr(cards, "MOST_KEPT", 2)
    shelf.cards("a").update({(1, "a"): "x", (2, "a"): "y", (3, "a"): "z"})

    assert shelf.cards("a") == {}


def test_nothing_is_kept_of_a_catalogue_without_a_standing():
    shelf = cards.CardCache()
    shelf.cards("")[1, "a"] = "x"

    assert shelf.cards("") == {}


def test_a_page_is_read_in_one_query_and_its_cards_in_none(django_assert_num_queries):
    make_full_action(prospects="Un verger.")
    for query, shown in (("", "Texte de summary."), ("q=verger", "Un <mark>verger</mark>.")):
        index = current_state().index
        asked = ActionFilter(QueryDict(query), Action.objects.visible_to(None), index=index)
        rows = list_actions(asked, index)
        with django_assert_num_queries(1):
            (listed,) = rows[0:25]

        with django_assert_num_queries(0):
            assert shown in cards.render_card(listed, asked.search, None).closing


def test_a_card_is_the_same_from_a_row_and_from_an_action(rf):
    """Home and the pages of centres draw actions that they fetched; lists draw rows."""
    for number in range(3):
        make_full_action(title=f"Fiche: n° {number}", centre=make_centre() if number else None)
    make_action("SANS RIEN DU TOUT")
    index = current_state().index
    found = ActionFilter(QueryDict(""), Action.objects.visible_to(None), index=index)

    for listed in list_actions(found, index)[0:25]:
        action = Action.objects.for_list().get(pk=listed.pk)
        assert cards.render_card(listed, None, None) == cards.render_card(action, None, None)


def test_what_a_centre_wrote_is_text_on_a_card(client):
    make_full_action(title="<b>Jardin</b> & co", summary="<script>alert(1)</script>", centre=make_centre("<i>Parc</i>"))

    for page in (client.get(PATH), client.get(f"{PATH}?q=jardin")):
        html = page.content.decode()
        assert "<b>" not in html.split("<main")[1].split("card-facts")[0].replace("<b>Éch", "")
        assert "<script>alert" not in html
        assert "<i>Parc" not in html


def test_what_begins_with_a_sign_keeps_it_and_a_lone_bullet_is_nothing(page):
    make_action("Un", summary="-2+3 heures par mois", year=2019)
    make_action("Deux", summary="- ", description="- Un atelier", year=2018)
    html = page(PATH)

    assert "<p>-2+3 heures par mois</p>" in html
    assert "<p>Un atelier</p>" in html
    assert "<span>2019</span>" in html
