"""Communes taken or proposed -> confirmed or refused."""

import pytest

from centres.editing.commune_proposals import accept_proposals, refuse_proposals
from centres.editing.findable import save_centre
from centres.importing.noticing.centre_places import place_centres
from centres.models import CatalogueChange, Centre, CommuneProposal
from tests.factories import make_action, make_centre, make_commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre() -> Centre:
    make_commune("38185", "Grenoble")
    centre = make_centre("Le Phare")
    CommuneProposal.objects.create(centre=centre, commune=make_commune("38563", "Voiron"), words="à Voiron")
    return centre


def states() -> list[str]:
    return list(CommuneProposal.objects.values_list("state", flat=True))


def test_an_accepted_commune_places_the_centre_and_says_that_its_fiches_changed(centre):
    action = make_action(centre=centre)
    CatalogueChange.objects.all().delete()

    assert len(accept_proposals(CommuneProposal.objects.all())) == 1
    centre.refresh_from_db()
    assert (centre.commune_id, states()) == ("38563", ["accepted"])
    assert CommuneProposal.objects.get().decided_at is not None
    changes = list(CatalogueChange.objects.order_by("version").values_list("action", "is_about_words"))
    assert changes == [(action.pk, False), (None, True)]


def test_a_refused_commune_changes_nothing_else(centre):
    make_action(centre=centre)
    CatalogueChange.objects.all().delete()
    refuse_proposals(CommuneProposal.objects.all())

    centre.refresh_from_db()
    assert (centre.commune_id, states()) == (None, ["refused"])
    assert not CatalogueChange.objects.exists()
    assert place_centres([centre.pk]) == 0


def test_what_is_decided_is_not_decided_again(centre):
    refuse_proposals(CommuneProposal.objects.all())

    assert accept_proposals(CommuneProposal.objects.all()) == []
    assert states() == ["refused"]


def test_a_centre_placed_meanwhile_keeps_its_commune(centre):
    Centre.objects.update(commune="38185")

    assert accept_proposals(CommuneProposal.objects.all()) == []
    centre.refresh_from_db()
    assert (centre.commune_id, states()) == ("38185", ["proposed"])


@pytest.mark.parametrize(("code", "state"), [("38563", "accepted"), ("38185", "refused"), (None, "proposed")])
def test_a_commune_chosen_by_hand_decides_the_proposal(centre, code, state):
    centre.commune_id = code
    save_centre(centre)

    assert states() == [state]


@pytest.fixture
def deduced() -> Centre:
    make_commune("38185", "Grenoble")
    make_commune("38563", "Voiron")
    centre = make_centre("Centre social de Voiron")
    place_centres([centre.pk])
    return Centre.objects.get(pk=centre.pk)


def told(centre: Centre) -> tuple[str | None, bool, list[str]]:
    centre = Centre.objects.get(pk=centre.pk)
    return centre.commune_id, centre.is_commune_deduced, states()


def test_a_deduced_commune_is_confirmed_or_taken_away(deduced):
    assert told(deduced) == ("38563", True, ["proposed"])

    refuse_proposals(CommuneProposal.objects.all())
    assert told(deduced) == (None, False, ["refused"])
    assert place_centres([deduced.pk]) == 0
    assert told(deduced) == (None, False, ["refused"])


def test_a_confirmed_commune_is_deduced_no_more(deduced):
    accept_proposals(CommuneProposal.objects.all())

    assert told(deduced) == ("38563", False, ["accepted"])


@pytest.mark.parametrize(("code", "state"), [("38185", "refused"), (None, "refused")])
def test_a_person_changes_or_empties_a_deduced_commune_for_good(deduced, code, state):
    deduced.commune_id = code
    save_centre(deduced)
    place_centres([deduced.pk])

    assert told(deduced) == (code, False, [state])


def test_whoever_changes_something_else_confirms_nothing(deduced):
    deduced.website = "https://exemple.test"
    save_centre(deduced)

    assert told(deduced) == ("38563", True, ["proposed"])
