"""How near two words are is the same on both databases, in whichever order they stand."""

import pytest

from centres.catalogue.search.expressions import MOST_BETWEEN
from centres.catalogue.sql.postings import near, read
from tests.catalogue.finding import tell

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("between", range(MOST_BETWEEN + 3))
@pytest.mark.parametrize("words", [("rucher", "verger"), ("verger", "rucher")])
def test_words_are_near_up_to_so_many_between(words, between):
    fiche = tell("Loin", summary=f" {'x ' * between}".join(words))

    [found] = read([near("ruch", "verg", MOST_BETWEEN)])

    assert (fiche.pk in found) is (between <= MOST_BETWEEN)


def test_a_word_is_near_itself():
    fiche = tell("Seul", summary="Un rucher.")

    [found] = read([near("ruch", "ruch", MOST_BETWEEN)])

    assert list(found) == [fiche.pk]
