"""What migrations leave of the lines that they shipped, and what it does not find."""

import pytest

from centres.migrations.frozen import synonyms_exact
from centres.models import Synonym
from tests.catalogue.finding import found, tell

pytestmark = pytest.mark.django_db


def test_lines_that_were_cut_are_gone():
    lines = set(Synonym.objects.values_list("words", flat=True))

    assert not lines & {*synonyms_exact.CUT, *synonyms_exact.GONE}
    assert lines >= {*filter(None, synonyms_exact.CUT.values()), *synonyms_exact.ADDED}


KINDS_AND_OTHER_THINGS = {
    "rénovation urbaine": "La vie de quartier",
    "homophobie": "Discriminations",
    "passeport": "Des démarches en ligne",
    "pédiatre": "Une puéricultrice de la PMI",
    "alzheimer": "Un atelier mémoire",
    "supermarché": "Les courses au marché",
    "assurance": "La confiance en soi",
    "surf": "Un accès à internet",
    "mot de passe": "Le patrimoine",
    "broderie": "Les tricoteuses",
    "fête des mères": "La fête des pères",
}


@pytest.mark.parametrize("typed", KINDS_AND_OTHER_THINGS)
def test_a_thing_finds_neither_its_kind_nor_another_thing(typed):
    tell(KINDS_AND_OTHER_THINGS[typed])

    assert found(typed) == []


# Each of a family: gestures, meals, misery, machines, the young of a street.
WORDS_THAT_FOUND_NOTHING = {
    "kawa": "Un café",
    "repiquage": "Un jardin partagé",
    "repas tiré du sac": "Un repas partagé",
    "primipares": "De jeunes parents",
    "jeunes désœuvrés": "Dans l’espace public",
    "loubards": "Des adolescents",
    "formulaires": "Des démarches administratives",
    "dans la dèche": "La précarité",
    "sécu des paysans": "Avec la MSA",
    "FCPE": "Les parents d’élèves",
    "merguez": "Un barbecue",
    "poireaux": "Des légumes",
}


@pytest.mark.parametrize("typed", WORDS_THAT_FOUND_NOTHING)
def test_a_word_that_found_nothing_finds_what_fiches_say(typed):
    tell(WORDS_THAT_FOUND_NOTHING[typed])
    tell("Autre chose")

    assert found(typed) == [WORDS_THAT_FOUND_NOTHING[typed]]
