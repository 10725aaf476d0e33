"""Where few fiches answer, those that only have what staff say comes near follow, apart."""

import pytest

from centres.catalogue.search.finding import condition, search
from centres.language import parse_query
from centres.models import Action, Synonym
from tests.catalogue.finding import found, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def _far_away() -> None:
    Synonym.objects.create(words="zanzibar, rucher, verger commun", is_fallback=True)
    Synonym.objects.create(words="tombouctou, étang", is_fallback=True)
    tell("Un rucher", year=2020)
    tell("Au verger", year=2010, summary="Un verger commun.")
    tell("Un étang", year=2015, summary="Un étang, un rucher.")


NEAR = {
    "zanzibar": ["Un rucher", "Un étang", "Au verger"],
    "zanzibars": ["Un rucher", "Un étang", "Au verger"],
    "rucher": ["Un rucher", "Un étang"],
    "zanzibar tombouctou": ["Un étang"],
    "zanzibar inconnu": [],
    "atelier de zanzibar": [],
    "zanzibar -étang": ["Un rucher", "Au verger"],
    '"zanzibar"': [],
}


@pytest.mark.usefixtures("_far_away")
@pytest.mark.parametrize("typed", NEAR)
def test_where_few_fiches_answer_those_that_come_near_follow(typed):
    result = search(parse_query(typed))

    assert found(typed) == NEAR[typed]
    rows = Action.objects.visible_to(None).filter(condition(parse_query(typed))).values_list("title", flat=True)
    assert set(rows) == set(NEAR[typed])
    assert len(result.close) == (0 if typed == "rucher" else len(NEAR[typed]))


@pytest.mark.usefixtures("_far_away")
def test_what_comes_near_stands_behind_what_was_typed_and_is_not_looked_for_where_three_have_it():
    for number in range(2):
        tell(f"Zanzibar {number}", year=1990)
    result = search(parse_query("zanzibar"))

    assert found("zanzibar")[:2] == ["Zanzibar 1", "Zanzibar 0"]
    assert len(result.close) == 3
    assert result.fallback_words == ["rucher", "verger commun"]

    tell("Zanzibar 2", year=1990)
    assert not search(parse_query("zanzibar")).close


@pytest.mark.usefixtures("_far_away")
def test_a_word_of_one_root_does_not_come_near():
    Synonym.objects.create(words="jardinage, étang", is_fallback=True)

    assert found("jardinage") == ["Un étang"]
    assert found("jardinier") == []


def test_a_known_expression_that_no_fiche_has_is_not_answered_word_by_word():
    Synonym.objects.create(words="zanzibar tombouctou, atoll")
    Synonym.objects.create(words="zanzibar, rucher", is_fallback=True)
    Synonym.objects.create(words="tombouctou, étang", is_fallback=True)
    tell("Un étang", summary="Un étang, un rucher.")

    assert found("zanzibar tombouctou") == []
    assert found("tombouctou zanzibar") == ["Un étang"]
