"""Counts shown on a page are held to plain SQL: the SQL is right, the page is read right, a wrong number is seen."""

from itertools import islice
from random import Random

import pytest
from django.db import connection

from centres.bench.selections import Shown, counts, differences, query, random_selections, total, values_of
from tests.factories import make_action, make_centre

pytestmark = pytest.mark.django_db

OPTION = '<label><input type="checkbox" name="{}" value="{}"><span>{}</span> <span class="n">{}</span></label>'
PAGE = "".join(
    [
        "<h1>Actions</h1><h2>1\u202f234 actions</h2>",
        OPTION.format("theme", "sante", "Santé", "12"),
        OPTION.format("annee", "2014", "2014", "1\u202f003 fiches"),
        OPTION.format("annee", "2015", "2015", ""),
        '<label for="tri">Trier par 5</label>',
    ]
)


@pytest.fixture
def ask():
    """Plain SQL on the database of the tests."""

    def asking(sql, values=()):
        with connection.cursor() as cursor:
            cursor.execute(sql.replace("?", "%s"), values)
            return cursor.fetchall()

    return asking


@pytest.fixture
def _catalogue():
    isere, nord = make_centre(departement="38"), make_centre("Autre", departement="59")
    make_action(centre=isere, keywords=["sante", "culture"], year=2014, budget={"total": 100})
    make_action(centre=isere, keywords=["sante"], year=2015, dimension="services", audiences=["familles"])
    make_action(centre=nord, keywords=["culture"], year=2014, budget={"low": 10, "high": 20})
    make_action(centre=nord, keywords=["sante"], state="draft")
    make_action(keywords=[])


@pytest.mark.usefixtures("_catalogue")
def test_plain_sql_counts_published_fiches_and_leaves_a_facet_out_of_its_own_counts(ask):
    assert total(ask, {}) == 4
    assert total(ask, {"theme": ["sante", "culture"], "departement": ["38"]}) == 2
    assert total(ask, {"annee": ["2014"], "budget": ["oui"]}) == 2
    assert counts(ask, {"theme": ["sante"]}, "theme") == {"sante": 2, "culture": 2}
    assert counts(ask, {"theme": ["sante"]}, "region") == {"84": 2}
    assert counts(ask, {"departement": ["38"]}, "budget") == {"oui": 1, "non": 1}
    assert counts(ask, {"dimension": ["services"]}, "annee") == {"2015": 1}


def test_the_numbers_of_a_page_are_read_and_a_label_is_no_number():
    shown = Shown(PAGE)

    assert shown.total == 1234
    assert shown.counts == {"theme": {"sante": 12}, "annee": {"2014": 1003}}
    assert Shown("<h2>Aucune action</h2>").total == 0
    assert Shown("<h1>Actions</h1>").total is None


@pytest.mark.usefixtures("_catalogue")
def test_the_list_page_tells_what_plain_sql_counts(ask, client):
    for selection in ({}, {"theme": ["sante"]}, {"departement": ["38", "59"], "annee": ["2014"]}, {"region": ["93"]}):
        page = client.get(f"/actions/?{query(selection)}").text
        assert differences(page, ask, selection, is_counted=False) == []


@pytest.mark.usefixtures("_catalogue")
def test_a_wrong_number_is_seen(ask):
    wrong = differences(PAGE, ask, {"theme": ["sante"]}, is_counted=False)

    assert wrong == [
        "theme=sante : la page annonce 1234 fiches, la base en compte 2.",
        "theme=sante : theme=sante montre 12, la base en compte 2.",
        "theme=sante : annee=2014 montre 1003, la base en compte 1.",
    ]


@pytest.mark.usefixtures("_catalogue")
def test_a_page_that_stops_counting_is_seen(ask):
    wrong = differences("<h2>4 actions</h2>", ask, {}, is_counted=True)

    assert "sans filtre : la page ne compte rien pour « theme »." in wrong


@pytest.mark.usefixtures("_catalogue")
def test_selections_are_drawn_from_a_seed_and_never_twice(ask):
    values = values_of(ask)

    drawn = [query(some) for some in islice(random_selections(values, Random(3)), 40)]
    assert drawn == [query(some) for some in islice(random_selections(values, Random(3)), 40)]
    assert len(set(drawn)) == 40
