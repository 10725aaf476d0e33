"""A whole run on a small catalogue: filled by the real import, served by gunicorn, checked, measured, stopped."""

import json
import os
import shutil
import signal
from urllib.parse import urlsplit

import psutil
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings

from centres.bench import web
from centres.bench.databases import Store
from centres.bench.samples import KEYS
from tests.importing.databases import copy_of, migrated  # noqa: F401 - a fixture

SIZE = 200
SEED = 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def store(folder):
    store = Store(folder, SEED)
    yield store
    store.close()


@pytest.fixture(scope="module")
def database(store, migrated, tmp_path_factory):  # noqa: F811
    """Filled by the import. What `migrate` makes of an empty one is there already: it finds nothing left to do."""

    def begin(store, database):
        if database.file:
            shutil.copy(migrated.file, database.file)
        else:
            copy_of(migrated, tmp_path_factory.mktemp("copy"), urlsplit(database.url).path.lstrip("/"))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "_empty", begin)
        return store.database(connection.vendor, SIZE)


@pytest.fixture(scope="module")
def _collected(store, database, folder):
    """In this process, and nothing compressed: that is most of what collecting takes, and no test here reads it."""
    hashed = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}}
    with (
        override_settings(STORAGES=settings.STORAGES | hashed, STATIC_ROOT=folder / "static"),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(Store, "_manage", lambda store, database, *arguments: call_command(*arguments))
        store.collect_static(database)
    assert (folder / "static" / "staticfiles.json").exists()


@pytest.fixture
def _short(monkeypatch, _collected):
    """One burst is enough to see that it works, and static files collected once."""
    monkeypatch.setattr(Store, "collect_static", lambda store, database: None)
    monkeypatch.setattr(web, "SECONDS_A_BURST", 0.0)
    monkeypatch.setattr(web, "WARMING", 2)
    monkeypatch.setattr(web, "CHECKED", 3)
    monkeypatch.setattr(web, "LOOKS", 1)


def servers():
    return [process for process in psutil.Process().children() if "gunicorn" in " ".join(process.cmdline())]


def test_a_database_is_filled_by_the_import_once(store, database):
    marks = {path: path.stat().st_mtime_ns for path in store.folder.glob("*.filled")}

    with database.asking() as ask:
        assert ask("SELECT count(*) FROM centres_action WHERE state = ?", ["published"]) == [(SIZE,)]
        assert ask("SELECT count(*) FROM centres_importrun") == [(1,)]
    assert store.database(connection.vendor, SIZE) == database
    assert marks
    assert {path: path.stat().st_mtime_ns for path in store.folder.glob("*.filled")} == marks


def test_a_database_of_other_fiches_is_filled_again(store, database, monkeypatch):
    filled = []
    monkeypatch.setattr(store, "_fill", filled.append)
    monkeypatch.setattr("centres.bench.databases._recipe", lambda: "other words")

    assert store.database(connection.vendor, SIZE) == database
    assert filled == [database]


@pytest.mark.once
def test_a_database_of_other_migrations_is_copied_and_migrated(store, database, monkeypatch):
    asked = []
    monkeypatch.setattr(Store, "_manage", lambda store, database, *arguments: asked.append((database, arguments[0])))
    copied = store.migrated(database)

    assert copied.url != database.url
    with copied.asking() as ask:
        assert ask("SELECT count(*) FROM centres_action WHERE state = ?", ["published"]) == [(SIZE,)]
    assert asked == [(copied, "migrate")]


@pytest.mark.once
@pytest.mark.usefixtures("_short", "database")
def test_a_run_writes_a_line_a_scenario_and_a_table_of_ratios(folder, tmp_path, capsys):
    output = tmp_path / "figures.jsonl"
    call_command(
        "bench", "web", "--sizes", str(SIZE), "--rounds", "2", "--seed", str(SEED), "--database", connection.vendor,
        "--cache", str(folder), "--output", str(output),
    )  # fmt: skip

    lines = [json.loads(line) for line in output.read_text().splitlines()]
    by_name = {line["scenario"]: line for line in lines}
    assert by_name.keys() >= {"noise", "home", "list_first", "list_last", "list_filtered", "detail", "figures"}
    assert by_name.keys() >= {
        "floor_hello",
        "floor_rows",
        "floor_jinja",
        "word_rare",
        "word_common",
        "near_text",
        "near_fiche",
    }
    for line in lines:
        assert line.get("skipped") or set(KEYS) <= line.keys()
    assert by_name["list_filtered"]["queries"] > 0
    assert by_name["list_filtered"]["requests_per_s"] > 0
    assert by_name["list_filtered"]["rounds"] == 2
    assert "| dernière page / première page |" in capsys.readouterr().out
    assert servers() == []


@pytest.mark.once
@pytest.mark.usefixtures("_short", "database")
def test_a_wrong_count_stops_the_run_before_any_timing_and_the_server_with_it(folder, monkeypatch):
    monkeypatch.setattr(web, "differences", lambda *arguments, **options: ["la page annonce 3 fiches de trop."])
    plan = web.Plan((SIZE,), (connection.vendor,), 1, SEED, folder)

    with pytest.raises(web.WrongCounts, match="3 fiches de trop"):
        list(web.measure(plan))
    assert servers() == []


def test_a_run_that_was_stopped_is_told_in_one_sentence(monkeypatch, tmp_path):
    def stops(plan):
        raise web.WrongCounts("theme=sante : la page annonce 3 fiches, la base en compte 2.")
        yield

    monkeypatch.setattr(web, "measure", stops)
    with pytest.raises(CommandError, match=r"arrêtée.+theme=sante"):
        call_command("bench", "web", "--cache", str(tmp_path))


def test_a_run_that_is_told_to_end_stops_and_leaves_no_trace(monkeypatch, tmp_path):
    def ends(plan):
        os.kill(os.getpid(), signal.SIGTERM)
        yield

    monkeypatch.setattr(web, "measure", ends)
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(CommandError, match="interrompue"):
        call_command("bench", "web", "--cache", str(tmp_path))
    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.parametrize(
    ("option", "words"),
    [("--sizes", "mille"), ("--sizes", "10"), ("--database", "mysql"), ("--peer", "solr"), ("--rounds", "0")],
)
def test_options_that_mean_nothing_are_refused(option, words):
    with pytest.raises(CommandError):
        call_command("bench", "web", option, words)
