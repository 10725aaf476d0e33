"""load_catalogue: what `make run` calls before it serves."""

import csv
import gzip
import io
import shutil
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command

from centres.gazetteer.suggesting import suggest_places
from centres.importing import territories
from centres.models import (
    Action,
    Centre,
    Commune,
    CommunePart,
    CommuneProposal,
    Departement,
    Epci,
    EpciCommune,
    OldCode,
    Postcode,
    Region,
)
from tests.factories import make_centre, make_commune
from tests.importing.pages import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def few_communes(monkeypatch, tmp_path) -> None:
    """Those of Isère alone: what they are is not what the test is about."""
    folder = shutil.copytree(territories.FOLDER, tmp_path / "territories")
    with gzip.open(folder / "communes.csv.gz", "rt", encoding="utf-8", newline="") as file:
        header, *lines = file.readlines()
    column = header.strip().split(",").index("departement")
    kept = [line for line in lines if line.split(",")[column] == "38"]
    with gzip.open(folder / "communes.csv.gz", "wt", encoding="utf-8", newline="") as file:
        file.writelines([header, *kept])
    # Of what tells of communes, what tells of these.
    for name, place in (("former_communes.csv.gz", 3), ("old_codes.csv", 1), ("epci_communes.csv.gz", 1)):
        opened = gzip.open if name.endswith(".gz") else open
        with opened(folder / name, "rt", encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        with opened(folder / name, "wt", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *(row for row in rows if row[place].startswith("38"))])
    monkeypatch.setattr(territories, "FOLDER", folder)


def load() -> str:
    out = io.StringIO()
    call_command("load_catalogue", stdout=out)
    return out.getvalue()


def test_a_fresh_catalogue_has_the_fixtures_and_the_communes():
    load()

    assert Action.objects.published().count() == 23
    assert Centre.objects.filter(departement="38").count() == 11
    assert Commune.objects.count() == 34_969
    assert Commune.objects.filter(name="Roussillon").count() == 2
    assert str(suggest_places("st martin d'he")[0]) == "Saint-Martin-d'Hères (38)"
    assert [str(commune) for commune in Commune.objects.postcode_begins("38180")] == ["Seyssins (38)"]
    # Not the place that a storyteller came from.
    assert set(CommuneProposal.objects.values_list("commune__name", flat=True)) == {"Beaurepaire", "Voreppe"}
    assert (CommunePart.objects.count(), OldCode.objects.count(), Epci.objects.count()) == (2_546, 4_240, 1_266)
    assert EpciCommune.objects.count() == 35_000
    isere = Departement.objects.get(pk="38")
    assert (round(isere.latitude, 1), round(isere.longitude, 1)) == (45.3, 5.5)


@pytest.mark.usefixtures("few_communes")
def test_centres_imported_before_the_communes_were_known_get_their_proposals():
    centre = make_centre("Centre social de Voiron")

    load()

    assert str(CommuneProposal.objects.get(centre=centre).commune) == "Voiron (38)"


def test_communes_loaded_before_they_had_keys_get_them_from_the_migration():
    communes_found = import_module("centres.migrations.0009_communes_found")
    make_commune("38269", "La Mure", (44.9, 5.8), postcodes="38350")
    Commune.objects.update(key="", short_key="")
    Postcode.objects.all().delete()

    communes_found.find(apps, None)
    communes_found.find(apps, None)

    assert [str(place) for place in suggest_places("mure")] == ["La Mure (38)"]
    assert [str(commune) for commune in suggest_places("3835")] == ["La Mure (38)"]
    assert Departement.objects.get(pk="38").latitude == 44.9


@pytest.mark.usefixtures("few_communes")
def test_the_staff_account_is_told_once_and_in_development_only(settings):
    settings.DEBUG = False
    load()
    assert not get_user_model().objects.exists()

    settings.DEBUG = True
    told = load()
    account = get_user_model().objects.get()
    password = told.split("equipe / ")[1].split()[0]
    assert account.is_staff
    assert account.check_password(password)
    # Who reads the terminal knows it: it opens the page where another one is chosen, and nothing else.
    assert account.given_password
    assert "vous choisirez le vôtre" in " ".join(told.split())
    assert "equipe /" not in load()


@pytest.mark.usefixtures("few_communes")
def test_a_catalogue_of_before_gets_its_epci_and_parts_of_communes():
    load()
    for model in (CommunePart, OldCode, EpciCommune, Epci):
        model.objects.all().delete()

    assert "EPCI" in load()
    columns = ("name", "key", "short_key", "departement", "postcodes", "population", "longitude", "latitude")
    venosc = CommunePart.objects.filter(pk="38534").values_list("kind", "commune", *columns)
    alpes = Commune.objects.filter(pk="38253").values_list(*columns)
    assert venosc.get() == ("deleguee", "38253", "Vénosc", "venosc", "venosc", "38", "", 767, 6.1165, 44.9899)
    assert alpes.get() == (
        "Les Deux Alpes", "les deux alpes", "deux alpes", "38", "38520 38860", 1910, 6.1297, 45.0361,
    )  # fmt: skip
    assert OldCode.objects.get(pk="38007").commune_id == "38524"
    assert Departement.objects.filter(pk="38").values_list("name", "key", "region").get() == ("Isère", "isere", "84")
    assert CommunePart.objects.filter(commune__name="Les Deux Alpes").count() == 2
    assert Commune.objects.get(name="Voiron").epcis.get().name == "CA du Pays Voironnais"


@pytest.mark.usefixtures("few_communes")
def test_territories_loaded_again_follow_what_changed():
    load()
    voiron = Commune.objects.get(name="Voiron")
    EpciCommune.objects.filter(commune=voiron).update(epci=Epci.objects.get(name="CC du Trièves"))
    Epci.objects.filter(name="CC du Trièves").update(name="Trièves", short_key="")

    territories.load_epcis(Epci, EpciCommune)
    territories.load_parts(CommunePart, OldCode)

    assert voiron.epcis.get().name == "CA du Pays Voironnais"
    assert Epci.objects.get(short_key="trieves").name == "CC du Trièves"


@pytest.mark.usefixtures("few_communes")
def test_loading_again_changes_nothing():
    load()
    before = everything()

    load()

    assert everything() == before


@pytest.mark.usefixtures("few_communes")
def test_a_catalogue_in_use_gets_no_fixtures():
    Action.objects.create(title="La nôtre")

    load()

    assert Action.objects.count() == 1


def test_migrate_alone_knows_the_regions_and_departements():
    assert (Region.objects.count(), Departement.objects.count()) == (26, 109)
    assert Departement.objects.get(code="38").region.name == "Auvergne-Rhône-Alpes"
