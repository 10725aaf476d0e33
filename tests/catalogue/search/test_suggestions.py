"""A search that found nothing -> what was meant, never done for the visitor."""

import pytest

from centres.catalogue.search.suggestions import Suggestion, suggestion
from centres.language import parse_query
from tests.catalogue.finding import found, tell
from tests.factories import make_action

pytestmark = pytest.mark.django_db


def meant(typed: str) -> Suggestion | None:
    return suggestion(parse_query(typed))


@pytest.fixture(scope="module")
def shared_catalogue(shared_rows) -> None:
    with shared_rows():
        tell("Jardin partagé", summary="La parentalité au jardin.", keywords=["intergenerationnel"])
        tell("Café", summary="Des bénévoles au café.")
        tell("Autre jardin", limits="Un jargon.")


@pytest.mark.usefixtures("shared_catalogue")
@pytest.mark.parametrize(
    ("typed", "text", "count"),
    [("gardin", "jardin", 2), ('"jardni partagé"', '"jardin partage"', 1), ("gardin -café", "jardin -café", 2)],
)
def test_close_words_of_the_catalogue_are_suggested(typed, text, count):
    assert found(typed) == []
    assert meant(typed) == Suggestion(text, count)


@pytest.mark.usefixtures("shared_catalogue")
@pytest.mark.parametrize("typed", ["hippopotame", "xyz", "★", "", "jardin café", "123456", "x" * 300, "-jardni"])
def test_nothing_is_suggested_where_nothing_is_close_or_all_words_are_known(typed):
    assert meant(typed) is None


def test_no_other_word_is_suggested_for_one_of_french():
    """« partiel » is a letter away from « partie », and no slip."""
    tell("Pétanque", summary="Une partie par semaine.")

    assert found("temps partiel") == []
    assert meant("partiel") is None
    assert meant("partei") == Suggestion("partie", 1)


def test_the_words_of_drafts_are_never_suggested():
    make_action("Confidentiel", state="draft")
    action = tell("Secrétissime")
    action.state = "draft"
    action.save()
    action.text.delete()

    assert meant("confidenciel") is None
    assert meant("secretisime") is None


@pytest.mark.parametrize("typed", ["danse", "avek", "jardins danse"])
def test_a_word_that_nearly_every_fiche_holds_is_never_suggested(typed):
    tell("Au jardin", summary="Dans le quartier, avec des voisins.")

    assert meant(typed) is None
