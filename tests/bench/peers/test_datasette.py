"""Datasette is given the same rows and asked the same questions, and its word is taken on what it left out."""

import sqlite3
from contextlib import closing
from urllib.parse import parse_qsl

import pytest

from centres.bench.databases import Database
from centres.bench.invented_words import rare_words
from centres.bench.peers.datasette import Datasette, is_complete, is_whole
from centres.bench.peers.rows import PLAIN
from centres.bench.selections import LINKED, WrongCounts
from centres.bench.serving import free_port, serving
from tests.factories import make_action, make_centre


def test_published_fiches_are_exported_with_their_lists_and_words(of_the_tests, tmp_path):
    centre = make_centre("Le Verger", departement="38")
    one = make_action(
        "Potager", centre=centre, keywords=["culture", "sante"], year=2014, dimension="services", budget={"total": 10}
    )
    make_action("Four à pain", summary="Un four.")
    make_action("Brouillon", state="draft")

    datasette = Datasette(of_the_tests(3), tmp_path)
    datasette.export()

    with closing(sqlite3.connect(datasette.file)) as plain:
        rows = plain.execute(
            "SELECT id, centre, departement, region, annee, dimension, statut, theme, public, budget FROM actions"
        ).fetchall()
        found = plain.execute("SELECT title FROM actions_fts WHERE actions_fts MATCH 'four'").fetchall()
    assert rows[0] == (one.pk, "Le Verger", "38", "84", 2014, "services", None, '["culture", "sante"]', "[]", "oui")
    assert len(rows) == 2
    assert rows[1][1:3] == (None, None)
    assert found == [("Four à pain",)]


def test_a_selection_is_asked_with_every_facet(tmp_path):
    datasette = Datasette(Database("sqlite", 1000, ""), tmp_path)
    listed, searched = datasette.scenarios([{"theme": ["sante"], "departement": ["38", "69"]}], seed=3)

    asked = parse_qsl(next(listed.requests).path.partition("?")[2])
    assert asked[:2] == [("theme__arraycontains", "sante"), ("departement__in", "38,69")]
    assert {value for name, value in asked if name.startswith("_facet")} == {*PLAIN, *LINKED}
    assert "_search=" in next(searched.requests).path


def test_an_answer_that_gave_up_a_facet_or_cut_one_is_not_whole():
    facets = {name: {"truncated": False} for name in (*PLAIN, *LINKED)}
    whole = {"facet_results": facets, "filtered_table_rows_count": 40}

    assert is_complete(whole)
    assert not is_complete(whole | {"facet_results": {name: facets[name] for name in PLAIN}})
    assert not is_complete(whole | {"filtered_table_rows_count": None})
    assert not is_complete(whole | {"facet_results": facets | {"theme": {"truncated": True}}})
    assert not is_complete(whole | {"facet_results": {}})


@pytest.fixture
def served(of_the_tests, tmp_path):
    """Datasette on a small catalogue, and its port."""
    centre = make_centre("Le Verger", departement="38")
    make_action("Potager", centre=centre, keywords=["culture", "sante"], year=2014, experience=rare_words(2)[0])
    make_action("Four à pain", keywords=["sante"], year=2015, experience=rare_words(2)[0])
    datasette, port = Datasette(of_the_tests(2), tmp_path), free_port()
    datasette.export()
    with serving(port, datasette.command(port), datasette.environment(), datasette.ready):
        yield datasette, port


def test_it_must_find_the_rows_that_plain_sql_finds(served):
    datasette, port = served
    selections = [{"annee": ["2014"]}, {"departement": ["38", "69"]}, {"theme": ["sante", "culture"]}]
    with datasette.database.asking() as ask:
        datasette.check(ask, port, selections)
        assert all(is_whole(port, next(one.requests)) for one in datasette.scenarios(selections, seed=3))

        make_action("Arrivée depuis", keywords=["sante"], year=2014)
        with pytest.raises(WrongCounts, match="annee=2014 : Datasette trouve 1 fiches, il y en a 2"):
            datasette.check(ask, port, selections)
