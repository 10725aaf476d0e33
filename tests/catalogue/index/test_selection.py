"""What was picked -> what the index is asked."""

from decimal import Decimal

import pytest
from pyroaring import BitMap

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import FACETS, CatalogueIndex, LiveIndex, Selection
from tests.factories import make_action


def found(name: str) -> BitMap:
    return BitMap([len(name)])


def test_a_slug_that_centres_share_asks_for_each_of_them():
    assert Selection.of({"centre": [(1, 2), (5,)]}, found).keys == {"centre": {1, 2, 5}}


def test_nothing_picked_asks_for_nothing():
    assert Selection.of({"theme": [], "q": []}, found) == Selection()


def test_what_the_index_does_not_know_is_found_by_something_else():
    asked = Selection.of({"theme": [3], "q": ["jardin"], "budget": ["par-an"], "budget_min": [Decimal("12.50")]}, found)

    assert asked.keys == {"theme": {3}}
    assert asked.found == {"q": BitMap([1]), "budget": BitMap([6])}
    assert (asked.least, asked.most) == (1250, None)


@pytest.fixture
def index(db) -> CatalogueIndex:
    for budget in ({"total": 5}, {}, None):
        make_action(keywords=["sante"], budget=budget)
    return LiveIndex().current()


def test_the_counts_of_a_parameter_leave_its_own_ids_aside(index):
    only = BitMap([index.ids.max()])

    assert index.counts(Selection(found={"q": only}))["budget"] == {"oui": 0, "non": 1}
    assert index.counts(Selection(found={"budget": only}))["budget"] == {"oui": 1, "non": 2}
    assert len(index.select(Selection(found={"budget": only}))) == 1


def test_bounds_and_facets_add_up(index):
    theme = next(iter(index.values["theme"]))

    assert len(index.select(Selection({"theme": frozenset([theme])}, least=500, most=500))) == 1
    assert not index.select(Selection({"theme": frozenset([-1])}, least=500))
    assert not index.select(Selection(least=501))


def test_the_parameters_that_ask_the_database_are_few():
    """Each costs a query when it is in force: one that is asked often belongs in the index."""
    told_by_the_index = {"commune", "pres", "q", "mode_gestion", "milieu", "qpv", "population"}
    known = {*FACETS, "budget_min", "budget_max", *ActionFilter.orders, *told_by_the_index}

    assert set(ActionFilter.base_filters) - known <= {"poste", "financeur", "personnes"}
