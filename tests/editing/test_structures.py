"""The directory of structures, as a page or a sheet: what each cell becomes, what is said, and imports again."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from centres.editing.drafts import import_at_once
from centres.fiches.directory import read_directory
from centres.models import (
    CatalogueChange,
    Centre,
    CentreAlias,
    CommunePart,
    CommuneProposal,
    ImportDraft,
    OldCode,
    Revision,
)
from tests.factories import make_action, make_centre, make_commune

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parents[1] / "corpus" / "structures"
WHOLE, ODD = ((FOLDER / name).read_text(encoding="utf-8") for name in ("whole.txt", "odd.txt"))


def send(text: str, name: str = "annuaire.txt", **options):
    return import_at_once(ImportDraft.Kind.CENTRES, [(name, text.encode())], **options)


@pytest.fixture
def communes() -> None:
    make_commune("01053", "Bourg-en-Bresse", postcodes="01000")
    make_commune("69123", "Lyon", postcodes="69001 69009")
    make_commune("38509", "La Tour-du-Pin", postcodes="38110")


def test_every_label_of_a_page_becomes_a_field_of_the_centre(communes):
    send(WHOLE)

    centre = Centre.objects.get()
    assert (centre.name, centre.address) == ("CENTRE SOCIAL DES PINS", "12 bis, rue des Écoles")
    assert (centre.commune_id, centre.departement_id) == ("01053", "01")
    assert (centre.email, centre.website) == ("accueil@exemple.test", "https://pins.exemple.test")
    assert (centre.siret, centre.approved_on, centre.population) == ("35600000000048", date(1972, 1, 3), 15221)
    assert centre.axis_list == ["Accueillir", "Aller vers"]
    assert (centre.management, centre.setting) == ("Associatif", "Un espace à dominante rurale")
    assert (centre.territory_size, centre.history) == ("Plusieurs communes", "Né de la volonté de quelques familles.")
    assert (centre.is_in_priority_area, centre.is_in_federation, centre.is_for_travellers) == (False, True, False)
    assert (centre.has_several_sites, centre.is_itinerant, centre.other_federation) == (True, False, "")


def test_a_bad_cell_is_left_out_and_said_and_the_centre_is_there(communes):
    outcome = send(ODD)

    tilleuls, tour = Centre.objects.order_by("pk")
    assert (tilleuls.name, tilleuls.address) == ("Espace Les Tilleuls", "3 place du Marché, bâtiment B")
    assert (tilleuls.commune_id, tilleuls.siret, tilleuls.approved_on) == ("69123", "", None)
    assert (tilleuls.population, tilleuls.is_in_priority_area) == (8400, True)
    assert (tour.commune_id, tour.address, tour.website) == ("38509", "4, montée du Château", "")
    assert tour.is_itinerant is True
    said = json.dumps(outcome.files, ensure_ascii=False, default=str)
    assert "il compte 14 chiffres. Le tableur a peut-être perdu un zéro au début." in said
    assert "« sans date » n’est pas une date passée" in said
    assert "« pas un site » n’est pas l’adresse d’un site." in said
    assert "ligne 20 : « Une ligne que personne n’attend » n’est pas compris" in said


def test_the_same_page_again_changes_nothing(communes):
    send(WHOLE)
    revisions, changes = Revision.objects.count(), CatalogueChange.objects.count()

    outcome = send(WHOLE)

    assert outcome.files[0]["counts"]["unchanged"] == 1
    assert (Revision.objects.count(), CatalogueChange.objects.count()) == (revisions, changes)


def test_what_staff_wrote_since_stands_and_what_the_directory_changed_alone_is_taken(communes):
    send(WHOLE)
    Centre.objects.update(population=16000, address="14, rue des Écoles")

    send(WHOLE.replace("12 bis, rue", "12 ter, rue").replace("Associatif", "Gestion directe"))

    centre = Centre.objects.get()
    assert (centre.population, centre.management) == (16000, "Gestion directe")
    # Both changed it: a person decides, in the plan of the administration.
    assert centre.address == "14, rue des Écoles"


def test_a_centre_whose_place_is_not_read_is_not_taken_for_another_of_its_name(communes):
    centre = make_centre("Centre social des Pins", departement="38")
    CentreAlias.objects.create(centre=centre, name="Centre social des Pins", department="Isère")

    outcome = send(WHOLE.replace("01000 Bourg-en-Bresse", "01000 Ys-sur-Mer").replace("35600000000048", ""))

    assert Centre.objects.get().email == ""
    assert "rien ne dit que c’est le même" in json.dumps(outcome.files, ensure_ascii=False, default=str)


def test_a_sheet_made_of_the_page_gives_the_same(communes):
    structure = read_directory(WHOLE)[0]
    cells = {"nom": structure.name} | structure.cells
    quoted = ['"{}"'.format(cell.replace('"', '""')) for cell in cells.values()]
    send(";".join(cells) + "\n" + ";".join(quoted), "annuaire.csv")
    by_sheet = Centre.objects.values().get()
    Centre.objects.all().delete()
    send(WHOLE)

    assert {**Centre.objects.values().get(), "id": 0} == {**by_sheet, "id": 0}


def test_the_page_of_the_centre_tells_it_and_keeps_the_e_mail_for_staff(communes, client):
    send(WHOLE)
    centre = Centre.objects.get()
    make_action(centre=centre)

    page = client.get(centre.get_absolute_url()).content.decode()

    for words in (
        "Associatif",
        "Un espace à dominante rurale",
        "15",
        "Aller vers",
        "3 janvier 1972",
        "Plusieurs sites",
    ):
        assert words in page
    assert "accueil@exemple.test" not in page


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("mode_gestion=associatif", "Mode de gestion : Associatif"),
        ("milieu=un-espace-a-dominante-rurale", "Milieu : Un espace à dominante rurale"),
        ("qpv=non", "Quartier prioritaire : non"),
        ("population=10000-50000", "Habitants de la zone : de 10 000 à 50 000"),
    ],
)
def test_fiches_are_filtered_by_what_the_directory_says_of_their_centre(query, told, communes, client):
    send(WHOLE)
    send(ODD)
    pins, tilleuls, _ = Centre.objects.order_by("pk")
    make_action("Le verger", centre=pins)
    make_action("La veillée", centre=tilleuls)

    page = client.get(f"/actions/?{query}").content.decode()

    assert "Le verger" in page
    assert "La veillée" not in page
    assert "Filtre ignoré" not in page
    assert f">{told}<svg" in page.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_command_imports_and_says_what_it_did(communes, capsys):
    call_command("import_structures", FOLDER / "whole.txt", "--dry-run")
    assert not Centre.objects.exists()

    call_command("import_structures", FOLDER / "whole.txt")

    assert Centre.objects.count() == 1
    assert "whole.txt" in capsys.readouterr().out


def test_the_command_refuses_what_is_no_directory(tmp_path, capsys):
    (tmp_path / "vide.txt").write_text("")

    with pytest.raises(SystemExit) as ended:
        call_command("import_structures", tmp_path / "vide.txt")

    assert ended.value.code == 1
    assert "vide" in capsys.readouterr().out


def test_the_directory_replaces_a_deduced_commune_without_asking_or_confirms_it(communes):
    make_commune("01004", "Ambérieu-en-Bugey")
    for commune in ("01004", "01053"):
        Centre.objects.all().delete()
        centre = make_centre("Centre social des Pins", "01", commune_id=commune, is_commune_deduced=True)
        CentreAlias.objects.create(centre=centre, name=centre.name, department="Ain")
        CommuneProposal.objects.create(centre=centre, commune_id=commune, words="à …")

        send(WHOLE)

        centre.refresh_from_db()
        assert (centre.commune_id, centre.is_commune_deduced) == ("01053", False)
        assert not CommuneProposal.objects.open().exists()


@pytest.mark.parametrize(
    ("written", "departement", "code"),
    [
        ("Lyon 9e Arrondissement", "69", "69123"),
        ("Jarnioux", "69", "69123"),
        ("69101", "69", "69123"),
        ("69102", "69", "69123"),
        ("tour du pin", "38", "38509"),
        ("LA TOUR DU PIN", "38", "38509"),
    ],
)
def test_a_sheet_names_a_commune_as_the_site_understands_it(communes, written, departement, code):
    for part, name, kind in (("69101", "Jarnioux", "deleguee"), ("69389", "Lyon 9e", "arrondissement")):
        CommunePart.objects.create(
            code=part, name=name, kind=kind, commune_id="69123", departement_id="69",
            postcodes="69009" if kind == "arrondissement" else "",
        )  # fmt: skip
    OldCode.objects.create(code="69102", commune_id="69123")

    send(f"nom;département;commune\nLe Parc;{departement};{written}", "centres.csv")

    assert Centre.objects.get().commune_id == code


def test_a_misspelt_commune_is_left_out_and_the_close_ones_are_told(communes):
    outcome = send("nom;département;commune\nLe Parc;38;La Tour-du-Pain", "centres.csv")

    assert Centre.objects.get().commune is None
    said = json.dumps(outcome.files, ensure_ascii=False, default=str)
    assert "aucune commune ne s’appelle « La Tour-du-Pain » dans le département Isère." in said
    assert "Est-ce La Tour-du-Pin (38509) ?" in said
