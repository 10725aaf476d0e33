"""Where few fiches have all the words of a search, those that have most of them follow."""

import pytest

from centres.catalogue.search.finding import search
from centres.language import parse_query
from centres.models import Synonym
from tests.catalogue.finding import found, tell

pytestmark = pytest.mark.django_db


def test_most_of_the_words_are_told_apart_from_all_of_them():
    tell("Tous", year=2010, summary="Un rucher, un verger, une mare.")
    tell("Presque", year=2020, summary="Un rucher, un verger.")
    tell("Un seul", year=2021, summary="Une mare.")
    result = search(parse_query("rucher verger mare"))

    assert found("rucher verger mare") == ["Tous", "Presque"]
    assert len(result.nearly) == 1


def test_of_two_words_one_is_no_answer_where_another_fiche_has_both():
    tell("Tous", summary="Un rucher, un verger.")
    tell("Un seul", summary="Un rucher.")

    assert found("rucher verger") == ["Tous"]
    assert found("rucher zanzibar") == []


def test_of_two_words_the_second_says_which_of_the_first_is_meant():
    tell("Un outil", summary="Une imprimante est là, et l’aide d’un voisin.")
    tell("Le verger", summary="Un verger.")
    for number in range(30):
        tell(f"Autre {number}")

    assert found("imprimante 3D") == found("aide aux devoirs") == []
    assert found("trouver un verger") == ["Le verger"]


def test_enough_good_answers_take_no_near_ones():
    for number in range(5):
        tell(f"Tous {number}", summary="Un rucher, un verger, une mare.")
    tell("Presque", summary="Un rucher, un verger.")

    assert "Presque" not in found("rucher verger mare")


def test_of_two_words_one_of_every_day_may_lack_where_few_have_both():
    tell("Tous", summary="Chercher un verger.")
    tell("Un verger", year=2010, summary="Un verger.")
    for number in range(30):
        tell(f"Autre {number}")

    assert found("chercher verger") == ["Tous", "Un verger"]
    assert len(search(parse_query("chercher verger")).nearly) == 1


def test_two_words_that_de_links_are_one_thing():
    tell("Une fête", description="Une fête est prévue. Plus tard, et ailleurs, on a vu venir quelques mères.")
    assert found("fête des mères") == []
    assert found("fête mères") == ["Une fête"]

    tell("La vraie", year=2001, description="Une fête pour les mères.")
    assert found("fête des mères") == ["La vraie", "Une fête"]
    assert len(search(parse_query("fête des mères")).nearly) == 1


@pytest.mark.parametrize("typed", ["fête de la musique", "fête de l’hôpital", "fête du grand-père"])
def test_of_what_de_links_the_small_words_may_be_two(typed):
    tell(
        "Une fête",
        description="Une fête est prévue. Plus tard, ailleurs, on a vu venir la musique, un grand-père, l’hôpital.",
    )

    assert found(typed) == []


def test_words_of_a_whole_expression_are_no_answer_in_a_summary_where_the_title_says_none():
    tell("Un verger", summary="Un verger est là. Plus tard, et bien ailleurs, on a vu venir la musique.")
    tell("La musique", year=2010, summary="Elle est là. Plus tard, et bien ailleurs, on a vu fleurir un verger.")

    assert found("verger de musique") == ["Un verger", "La musique"]

    tell("Autre", year=2021, summary="Un verger est là. Plus tard, et bien ailleurs, on a vu venir la musique.")
    assert found("verger de musique") == ["Un verger", "La musique", "Autre"]


def test_an_expression_here_and_there_is_not_most_of_the_words_of_a_search_that_nothing_answers():
    tell("Un conseil", description="Un conseil utile. Plus tard, et ailleurs, on a vu venir quelques jeunes.")
    for number in range(30):
        tell(f"Autre {number}")

    assert found("conseil de jeunes zanzibar") == []


@pytest.mark.parametrize("typed", ["parc naturel", "verger partagé", "petit parc", "verger public", "verger au milieu"])
def test_a_word_and_what_qualifies_it_are_one_thing(typed):
    said = "Un parc est prévu, un verger. Plus tard, et ailleurs, on a vu venir un petit public"
    tell("Un parc", description=f"{said}, et un hiver ; plus loin encore un milieu naturel, des moments partagés.")
    assert found(typed) == []

    tell("Le vrai", year=2001, description=f"Ici : {typed}.")
    assert found(typed)[0] == "Le vrai"


@pytest.mark.parametrize("typed", ["parc musique", "verger l’hiver", "venir d’hiver", "verger parc naturel"])
def test_other_words_side_by_side_may_stand_apart(typed):
    said = "Un parc est prévu, un verger. Plus tard, et ailleurs, on a vu venir la musique"
    tell("Un parc", description=f"{said}, et un hiver ; plus loin encore un milieu naturel, des moments partagés.")

    assert found(typed) == ["Un parc"]


@pytest.mark.parametrize("typed", ["point de relais", "point naturel", "parc de relais"])
def test_a_word_of_two_that_are_one_thing_is_no_answer_alone(typed):
    tell("Un relais", description="Un relais, un milieu naturel.")
    for number in range(30):
        tell(f"Autre {number}")

    assert found(typed) == []


def test_words_of_every_day_may_lack_in_a_sentence_that_finds_nothing():
    tell("Un verger", summary="Un verger. Bien plus loin, une ruche.")
    tell("Une ruche", year=2021, summary="Une ruche.")

    assert found("quand aller à la ruche après le verger") == ["Un verger"]
    assert len(search(parse_query("quand aller à la ruche après le verger")).nearly) == 1
    assert found("quand aller à la ruche") == found("la ruche ensuite, et zanzibar") == []


def test_of_a_sentence_most_words_that_are_not_of_every_day_do_where_no_fiche_has_them_all():
    tell("Un verger", summary="Un verger. Bien plus loin, une ruche.")

    assert found("la ruche, puis le verger, et zanzibar ensuite") == ["Un verger"]
    assert found("la ruche, zanzibar, et le baobab ensuite") == []


def test_an_expression_that_staff_know_is_no_sentence():
    tell("Un conseil", description="Un conseil utile. Plus tard, et ailleurs, on a vu venir quelques jeunes.")
    assert found("point conseil jeunes") == ["Un conseil"]

    Synonym.objects.create(words="point conseil jeunes, zanzibar")
    assert found("point conseil jeunes") == []
