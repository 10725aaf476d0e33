"""load_catalogue: what `make run` calls before it serves."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from centres.models import Action, Centre, Commune, Departement, Region
from tests.importing.pages import everything

pytestmark = pytest.mark.django_db


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
    assert "equipe /" not in load()


def test_loading_again_changes_nothing():
    load()
    before = everything()

    load()

    assert everything() == before


def test_a_catalogue_in_use_gets_no_fixtures():
    Action.objects.create(title="La nôtre")

    load()

    assert Action.objects.count() == 1


def test_migrate_alone_knows_the_regions_and_departements():
    assert (Region.objects.count(), Departement.objects.count()) == (26, 109)
    assert Departement.objects.get(code="38").region.name == "Auvergne-Rhône-Alpes"
