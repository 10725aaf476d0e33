"""The published catalogue as files: read by other software, whole or absent, the same bytes, and back again."""

import hashlib
import io
import json
import re
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pandas
import pyarrow.parquet
import pytest
import shapely
from django.core.management import CommandError, call_command

from centres.bench.serving import free_port
from centres.exports.dumps import dump as module
from centres.exports.dumps import parquet
from centres.exports.dumps.dump import read_manifest, write_dump
from centres.exports.record import records
from centres.models import Action
from tests.exports.cells import make_awkward_catalogue
from tests.exports.test_canary import CANARIES, catalogue  # noqa: F401 - a fixture
from tests.factories import make_action

pytestmark = pytest.mark.django_db
SITE = "https://exemple.fr"


def files_of(folder: Path) -> dict[str, bytes]:
    manifest = read_manifest(folder)
    return {file["name"]: (folder / manifest["folder"] / file["name"]).read_bytes() for file in manifest["files"]}


def told(site: str = SITE) -> list[dict]:
    return list(records(Action.objects.visible_to(None), site=site))


def test_the_manifest_counts_and_signs_each_file(dumps):
    make_awkward_catalogue()
    manifest = write_dump(dumps, SITE)

    assert json.loads((dumps / "manifest.json").read_bytes()) == manifest
    assert manifest["counts"]["actions"] == 3
    assert manifest["counts"]["centres"] == 2
    assert manifest["licence"] == f"{SITE}/licence/"
    assert manifest["date"] == max(record["updated_at"] for record in told())
    files = files_of(dumps)
    assert sorted(files) == sorted(module.ABOUT)
    for file in manifest["files"]:
        data = files[file["name"]]
        assert (file["bytes"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_each_format_says_what_the_api_says(dumps):
    make_awkward_catalogue()
    write_dump(dumps, SITE)
    files, expected = files_of(dumps), told()

    lines = [json.loads(line) for line in files["actions.jsonl"].splitlines()]
    assert [{key: line[key] for key in expected[0]} for line in lines] == expected
    table = pyarrow.parquet.read_table(io.BytesIO(files["actions.parquet"]))
    rows = table.to_pylist()
    for row, record in zip(rows, expected, strict=True):
        for key in (
            "id",
            "title",
            "departement_code",
            "year",
            "keywords",
            "partners",
            "summary",
            "commune_code",
            "url",
        ):
            assert row[key] == record[key], key
        total = record["budget"] and record["budget"]["total"]
        assert row["budget_total"] == (Decimal(total) if total else None)
        assert row["published_at"].isoformat() == record["published_at"]
        assert row["volunteers"] == (record["people_counts"]["volunteers"] or {}).get("value")
    csv = pandas.read_csv(io.BytesIO(files["actions.csv"]), sep=";", dtype=str)
    assert list(csv["id"]) == [str(record["id"]) for record in expected]
    features = json.loads(files["centres.geojson"])["features"]
    assert [shapely.geometry.shape(row["geometry"]).geom_type for row in features if row["geometry"]] == ["Point"]


def test_the_same_catalogue_is_the_same_bytes_and_another_one_is_not(dumps, tmp_path):
    make_awkward_catalogue()
    first = write_dump(dumps, SITE)
    before = {path: path.stat().st_mtime_ns for path in dumps.rglob("*")}

    assert write_dump(dumps, SITE) == first
    assert {path: path.stat().st_mtime_ns for path in dumps.rglob("*")}.keys() == before.keys()
    assert (dumps / "manifest.json").stat().st_mtime_ns == before[dumps / "manifest.json"]
    assert write_dump(tmp_path / "elsewhere", SITE) == first
    Action.objects.filter(title="Sans centre").update(title="Sans centre du tout")
    assert write_dump(dumps, SITE)["folder"] != first["folder"]


def test_what_breaks_leaves_the_last_dump_and_nothing_half_written(dumps, monkeypatch):
    make_action(title="Jardin")
    write_dump(dumps, SITE)
    before = {path.relative_to(dumps): path.read_bytes() for path in dumps.rglob("*") if path.is_file()}
    make_action(title="Café")

    def breaks(taken):
        yield b"{"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "as_geojson", breaks)
    with pytest.raises(CommandError, match="Rien n’y a changé"):
        call_command("dump_catalogue", str(dumps))

    assert {path.relative_to(dumps): path.read_bytes() for path in dumps.rglob("*") if path.is_file()} == before


def test_an_earlier_dump_stays_for_whoever_is_reading_it_and_one_before_goes(dumps):
    folders = []
    (dumps / "autre").mkdir(parents=True)
    for number in range(3):
        make_action(title=f"Fiche {number}")
        folders.append(write_dump(dumps, SITE)["folder"])

    assert sorted(path.name for path in dumps.iterdir() if path.is_dir()) == sorted([*folders[1:], "autre"])


def test_without_pyarrow_everything_else_is_written(dumps, monkeypatch, capsys):
    monkeypatch.setattr(parquet, "pyarrow", lambda: None)
    make_action()

    call_command("dump_catalogue", str(dumps))

    assert sorted(files_of(dumps)) == sorted(set(module.ABOUT) - {"actions.parquet"})


def test_no_dump_shows_a_secret(dumps, catalogue):  # noqa: F811 - the fixture
    write_dump(dumps, SITE)
    for name, data in files_of(dumps).items():
        words = data.decode(errors="replace")
        assert not CANARIES.search(words), (name, CANARIES.search(words))
        if name in ("actions.csv", "actions.jsonl", "catalogue.db"):
            assert "Atelier publié" in words
    table = pyarrow.parquet.read_table(io.BytesIO(files_of(dumps)["actions.parquet"]))
    assert not CANARIES.search(str(table.to_pylist()))


def test_datasette_serves_the_file_with_its_facets_and_search(dumps):
    make_awkward_catalogue()
    manifest = write_dump(dumps, SITE)
    place, port = dumps / manifest["folder"], free_port()
    command = [
        sys.executable, "-m", "datasette", "serve", str(place / "catalogue.db"), "-m", str(place / "metadata.json"),
        "--port", str(port),
    ]  # fmt: skip
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def page(path: str) -> dict:
        with closing(urllib.request.urlopen(f"http://127.0.0.1:{port}{path}")) as answer:
            return json.loads(answer.read())

    try:
        for _ in range(300):
            try:
                page("/-/versions.json")
                break
            except OSError:
                time.sleep(0.1)
        home = page("/catalogue.json")
        assert {table["name"] for table in home["tables"] if not table["hidden"]} == {
            "actions",
            "centres",
            "budget_lines",
        }
        actions = page("/catalogue/actions.json?_shape=objects&_facet=department")
        assert [row["departement_code"] for row in actions["rows"]] == [None, "2A", "01"]
        assert {facet["value"] for facet in actions["facet_results"]["department"]["results"]} == {
            "Ain",
            "Corse-du-Sud",
        }
        assert "keywords" in actions["facet_results"]
        found = page("/catalogue/actions.json?_shape=objects&_search=ete")
        assert [row["title"][:3] for row in found["rows"]] == ["+33"]
        lines = page("/catalogue/budget_lines.json?_shape=objects&_sort=id")
        assert [(row["label"], row["amount"]) for row in lines["rows"]] == [("Bus & repas", 12.5), ("Caf", None)]
    finally:
        server.terminate()
        server.wait(10)


def test_the_page_offers_the_last_dump(client, dumps):
    make_awkward_catalogue()
    assert "Aucun fichier du catalogue entier" in client.get("/donnees/").content.decode()
    assert client.get("/donnees/actions.csv").status_code == 404
    write_dump(dumps, SITE)

    page = client.get("/donnees/").content.decode()

    assert "Une fiche retirée ou corrigée depuis le sera aussi dans les prochains fichiers." in " ".join(page.split())
    links = re.findall(r'href="(/donnees/[^"]+)"', page)
    described = {"catalogue.ttl", "catalogue.jsonld"}
    assert {link.rpartition("/")[2] for link in links} == {*module.ABOUT, *described, "manifest.json"}
    for link in links:
        name = link.rpartition("/")[2]
        if name in described:
            continue
        answer = client.get(link)
        assert answer.status_code == 200
        if name in module.ABOUT:
            assert b"".join(answer) == files_of(dumps)[name]
        assert client.get(link, headers={"If-None-Match": answer["ETag"]}).status_code == 304
        answer.close()


@pytest.mark.parametrize("name", ["..%2Fmanifest.json", "autre", "catalogue.db%00", ".", "%2e%2e", "a" * 3000])
def test_no_other_file_is_served(client, dumps, name):
    make_action()
    write_dump(dumps, SITE)

    assert client.get(f"/donnees/{name}").status_code in (404, 400)
