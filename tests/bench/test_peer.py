"""Datasette is given the same rows and asked the same questions, and its word is taken on what it left out."""

import sqlite3
from contextlib import closing
from urllib.parse import parse_qsl

import pytest
from django.db import connection

from centres.bench import peer
from centres.bench.databases import Database
from tests.factories import make_action, make_centre


class OfTheTests(Database):
    """The database of the tests, asked within their transaction."""

    def asking(self):
        return closing(Asking())


class Asking:
    def __enter__(self):
        return self

    def __call__(self, sql, values=()):
        with connection.cursor() as cursor:
            cursor.execute(sql.replace("?", "%s"), values)
            return cursor.fetchall()

    def close(self):
        pass


@pytest.mark.django_db
def test_published_fiches_are_exported_with_their_lists_and_words(tmp_path):
    centre = make_centre("Le Verger", departement="38")
    one = make_action(
        "Potager", centre=centre, keywords=["culture", "sante"], year=2014, dimension="services", budget={"total": 10}
    )
    make_action("Four à pain", summary="Un four.")
    make_action("Brouillon", state="draft")

    file = peer.exported(OfTheTests(connection.vendor, 3, ""), tmp_path)

    with closing(sqlite3.connect(file)) as plain:
        rows = plain.execute(
            "SELECT id, centre, departement, region, annee, dimension, statut, theme, public, budget FROM actions"
        ).fetchall()
        found = plain.execute("SELECT title FROM actions_fts WHERE actions_fts MATCH 'four'").fetchall()
    assert rows[0] == (one.pk, "Le Verger", "38", "84", 2014, "services", None, '["culture", "sante"]', "[]", "oui")
    assert len(rows) == 2
    assert rows[1][1:3] == (None, None)
    assert found == [("Four à pain",)]


def test_a_selection_is_asked_with_every_facet():
    listed, searched = peer.scenarios(1000, [{"theme": ["sante"], "departement": ["38", "69"]}], seed=3)

    asked = parse_qsl(next(listed.requests).path.partition("?")[2])
    assert asked[:2] == [("theme__arraycontains", "sante"), ("departement__in", "38,69")]
    assert {value for name, value in asked if name.startswith("_facet")} == {*peer.PLAIN, *peer.LINKED}
    assert "_search=" in next(searched.requests).path


def test_an_answer_that_gave_up_a_facet_or_cut_one_is_not_whole():
    facets = {name: {"truncated": False} for name in (*peer.PLAIN, *peer.LINKED)}
    whole = {"facet_results": facets, "facets_timed_out": [], "filtered_table_rows_count": 40}

    assert peer.is_complete(whole)
    assert not peer.is_complete(whole | {"facets_timed_out": ["theme"]})
    assert not peer.is_complete(whole | {"filtered_table_rows_count": None})
    assert not peer.is_complete(whole | {"facet_results": facets | {"theme": {"truncated": True}}})
    assert not peer.is_complete(whole | {"facet_results": {}})
