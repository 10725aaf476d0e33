"""The one commune that a centre's name and fiches name -> a proposal."""

import pytest

from centres.importing.noticing.commune_mentions import Names, propose_communes, read_names
from centres.importing.reread import reread
from centres.models import Centre, Commune, CommuneProposal
from tests.factories import make_action, make_centre, make_commune
from tests.importing.pages import everything, garden, import_fiches

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def communes() -> None:
    for code, name in (
        ("38563", "Voiron"), ("38185", "Grenoble"), ("38421", "Saint-Martin-d'Hères"), ("38269", "La Mure"),
        ("38317", "Le Pont-de-Claix"), ("38111", "Claix"), ("38169", "Fontaine"), ("38226", "Mens"),
        ("38193", "L'Isle-d'Abeau"), ("38001", "Les Abrets en Dauphiné"), ("38509", "La Tour-du-Pin"),
        ("38151", "Échirolles"), ("38999", "Isère"), ("69123", "Lyon"),
    ):  # fmt: skip
        make_commune(code, name)


@pytest.fixture
def isere() -> Names:
    return read_names(["38"])["38"]


def names_of(codes: set[str]) -> set[str]:
    return set(Commune.objects.filter(pk__in=codes).values_list("name", flat=True))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Centre social de Voiron", {"Voiron"}),
        ("CENTRE SOCIAL VOIRON CENTRE", {"Voiron"}),
        ("Espace St Martin d’Hères Sud", {"Saint-Martin-d'Hères"}),
        ("Maison des habitants du Pont de Claix", {"Le Pont-de-Claix"}),
        ("Centre social de l'Isle d'Abeau", {"L'Isle-d'Abeau"}),
        ("Centre social des Abrets en Dauphiné", {"Les Abrets en Dauphiné"}),
        ("Maison Voiron-Grenoble", {"Voiron", "Grenoble"}),
        ("Centre social de Fontaine", {"Fontaine"}),
        ("Centre social La Fontaine", set()),
        ("Centre social Fontaine", set()),
        ("Centre social de Mens", set()),
        ("Centre social de La Mure", set()),
        ("Centre social Voironnais", set()),
        ("Maison de l’Isère", set()),
        ("Centre social de Lyon", set()),
        ("★", set()),
        ("", set()),
    ],
)
def test_a_centre_s_name_names_a_commune_by_whole_words(isere, name, found):
    assert names_of(isere.in_name(name)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un jardin à Voiron.", ["Voiron"]),
        ("À Voiron, on jardine.", ["Voiron"]),
        ("La ville de Saint Martin d’Hères aide.", ["Saint-Martin-d'Hères"]),
        ("Les habitants d’Échirolles", ["Échirolles"]),
        ("Habitants d'Échirolles et de Grenoble", ["Échirolles", "Grenoble"]),
        ("Le marché du Pont-de-Claix", ["Le Pont-de-Claix"]),
        ("On va au Pont de Claix", ["Le Pont-de-Claix"]),
        ("On va à Claix", ["Claix"]),
        ("On va aux Abrets en Dauphiné", ["Les Abrets en Dauphiné"]),
        ("à\nVoiron", ["Voiron"]),
        ("une conteuse venue de Saint-Martin-d'Hères", []),
        ("Des familles originaires de Voiron", []),
        ("Venus tout droit de Voiron, on danse à Claix", ["Claix"]),
        ("des musiciens venus de la région de Grenoble", []),
        ("venus de Voiron, du Pont-de-Claix et de Grenoble", []),
        ("venus de Voiron. De Grenoble, on voit loin", ["Grenoble"]),
        ("la troupe d’Échirolles joue à Voiron", ["Voiron"]),
        ("ils viennent à Voiron", ["Voiron"]),
        ("bienvenue de Voiron", ["Voiron"]),
        ("venus " * 5000 + "de Voiron", []),
        ("près de la fontaine", []),
        ("rue de Voironnais", []),
        ("Voiron jardine.", []),
        ("à voiron", []),
        ("le département de l’Isère", []),
        ("de Isère", []),
        ("à Mens", []),
        ("de " * 5000, []),
        ("à " + "A" * 50_000, []),
        ("à A" * 20_000, []),
        ("d'" + "’" * 50_000, []),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_text_names_a_commune_behind_a_preposition_and_with_a_capital(isere, text, found):
    communes = dict(Commune.objects.values_list("pk", "name"))

    assert [communes[code] for code, _ in isere.in_text(text)] == found


def test_a_mention_keeps_the_words_around_it(isere):
    text = "x" * 100 + " chaque\nsamedi à Voiron avec les voisins " + "y" * 100
    ((_, words),) = isere.in_text(text)

    assert "chaque samedi à Voiron avec les voisins" in words
    assert len(words) < 100


def propose(centre: Centre) -> list[tuple[str, str]]:
    propose_communes([centre.pk])
    return list(CommuneProposal.objects.filter(centre=centre).values_list("commune__name", "state"))


@pytest.mark.parametrize(
    ("name", "texts", "proposed"),
    [
        ("Centre social de Voiron", [], "Voiron"),
        ("Centre social de Voiron", ["Une sortie à Grenoble"], "Voiron"),
        ("Maison Voiron-Grenoble", ["Une fête à Voiron"], ""),
        ("Le Phare", ["Une fête à Voiron", "Un repas à Voiron"], "Voiron"),
        ("Le Phare", ["Une fête à Voiron", "Une sortie à Grenoble"], ""),
        ("Le Phare", ["Une fête"], ""),
    ],
)
def test_one_commune_is_proposed_and_two_are_a_doubt(name, texts, proposed):
    centre = make_centre(name)
    for text in texts:
        make_action(centre=centre, summary=text)

    assert propose(centre) == ([(proposed, "proposed")] if proposed else [])


def test_a_fiche_s_mention_leads_back_to_the_fiche():
    centre = make_centre("Le Phare")
    make_action(centre=centre)
    action = make_action(centre=centre, description="Une fête à Voiron.")
    propose(centre)

    proposal = CommuneProposal.objects.get()
    assert (proposal.action, proposal.words) == (action, "Une fête à Voiron.")


def test_a_centre_that_is_placed_or_has_no_departement_gets_no_proposal():
    placed = make_centre("Centre de Voiron", commune_id="38185")

    assert propose(placed) == propose(make_centre("Centre de Voiron", departement=None)) == []


@pytest.mark.parametrize("state", ["proposed", "accepted", "refused"])
def test_what_was_proposed_once_is_not_proposed_again(state):
    centre = make_centre("Centre social de Voiron")
    CommuneProposal.objects.create(centre=centre, commune_id="38563", words="Voiron", state=state)

    assert propose(centre) == [("Voiron", state)]


def test_a_refusal_leaves_room_for_another_commune():
    centre = make_centre("Centre social de Voiron")
    CommuneProposal.objects.create(centre=centre, commune_id="38185", words="à Grenoble", state="refused")

    assert set(propose(centre)) == {("Grenoble", "refused"), ("Voiron", "proposed")}


def test_an_import_proposes_once_and_a_second_one_changes_nothing(tmp_path):
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

    with django_assert_max_num_queries(6):
        assert propose_communes(centre.pk for centre in centres) == 400


def test_before_any_commune_is_loaded_no_fiche_is_read(django_assert_max_num_queries):
    Commune.objects.all().delete()
    centre = make_centre("Le Mail", "38")
    make_action("Un jardin à Voiron", centre=centre)

    with django_assert_max_num_queries(4) as made:
        assert propose_communes([centre.pk]) == 0

    assert not any("summary" in query["sql"] for query in made.captured_queries)
