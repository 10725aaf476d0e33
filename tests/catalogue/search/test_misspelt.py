"""The right spelling finds what fiches misspell, and nothing else."""

import pytest

from centres.language.slips import is_real, slips
from tests.catalogue.finding import found, tell

pytestmark = pytest.mark.django_db


def tell_times(number: int, text: str, title: str = "Autre") -> None:
    for _ in range(number):
        tell(title, limits=text)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("habitants", "habitnats"),
        ("habitants", "habbitants"),
        ("parentalité", "parentailté"),
        ("accompagnement", "acompagnement"),
        ("vieillissement", "viellissement"),
        ("intergénérationnel", "intergénérationel"),
        ("bibliothèque", "biblothèque"),
    ],
)
def test_a_slip_is_found_by_the_right_spelling(right, wrong):
    tell("Juste", summary=right)
    tell("Faute", summary=wrong)

    assert set(found(right)) == {"Juste", "Faute"}


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("poisson", "boisson"),
        ("poisson", "poison"),
        ("mission", "émission"),
        ("habitants", "habitats"),
        ("désert", "dessert"),
        ("coussin", "cousin"),
        ("dansant", "danser"),
        ("chantier", "chanter"),
        ("concert", "concret"),
        ("médiation", "méditation"),
        ("service", "sévices"),
        ("soirée", "soie"),
        ("rencontre", "encontre"),
    ],
)
def test_another_word_is_not_found(word, other):
    tell("Le mot", summary=word)
    tell("L’autre", summary=other)

    assert found(word) == ["Le mot"]
    assert found(other) == ["L’autre"]


def test_any_form_of_the_word_finds_the_slip_of_another_form():
    tell("Juste", summary="des habitants")
    tell("Faute", summary="les habitnats")

    assert set(found("habitante")) == {"Juste", "Faute"}


def test_a_word_that_many_fiches_use_is_no_slip():
    tell_times(5, "accompagnement", "Juste")
    tell_times(4, "acompagnement", "Faute")

    assert "Faute" not in found("accompagnement")


def test_a_slip_is_rare_beside_the_right_word():
    tell_times(1, "accompagnement", "Juste")
    tell_times(2, "acompagnement", "Faute")

    assert found("accompagnement") == ["Juste"]


def test_a_label_is_spelt_right_even_where_no_text_has_it():
    tell("Faute", summary="Le viellissement des voisins.")

    assert found("vieillissement") == ["Faute"]
    # The vocabulary knows this spelling: it leads to the theme.
    tell("Thème", keywords=["vieillissement"])
    assert found("Viellissement") == ["Thème", "Faute"]


def test_a_phrase_and_what_is_left_out_are_taken_as_they_are_written():
    tell("Juste", summary="les habitants du quartier")
    tell("Faute", summary="les habitnats du quartier")

    assert found('"habitants du quartier"') == ["Juste"]
    assert found("quartier -habitants") == ["Faute"]


def test_no_slip_touches_the_first_letter_nor_is_the_word_itself():
    for word in ("habitants", "poissons", "vieillissement", "aaaaaaaaa"):
        made = list(slips(word))
        assert made
        assert word not in made
        assert all(slip[0] == word[0] for slip in made)


def test_known_words_are_known_in_all_their_forms():
    assert all(map(is_real, ("poisons", "desserts", "cousines", "faibles", "salaires")))
