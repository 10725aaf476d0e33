"""The lines of words that the second process makes beforehand are those that the database will ask for."""

import pytest

from centres.fields.spellings import Spellings, UnseenCentre
from centres.importing.lines_ahead import _names
from centres.models import Action
from centres.models.action_text import NAMES
from tests.factories import make_action, make_centre

pytestmark = pytest.mark.django_db


def test_the_names_of_a_centre_are_foreseen_as_the_catalogue_will_say_them() -> None:
    known, other = make_centre("Le Phare", "38"), make_centre("Le Mail", "75")
    unseen = UnseenCentre("le mail", "isere", "Le Mail", "Isère")
    nowhere = UnseenCentre("le parc", "utopie", "Le Parc", "Utopie")
    action = make_action(centre=known)
    phare = Action.objects.values_list(*NAMES).get(pk=action.pk)

    names = _names([known.pk, unseen, nowhere, None], Spellings())

    assert {ref: tuple(said) for ref, said in names.items()} == {
        known.pk: phare,
        unseen: ("Le Mail", *phare[1:]),
        nowhere: ("Le Parc", None),
        None: (),
    }
    assert phare == ("Le Phare", None, "Isère", "Auvergne-Rhône-Alpes")
    assert other.pk not in names
