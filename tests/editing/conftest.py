"""Two people and the fiche that they meet at, for races."""

from pathlib import Path

import pytest
from django.test import Client

from centres.models import Action, Departement, Region, SitePage, Synonym
from tests.importing.pages import garden, import_fiches

from .races import client_of


@pytest.fixture
def people(settings, tmp_path) -> tuple[Client, Client]:
    settings.MEDIA_ROOT = tmp_path / "files"
    return client_of("une"), client_of("autre")


@pytest.fixture
def fiche(db, tmp_path: Path) -> Action:
    # A test that commits begins with an empty database.
    SitePage.objects.get_or_create(slug="licence", defaults={"title": "Licence", "text": "Ouverte."})
    Synonym.objects.get_or_create(words="ludothèque, jeux")
    isere = {"name": "Isère", "region": Region.objects.get_or_create(code="84", name="Auvergne-Rhône-Alpes")[0]}
    Departement.objects.get_or_create(code="38", defaults=isere)
    import_fiches(tmp_path, garden())
    return Action.objects.get()
