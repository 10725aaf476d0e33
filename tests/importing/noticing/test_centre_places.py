"""Centres without a commune -> the one they name: taken, or proposed."""

import pytest

from centres.importing.noticing.centre_places import place_centres
from centres.importing.reread import reread
from centres.models import Centre, Commune, CommuneProposal
from tests.factories import make_action, make_centre, make_commune
from tests.importing.pages import everything, garden, import_fiches

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_communes")]


@pytest.fixture(scope="module")
def shared_communes(shared_rows) -> None:
    with shared_rows():
        make_commune("38563", "Voiron", postcodes="38500")
        make_commune("38185", "Grenoble", postcodes="38000")
        make_commune("01053", "Bourg-en-Bresse", postcodes="01000")


def place(centre: Centre) -> tuple[str, bool, list[str]]:
    """The commune that a centre has now, whether it is a deduced one, and what is proposed to staff."""
    place_centres([centre.pk])
    centre.refresh_from_db()
    proposed = CommuneProposal.objects.open().filter(centre=centre).values_list("commune__name", flat=True)
    return (centre.commune.name if centre.commune else ""), centre.is_commune_deduced, list(proposed)


@pytest.mark.parametrize(
    ("name", "texts", "taken", "proposed"),
    [
        ("Centre social de Voiron", [], "Voiron", ["Voiron"]),
        ("Centre social de Voiron", ["Une sortie à Grenoble"], "Voiron", ["Voiron"]),
        ("Maison Voiron-Grenoble", ["Une fête à Voiron"], "", []),
        ("Le Phare", ["Une fête à Voiron", "Un repas à Voiron"], "Voiron", ["Voiron"]),
        ("Le Phare", ["Une fête à Voiron, un repas à Voiron"], "Voiron", ["Voiron"]),
        ("Le Phare", ["Une fête à Voiron"], "", ["Voiron"]),
        ("Le Phare", ["Une fête à Voiron", "Une sortie à Grenoble"], "", []),
        ("Le Phare", ["Une fête"], "", []),
    ],
)
def test_one_commune_without_doubt_is_taken_one_said_once_is_proposed_and_two_are_a_doubt(name, texts, taken, proposed):
    centre = make_centre(name)
    for text in texts:
        make_action(centre=centre, summary=text)

    assert place(centre) == (taken, bool(taken), proposed)


def test_a_title_says_it_once_for_all():
    centre = make_centre("Le Phare")
    make_action("Bien vieillir à Voiron", centre=centre)

    assert place(centre)[:2] == ("Voiron", True)


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("12 rue des Écoles\n38500 Voiron", "Voiron"),
        ("12 rue des Écoles, 38505 VOIRON CEDEX", "Voiron"),
        ("12 rue des Écoles 38000 Voiron", ""),
        ("01000 Bourg-en-Bresse", ""),
        ("Voiron", ""),
        ("38500", ""),
        ("99999 " + "x" * 5000, ""),
    ],
    ids=lambda value: str(value)[:30],
)
def test_an_address_of_the_centre_s_departement_says_its_commune(address, taken):
    assert place(make_centre("Le Phare", address=address))[0] == taken


def test_what_staff_wrote_stays():
    centre = make_centre("Centre social de Voiron", commune_id="38185")

    assert place(centre) == ("Grenoble", False, [])


def test_a_proposal_of_before_is_taken_when_it_is_without_doubt():
    centre = make_centre("Centre social de Voiron")
    CommuneProposal.objects.create(centre=centre, commune_id="38563", words="Voiron")

    assert place(centre) == ("Voiron", True, ["Voiron"])


def test_a_fiche_s_mention_leads_back_to_the_fiche():
    centre = make_centre("Le Phare")
    make_action(centre=centre)
    action = make_action(centre=centre, description="Une fête à Voiron.")
    place(centre)

    proposal = CommuneProposal.objects.get()
    assert (proposal.action, proposal.words) == (action, "Une fête à Voiron.")


def test_a_centre_without_departement_is_not_placed():
    assert place(make_centre("Centre de Voiron", departement=None)) == ("", False, [])


@pytest.mark.parametrize("state", ["accepted", "refused"])
def test_what_staff_decided_is_neither_taken_nor_proposed_again(state):
    centre = make_centre("Centre social de Voiron")
    CommuneProposal.objects.create(centre=centre, commune_id="38563", words="Voiron", state=state)

    assert place(centre) == ("", False, [])


def test_a_refusal_leaves_room_for_another_commune_and_what_waits_for_none():
    refused, waits = make_centre("Centre social de Voiron"), make_centre("Maison de Voiron")
    CommuneProposal.objects.create(centre=refused, commune_id="38185", words="à Grenoble", state="refused")
    CommuneProposal.objects.create(centre=waits, commune_id="38185", words="à Grenoble")

    assert place(refused) == ("Voiron", True, ["Voiron"])
    assert place(waits) == ("", False, ["Grenoble"])


def test_an_import_places_once_and_a_second_one_changes_nothing(tmp_path):
    import_fiches(tmp_path, garden(summary="On jardine à Voiron."), garden(title="Autre"))
    before = everything(leave_out=["ImportRun"])

    import_fiches(tmp_path, garden(summary="On jardine à Voiron."), garden(title="Autre"))

    assert everything(leave_out=["ImportRun"]) == before
    assert str(CommuneProposal.objects.get()) == "Centre social Le Phare (38) : Voiron (38)"


def test_reading_again_proposes_what_an_import_would(tmp_path):
    import_fiches(tmp_path, garden(summary="On jardine à Voiron."))
    CommuneProposal.objects.all().delete()

    reread(is_dry_run=True)
    assert not CommuneProposal.objects.exists()

    reread()
    assert str(CommuneProposal.objects.get().commune) == "Voiron (38)"
    before = everything()
    reread()
    assert everything() == before


def test_a_dry_run_proposes_nothing(tmp_path):
    import_fiches(tmp_path, garden(summary="On jardine à Voiron."), is_dry_run=True)

    assert not CommuneProposal.objects.exists()


def test_many_centres_cost_a_query_a_departement_and_a_few_more(django_assert_max_num_queries):
    centres = Centre.objects.bulk_create(
        Centre(name=f"Centre {number} de Voiron", departement_id="38") for number in range(400)
    )

    with django_assert_max_num_queries(8):
        assert place_centres(centre.pk for centre in centres) == 400


def test_before_any_commune_is_loaded_no_fiche_is_read(django_assert_max_num_queries):
    Commune.objects.all().delete()
    centre = make_centre("Le Mail", "38")
    make_action("Un jardin à Voiron", centre=centre)

    with django_assert_max_num_queries(4) as made:
        assert place_centres([centre.pk]) == 0

    assert not any("summary" in query["sql"] for query in made.captured_queries)
