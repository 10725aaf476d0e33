"""The floors: each does its part of the list page, tells its seconds, and nothing else is in them."""

import pytest

from centres.bench import catalogue, floors
from centres.models import CatalogueChange
from tests.factories import make_action, make_centre

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("measured")]


@pytest.fixture
def actions():
    centre = make_centre(departement="38")
    return [
        make_action(
            f"Jardin {number}",
            centre=centre,
            keywords=["sante"],
            audiences=["familles"],
            dimension="services",
            summary="Un potager.",
            budget={"total": 1200} if number % 2 else None,
        )
        for number in range(30)
    ]


def test_a_floor_tells_its_seconds(client, actions):
    assert client.get("/bench/hello").content == b"Bonjour"
    assert 0 < float(client.get("/bench/rows?theme=sante&departement=38").headers[floors.SECONDS]) < 5


def test_what_is_near_a_fiche_is_timed_apart(client, actions):
    assert float(client.get(f"/bench/near?pk={actions[0].pk}").headers[floors.SECONDS]) > 0


def test_jinja_draws_the_same_list_in_about_as_many_bytes(client, actions):
    page = client.get("/actions/?theme=sante&departement=38")
    drawn = client.get("/bench/jinja?theme=sante&departement=38")

    assert float(drawn.headers[floors.SECONDS]) > 0
    assert 0.5 < int(drawn.headers[floors.BYTES]) / len(page.content) < 1.2


def test_what_the_catalogue_cannot_do_is_not_measured(client, actions, monkeypatch):
    monkeypatch.setattr(catalogue, "module", lambda name: None)

    assert client.get("/bench/counts?theme=sante").status_code == floors.NOTHING_TO_MEASURE
    assert client.get("/bench/ids?q=potager").status_code == floors.NOTHING_TO_MEASURE
    assert client.get("/bench/rebuild").status_code == floors.NOTHING_TO_MEASURE


def test_an_edit_is_recorded_for_one_published_fiche(client, actions):
    CatalogueChange.objects.all().delete()

    client.get("/bench/touch?n=31")

    change = CatalogueChange.objects.get()
    assert change.action == sorted(actions, key=lambda action: action.pk)[1]


def test_queries_are_told_when_they_are_asked_for_alone(client, actions):
    assert floors.QUERIES not in client.get("/actions/").headers
    assert int(client.get("/actions/", headers={floors.COUNT_QUERIES: "1"}).headers[floors.QUERIES]) >= 1


def test_a_module_that_is_there_but_fails_is_no_module_that_is_missing(monkeypatch):
    def fails(name):
        raise ModuleNotFoundError("No module named 'elsewhere'", name="elsewhere")

    assert catalogue.module("centres.catalogue.nowhere") is None
    monkeypatch.setattr(catalogue, "import_module", fails)
    with pytest.raises(ModuleNotFoundError):
        catalogue.module("centres.catalogue.index")
