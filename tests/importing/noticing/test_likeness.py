"""How alike two fiches are, and in which words it is said."""

from dataclasses import replace

import pytest

from centres.importing.noticing.likeness import ComparedTexts, SameTexts, likeness, read_title, same_texts
from centres.models.action import NO_TITLE

GARDEN = "semer bêcher arroser cueillir tailler planter récolter goûter"
PARK = GARDEN.replace("semer", "courir").replace("bêcher", "sauter")
FILM = "projecteur écran bobine séance affiche rideau fauteuil caisse"
ONE = ComparedTexts(1, "Jardin partagé", 7, "38", 2014, GARDEN)


@pytest.mark.parametrize(
    ("changes", "score", "reasons"),
    [
        ({}, 100, ["même titre", "même centre", "mêmes textes"]),
        ({"title": "Partagé, jardin 2015"}, 100, ["même titre", "même centre", "mêmes textes"]),
        (
            {"title": "Jardins partagés"}, 97,
            ["titres proches (93 %)", "même centre", "mêmes textes"],
        ),
        ({"text": PARK}, 91, ["même titre", "même centre", "textes proches (75 % de mots communs)"]),
        ({"text": FILM}, 65, ["même titre", "même centre", "textes différents (0 % de mots communs)"]),
        ({"text": "trop peu"}, 100, ["même titre", "même centre"]),
        ({"centre": 8}, 88, ["même titre", "même département", "mêmes textes"]),
        ({"centre": 8, "departement": "75"}, 80, ["même titre", "mêmes textes"]),
        ({"centre": None, "departement": None}, 90, ["même titre", "mêmes textes"]),
        ({"title": NO_TITLE}, 100, ["même centre", "mêmes textes"]),
        ({"year": 2012}, 100, ["même titre", "même centre", "mêmes textes", "années 2012 et 2014"]),
        ({"year": None}, 100, ["même titre", "même centre", "mêmes textes"]),
    ],
)  # fmt: skip
def test_a_pair_has_a_score_and_says_why_from_either_side(changes, score: int, reasons: list[str]) -> None:
    other = replace(ONE, pk=2, **changes)
    assert likeness(ONE, other) == likeness(other, ONE) == (score, reasons)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, SameTexts(100, "mêmes textes sous le même titre")),
        ({"title": "Au potager"}, SameTexts(100, "mêmes textes sous un autre titre")),
        ({"title": "Au potager", "centre": 8}, SameTexts(100, "mêmes textes dans un autre centre")),
        ({"text": f"{GARDEN} bêche"}, SameTexts(94, "presque les mêmes textes sous le même titre")),
        ({"text": PARK}, None),
        ({"text": FILM, "centre": None}, SameTexts(70, "même titre, sans centre qui les distingue")),
        ({"text": "", "centre": None}, SameTexts(70, "même titre, sans centre qui les distingue")),
        ({"text": FILM, "centre": None, "title": "Au potager"}, None),
    ],
)
def test_the_same_texts_are_the_same_whatever_the_rest(changes, said: SameTexts | None) -> None:
    other = replace(ONE, pk=2, **changes)
    assert same_texts(ONE, other) == same_texts(other, ONE) == said


def test_what_tells_one_edition_from_another_is_no_part_of_a_title() -> None:
    titles = ("Fête des voisins 2014", "Fête des voisins, édition 3", "Fête des voisins saison 2")
    assert {read_title(title).in_order for title in titles} == {"des fete voisins"}
    # What has nothing else keeps them.
    assert read_title("2014").in_order == "2014"
    assert read_title(NO_TITLE).here == ("",)
    assert read_title("Fête des arts").here == ("arts des fete", "= arts", "= fete")
