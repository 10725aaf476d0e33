"""The fiches that an address names."""

import pytest

from centres.catalogue.baskets.basket import basket_of, offers
from centres.catalogue.index import LiveIndex
from centres.editing.merging.merge import merge_rows
from centres.models import Action
from tests.catalogue.finding import tell
from tests.factories import make_action

pytestmark = pytest.mark.django_db


def read(*words: object, most: int = 4):
    return basket_of([str(word) for word in words], Action.objects.visible_to(None), most)


def test_fiches_come_in_the_order_of_the_address_each_once():
    one, two = make_action(), make_action()
    basket = read(two.pk, one.pk, two.pk)

    assert (basket.ids, basket.notes) == ([two.pk, one.pk], [])
    assert basket.query == f"a={two.pk}&a={one.pk}"
    assert basket.without(two.pk) == f"a={one.pk}"


def test_a_draft_a_withdrawn_fiche_and_one_that_never_was_are_said_alike():
    shown = make_action()
    hidden = [make_action(state="draft").pk, make_action(state="archived").pk, 999_999_999]
    basket = read(shown.pk, *hidden)

    assert basket.ids == [shown.pk]
    assert basket.notes == [
        f"La fiche numéro {pk} n’existe pas, ou n’est plus publiée : laissée de côté." for pk in hidden
    ]


def test_a_merged_fiche_is_the_one_that_it_was_merged_into_once():
    kept, gone, other = make_action(), make_action(), make_action()
    merge_rows(kept, gone)

    for words in ([gone.pk, other.pk], [gone.pk, other.pk, kept.pk], [gone.pk, kept.pk, other.pk]):
        basket = read(*words)
        assert (basket.ids, basket.notes) == ([kept.pk, other.pk], [])
    kept.state = "draft"
    kept.save()
    assert read(gone.pk).ids == []
    assert f"La fiche numéro {gone.pk} n’existe pas" in read(gone.pk).notes[0]


@pytest.mark.parametrize("word", ["abc", "-1", "1.5", "²", "9" * 30, "1;DROP", "\x00"])
def test_what_is_no_number_is_said(word):
    assert "n’est pas un numéro de fiche" in read(word).notes[0]


def test_those_that_are_too_many_are_told_apart():
    actions = [make_action() for _ in range(5)]
    basket = read(*(action.pk for action in actions))

    assert (len(basket.actions), basket.beyond) == (4, [actions[4]])


def test_a_thousand_numbers_are_read_in_part_and_notes_stay_few(django_assert_num_queries):
    with django_assert_num_queries(2):
        basket = read(*range(1, 1001))

    assert len(basket.notes) == 6
    assert basket.notes[0] == "Au-delà de 60 fiches, une adresse n’est plus lue."
    assert basket.notes[-1] == "56 autres valeurs laissées de côté."


def offered(basket, typed: list[str]) -> list:
    return offers(basket, typed, LiveIndex().state(), Action.objects.visible_to(None), [("titre", "Été")])


def test_a_search_offers_what_is_not_there_yet():
    one, two = tell("Jardin partagé"), tell("Jardin d’hiver")
    tell("Café")
    (offer,) = offered(read(one.pk), ["jardin"])

    assert offer.action == two
    assert offer.query == f"a={one.pk}&a={two.pk}&titre=%C3%89t%C3%A9"


def test_without_a_search_fiches_of_the_same_theme_are_offered():
    first, near = make_action(keywords=["sante"]), make_action(keywords=["sante", "culture"])
    make_action(keywords=["culture"])

    assert [offer.action for offer in offered(read(first.pk), [])] == [near]
    assert len(offered(read(), [])) == 3
