"""tests/corpus/places: a few hundred typed places over all of France, each with the place meant."""

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from django.db import connection, transaction

from centres.gazetteer.finding import resolve_place
from centres.gazetteer.suggesting import as_option, suggest_places
from centres.importing.territories import load_communes, load_epcis, load_parts
from centres.models import Commune, CommunePart, Departement, Epci, EpciCommune, OldCode, Postcode
from centres.models.pending import catalogue_transaction

# Marked, they come before the tests that empty the tables of régions and départements.
pytestmark = pytest.mark.django_db
CORPUS = Path(__file__).parent.parent / "corpus" / "places"


def rows(name: str) -> list[list[str]]:
    lines = (CORPUS / name).read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if line and not line.startswith("#")]
    return [[unescaped(cell) for cell in line.split("|")] for line in told]


def unescaped(cell: str) -> str:
    return cell.removeprefix(" ").removesuffix(" ").replace("\\u0301", "\u0301").replace("\\0", "\0")


TYPED, BEGUN = rows("typed.txt"), rows("begun.txt")


@pytest.fixture(scope="module")
def france(django_db_setup, django_db_blocker) -> Iterator[None]:
    """All the places, once for these tests, and taken back after the last one."""
    with django_db_blocker.unblock(), transaction.atomic():
        with catalogue_transaction():
            load_communes(Commune, Postcode, Departement)
            load_parts(CommunePart, OldCode)
            load_epcis(Epci, EpciCommune)
        # Once, here: the end of each test would look through all of France again.
        connection.check_constraints()
        with mock.patch.object(connection, "check_constraints"):
            yield
        transaction.set_rollback(True)


def test_there_are_enough_of_them():
    assert len({typed for _, typed, _ in TYPED}) == len(TYPED) >= 150


@pytest.mark.usefixtures("france")
@pytest.mark.parametrize(("answer", "typed", "meant"), TYPED, ids=[repr(typed) for _, typed, _ in TYPED])
def test_a_typed_place_is_the_one_meant(answer, typed, meant):
    found = resolve_place(typed)
    places = [as_option(place, "").value for place in found.places]
    wanted = [place.strip() for place in meant.split(";") if place.strip()]

    assert ("=" if found.only else "?" if found.is_meant and places else "~") == answer, places
    assert places[: len(wanted)] == wanted
    assert wanted or not places


@pytest.mark.usefixtures("france")
@pytest.mark.parametrize("row", BEGUN, ids=["|".join(row) for row in BEGUN])
def test_a_place_is_suggested_while_it_is_typed(row):
    typed, wanted, *before = (cell.strip() for cell in row)
    suggested = [as_option(place, "").value for place in suggest_places(typed)]

    assert wanted in suggested
    for other in before:
        assert suggested.index(wanted) < suggested.index(other)
    assert len(suggested) <= 10
