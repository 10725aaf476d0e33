"""DuckDB and Tantivy are given the same rows, asked in a process of their own, and held to what plain SQL finds."""

import json

import pytest

from centres.bench.client import SECONDS
from centres.bench.invented_words import COMMON, rare_words
from centres.bench.peers import PEERS, peer_named
from centres.bench.peers.duckdb import DuckDB
from centres.bench.peers.tantivy import Tantivy
from centres.bench.scenarios import ask
from centres.bench.selections import WrongCounts
from centres.bench.serving import free_port, serving
from tests.factories import make_action, make_centre

SELECTIONS = [
    {"annee": ["2014"]},
    {"departement": ["38", "69"], "theme": ["sante"]},
    {"theme": ["sante", "culture"]},
    {"theme": ["culture"], "public": ["adultes"], "budget": ["oui"]},
]


@pytest.fixture
def small(of_the_tests):
    """Three fiches, one of them a draft."""
    centre, word = make_centre("Le Verger", departement="38"), rare_words(2)[0]
    told = {"keywords": ["culture", "sante"], "audiences": ["adultes"], "budget": {"total": 10}}
    make_action("Potager", centre=centre, year=2014, dimension="services", experience=word, **told)
    make_action("Four à pain", keywords=["sante"], year=2015, summary=f"Un four {word}. {COMMON[0]}s")
    make_action("Brouillon", state="draft", year=2014, experience=word)
    return of_the_tests(2)


@pytest.fixture
def served(small, tmp_path):
    """One of them, on the small catalogue -> itself and its port."""
    opened = []

    def serve(kind):
        other, port = kind(small, tmp_path), free_port()
        other.export()
        server = serving(port, other.command(port), other.environment(), other.ready)
        server.__enter__()
        opened.append(server)
        return other, port

    yield serve
    for server in opened:
        server.__exit__(None, None, None)


def asked_once(other, port, selections=SELECTIONS):
    """Scenario -> its first answer; each tells its own seconds."""
    answers = {one.name: ask(port, next(one.requests)) for one in other.scenarios(selections, seed=3)}
    assert all(0 < float(answer.headers[SECONDS.lower()]) < 5 for answer in answers.values())
    return {name: json.loads(answer.body) for name, answer in answers.items()}


def test_duckdb_counts_what_plain_sql_counts(served):
    duckdb, port = served(DuckDB)
    with duckdb.database.asking() as plain:
        duckdb.check(plain, port, SELECTIONS)
        answers = asked_once(duckdb, port)
        assert answers["floor_counts"]["counts"]["annee"] == {"2014": 1, "2015": 1}
        assert [row[1] for row in answers["list_filtered"]["rows"]] == ["Potager"]

        make_action("Arrivée depuis", keywords=["sante"], year=2014)
        with pytest.raises(WrongCounts, match="DuckDB ne compte pas comme la base"):
            duckdb.check(plain, port, SELECTIONS)


def test_tantivy_finds_the_fiches_of_a_rare_word_the_best_first(served):
    tantivy, port = served(Tantivy)
    with tantivy.database.asking() as plain:
        tantivy.check(plain, port, SELECTIONS)
    found = asked_once(tantivy, port)["found_rare"]
    assert found["total"] == 2
    assert found["ids"] == plain_order(tantivy)


def plain_order(tantivy):
    """In a summary a word weighs more than in what follows it."""
    with tantivy.database.asking() as plain:
        return [pk for (pk,) in plain("SELECT id FROM centres_action WHERE state = 'published' ORDER BY id DESC")]


def test_tantivy_is_not_measured_when_it_finds_others(served):
    tantivy, port = served(Tantivy)
    tantivy.database = type(tantivy.database)("sqlite", 200, "")
    with pytest.raises(WrongCounts, match="Tantivy trouve 2 fiches, il y en a"):
        tantivy.check(None, port, SELECTIONS)


@pytest.mark.parametrize("name", PEERS)
def test_each_says_what_it_does_not_do(name):
    assert peer_named(name).name == name
    assert peer_named(name).lacks.startswith("ne ")
