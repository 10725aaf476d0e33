"""JSON, GeoJSON and the scraped text of a selection, as other software reads them."""

import json

import pytest
import shapely
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centres.exports.formats import FORMATS
from centres.exports.record import records
from centres.fiches import read_text
from centres.models import Action, Departement
from tests.exports.cells import make_awkward_catalogue
from tests.factories import make_action, make_full_action

pytestmark = pytest.mark.django_db


def fetched(client, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200
    return b"".join(answer)


def test_the_json_is_the_record_of_the_api(client):
    make_awkward_catalogue()

    told = json.loads(fetched(client, "/exports/actions.json"))

    assert told == {"actions": list(records(Action.objects.visible_to(None), site="http://testserver"))}
    assert len(told["actions"]) == 3


def test_the_geojson_places_centres_and_counts_departements(client):
    make_awkward_catalogue()
    Departement.objects.filter(code__in=["01", "2A"]).update(longitude=5.3, latitude=46.1)
    told = json.loads(fetched(client, "/exports/actions.geojson"))
    # GEOS reads no collection that has a feature without geometry, which RFC 7946 allows.
    placed = {**told, "features": [row for row in told["features"] if row["geometry"]]}

    assert len(shapely.from_geojson(json.dumps(placed)).geoms) == 3
    centres = {row["properties"]["name"]: row for row in told["features"] if row["properties"]["kind"] == "centre"}
    assert shapely.geometry.shape(centres["Centre « 1/2 »"]["geometry"]).equals(shapely.Point(5.36, 45.96))
    assert centres["Centre « 1/2 »"]["properties"]["siret"] == "01234567890123"
    assert centres["Espace de vie"]["geometry"] is None
    counts = {
        row["properties"]["code"]: row["properties"]["actions"]
        for row in told["features"]
        if row["properties"]["kind"] == "departement"
    }
    assert counts == {"01": 1, "2A": 1}
    assert len({row["id"] for row in told["features"]}) == len(told["features"]) == 4


def test_the_text_is_read_again_as_the_same_fiches(client):
    make_full_action(title="Jardin", summary="Un jardin.\nPour tous.")
    make_action(title="Café", year=2019)

    fiches = read_text(fetched(client, "/exports/actions.txt").decode()).fiches

    assert [fiche.title for fiche in fiches] == ["Jardin", "Café"]
    assert fiches[0].keywords == ("Santé", "Culture")
    assert fiches[0].summary == "Un jardin.\nPour tous."
    assert fiches[1].year == 2019


@pytest.mark.parametrize("form", [form.name for form in FORMATS])
def test_an_empty_catalogue_is_an_empty_file_and_no_error(client, form):
    data = fetched(client, f"/exports/actions.{form}")

    if form in ("json", "geojson"):
        assert list(json.loads(data).values())[-1] == []


@pytest.mark.parametrize("form", [form.name for form in FORMATS])
@pytest.mark.parametrize(
    "query", ["theme=nulle-part", "q=%00&annee=x", "a=%F0%9F&separateur=%00", "budget_min=-1&page=9"]
)
def test_nonsense_is_ignored(client, form, query):
    make_action(title="Jardin")

    answer = client.get(f"/exports/actions.{form}?{query}")

    assert answer.status_code == 200
    body = b"".join(answer)
    assert b"Traceback" not in body
    if form == "csv":
        # An address that names fiches, and none that is there, is a file without fiches; other nonsense is no filter.
        assert (b"Jardin" in body) is not query.startswith("a=")


@pytest.mark.parametrize("form", [form.name for form in FORMATS])
def test_queries_do_not_grow_with_the_fiches(client, form):
    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            fetched(client, f"/exports/actions.{form}")
        return len(captured)

    make_full_action()
    asked()
    for_one = asked()
    for _ in range(12):
        make_full_action()
    asked()
    assert asked() <= for_one + 2


def test_a_browser_that_has_the_file_is_told_so(client):
    make_action()
    answer = client.get("/exports/actions.csv")

    assert client.get("/exports/actions.csv", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Disposition"].startswith('attachment; filename="actions-20')


def test_a_text_of_no_fiche_says_so_in_a_line(client):
    assert fetched(client, "/exports/actions.txt").decode() == "Aucune fiche ne répond à cette demande.\n"
