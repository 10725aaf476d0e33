"""Another commit beside today's build: taken out of the history, of its migrations, compared page by page."""

import shutil
from random import Random

import pytest

from centres.bench import web
from centres.bench.against import builds, importing
from centres.bench.against.builds import Build, build_of, todays
from centres.bench.against.compared import compared
from centres.bench.client import Request, UnexpectedAnswer
from centres.bench.databases import Store
from centres.bench.ratios import ratios
from centres.bench.scenarios import Scenario
from centres.bench.serving import Server
from centres.bench.web import Site
from tests.importing.databases import migrated  # noqa: F401 - a fixture


def line(scenario, rounds, build="", **more):
    figures = {"p50": rounds[0], "min": min(rounds), "by_round": rounds, "queries": 4}
    return (
        {"scenario": scenario, "size": 1000, "database": "sqlite"}
        | figures
        | ({"build": build} if build else {})
        | more
    )


LINES = [
    line("detail", [0.010, 0.030, 0.012]),
    line("home", [0.002, 0.002, 0.002]),
    line("noise", [0.1, 0.1, 0.1]),
    line("detail", [0.040, 0.060, 0.024], build="abc", queries=17),
    {"scenario": "home", "size": 1000, "database": "sqlite", "build": "abc", "skipped": "absent"},
]


def test_each_page_is_told_beside_what_it_was_round_by_round():
    table = list(compared(LINES))

    assert table[2:] == ["| fiche | 1000, sqlite | 40,00 | 10,00 | 0,50 | 0,42 | 17 → 4 |"]


def test_promises_are_held_to_todays_build_alone():
    site = [line("list_first", [0.02]), line("list_last", [0.03]), line("list_last", [0.3], build="abc")]
    row = next(row for row in ratios(site) if row.label.startswith("dernière page"))

    assert row.value == pytest.approx(1.5)


def test_a_commit_that_is_none_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(builds, "_git", lambda *arguments: b"")

    with pytest.raises(RuntimeError, match=r"« --orphan » n’est pas un commit"):
        build_of("--orphan", tmp_path)


def test_a_commit_that_can_not_be_measured_leaves_the_run_at_once(tmp_path, monkeypatch):
    (tmp_path / "build-0123456789ab").mkdir()
    monkeypatch.setattr(builds, "_git", lambda *arguments: b"0123456789abcdef\n")

    with pytest.raises(RuntimeError, match="ne sait pas encore être mesuré"):
        build_of("HEAD", tmp_path)


def test_builds_of_other_migrations_do_not_share_a_database(tmp_path):
    migrations = tmp_path / "build" / "centres" / "migrations"
    migrations.mkdir(parents=True)
    (migrations / "0001_initial.py").touch()
    store = Store(tmp_path / "kept", 3)
    other = store.of(Build(tmp_path / "build", "abc"))

    assert other._place("sqlite", 200) != store._place("sqlite", 200)
    assert store.of(Build(todays().root, "abc"))._place("sqlite", 200) == store._place("sqlite", 200)


@pytest.mark.parametrize("build", ["abc", ""])
def test_a_page_that_the_other_commit_does_not_know_is_left_out_of_its_rounds(monkeypatch, build):
    def refuses(*arguments):
        raise UnexpectedAnswer("/neuf/ : réponse 404.")

    monkeypatch.setattr(web, "one_by_one", refuses)
    site = Site("sqlite", 1000, Server(8440, None), [Scenario("home", iter([Request("/neuf/")]))], build=build)
    if not build:
        with pytest.raises(UnexpectedAnswer):
            web._look(site)
        return
    web._look(site)
    assert list(web._turns([site], Random(3))) == []
    assert "/neuf/" in next(site.lines())["skipped"]


def test_imports_are_told_beside_what_they_were_round_by_round():
    def timed(build, clock, writer, reader):
        figures = {"clock": clock, "writer": writer, "reader": reader, "fiches": 2500}
        return {"build": build, "size": 0, "edition": "next"} | figures

    rounds = [
        timed("abc", 6.0, 5.9, 0.0),
        timed("", 2.0, 1.8, 1.0),
        timed("", 2.5, 1.9, 1.0),
        timed("abc", 5.0, 4.9, 0.0),
    ]

    assert list(importing.report_lines(rounds))[2:] == [
        "| édition suivante | 0 | aujourd’hui | 2,25 | 1111 | 1,85 | 1,00 | – |",
        "| édition suivante | 0 | abc | 5,50 | 455 | 5,40 | 0,00 | 2,50 |",
    ]


@pytest.mark.once
def test_both_editions_are_imported_in_a_process_of_their_own(tmp_path, migrated, monkeypatch):  # noqa: F811
    if migrated.file:  # what `migrate` would make
        monkeypatch.setattr(Store, "migrate", lambda store, database: shutil.copy(migrated.file, database.file))
    lines = list(importing.measure([], (0,), 40, 1, 58, tmp_path, lambda _: None))

    assert [(line["edition"], line["created"], line["updated"], line["conflicts"]) for line in lines] == [
        ("first", 40, 0, 0), ("next", 0, 20, 4),
    ]  # fmt: skip
    assert all(line["clock"] > 0 and line["writer"] > 0 for line in lines)
    assert not list(tmp_path.glob("**/run.sqlite3*"))
