"""/comparer/: two to four fiches side by side."""

import pytest

from tests.catalogue.finding import tell
from tests.factories import make_action, make_full_action

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PATH = "/comparer/"


def test_without_a_fiche_the_page_helps_to_find_some(page):
    action = tell("Jardin")
    html = page(PATH)

    assert "Deux à quatre fiches côte à côte" in html
    assert "Quelques fiches pour commencer" in html
    assert f'href="{PATH}?a={action.pk}"' in html
    assert "<table" not in html


def test_an_empty_catalogue_has_nothing_to_offer(page):
    assert "Ajouter une fiche" in page(PATH)


def test_one_fiche_waits_for_another(page):
    one, two = tell("Jardin", keywords=["sante"]), tell("Potager", keywords=["sante"])
    html = page(f"{PATH}?a={one.pk}")

    assert "Une seule fiche pour l’instant" in html
    assert "Quelques autres fiches" in html
    assert f'href="{PATH}?a={one.pk}&amp;a={two.pk}"' in html


def test_a_search_keeps_the_fiches_that_are_there(page):
    one, two = tell("Jardin"), tell("Potager")
    html = page(f"{PATH}?a={one.pk}&q=potager")

    assert f'<input type="hidden" name="a" value="{one.pk}">' in html
    assert f'href="{PATH}?a={one.pk}&amp;a={two.pk}"' in html
    assert "Aucune autre fiche ne répond à cette recherche" in page(f"{PATH}?a={one.pk}&q=introuvable")


def test_fiches_are_aligned_field_by_field(page):
    one = make_action(keywords=["sante", "culture"], scale="un-quartier", budget={"total": 1000})
    two = make_action(keywords=["sante"], scale="un-quartier", resources="Rien")
    html = page(f"{PATH}?a={one.pk}&a={two.pk}")

    assert '<span class="shared">Santé</span>' in html
    assert '<tr role="row" class="is-same">' in html
    assert "Non chiffré" in html
    assert f'href="{PATH}?a={one.pk}" rel="nofollow"' in html
    assert "Aucune de ces fiches ne le renseigne" in html


def test_of_five_fiches_four_are_compared_and_the_fifth_is_named(page):
    actions = [make_full_action(title=f"Fiche {number}") for number in range(5)]
    html = page(PATH, {"a": [action.pk for action in actions]})

    assert "Comparer 4 actions" in html
    assert f'Laissée de côté&nbsp;: <a href="{actions[4].get_absolute_url()}">Fiche 4</a>' in html
    assert 'id="ajouter"' not in html


def test_a_draft_is_said_and_left_out(page):
    draft = make_action("Secret", state="draft")
    html = page(PATH, {"a": [draft.pk]})

    assert f"La fiche numéro {draft.pk} n’existe pas, ou n’est plus publiée" in html
    assert "Secret" not in html


def test_markup_in_any_text_is_text(page):
    attack = "<script>alert(1)</script>"
    actions = [make_full_action(title=attack, summary=attack * 40, limits=attack) for _ in range(2)]

    assert "<script>" not in page(PATH, {"a": [action.pk for action in actions]})


def test_a_comparison_costs_the_same_for_two_and_for_four(client, django_assert_max_num_queries):
    ids = [make_full_action().pk for _ in range(4)]
    client.get(PATH, {"a": ids[:2]})
    for some in (ids[:2], ids):
        with django_assert_max_num_queries(14):
            client.get(PATH, {"a": some})


def test_robots_keep_the_bare_page_alone(client):
    action = make_action()

    assert "X-Robots-Tag" not in client.get(PATH)
    assert client.get(PATH, {"a": [action.pk]})["X-Robots-Tag"] == "noindex, nofollow"
