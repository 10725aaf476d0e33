"""What got stuck, why actions ended and what comes next."""

import pytest
from django.http import QueryDict

from centres.catalogue.facts.outcomes import LABELS, TOLD
from centres.catalogue.figures.snags import SnagFilter, select_tellers
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import LiveIndex
from centres.models import Action
from tests.factories import make_action

pytestmark = pytest.mark.django_db


def read(query: str = "") -> SnagFilter:
    return SnagFilter(QueryDict(query), Action.objects.visible_to(None), index=LiveIndex().current())


def told(query: str = "") -> dict[str, list[str]]:
    found = read(query)
    return {action.title: [told.name for told in action.told] for action in select_tellers(found)[0:20]}


@pytest.fixture(scope="module")
def shared_catalogue(shared_rows) -> None:
    with shared_rows():
        make_action("Les trois", keywords=["sante"], limits="Trop peu.", status_reason="Finie.", prospects="Encore.")
        make_action("Limites", scale="un-quartier", limits="Froid.", prospects="-")
        make_action("Rien", limits="", prospects="…")
        make_action("Brouillon", state="draft", limits="Secret.")


def test_a_fiche_that_says_any_of_them_is_there(shared_catalogue):
    assert told() == {"Les trois": ["limites", "fin", "perspectives"], "Limites": ["limites"]}


def test_dit_chooses_what_is_shown(shared_catalogue):
    assert told("dit=fin&dit=perspectives") == {"Les trois": ["fin", "perspectives"]}


def test_the_filters_of_the_list_narrow_it(shared_catalogue):
    assert list(told("theme=sante")) == ["Les trois"]
    assert list(told("echelle=un-quartier")) == ["Limites"]


def test_counts_are_those_of_the_fiches_shown(shared_catalogue):
    assert [(label, figure.count, figure.query) for label, figure in read("theme=sante").kinds] == [
        (LABELS[name], 1, f"theme=sante&dit={name}") for name in TOLD
    ]
    assert [figure.count for _, figure in read("dit=fin").kinds] == [2, 1, 1]
    (theme,) = [facet for facet in read().facets if facet.name == "theme"]
    assert {option.choice.label: option.count for option in theme.options if option.count} == {"Santé": 1}


@pytest.mark.parametrize("query", ["dit=limites", "dit=fin&dit=limites", "dit=autre", "dit=perspectives&theme=sante"])
def test_the_list_of_actions_takes_dit_too(shared_catalogue, query):
    rows, index = Action.objects.visible_to(None), LiveIndex().current()
    found = ActionFilter(QueryDict(query), rows, index=index)

    assert set(index.select(found.selection)) == set(found.qs.values_list("pk", flat=True))


def test_an_unknown_word_is_said(shared_catalogue):
    assert read("dit=autre").notes == [
        "Filtre ignoré : « dit » prend « limites », « fin » ou « perspectives », pas « autre »."
    ]


def test_a_page_costs_the_same_for_one_and_for_twenty(shared_catalogue, django_assert_num_queries):
    for _ in range(20):
        make_action(limits="Trop.", keywords=["sante"])
    results = select_tellers(read())
    with django_assert_num_queries(3):
        assert len(results[0:20]) == 20
