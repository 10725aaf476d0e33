"""Fiches side by side: what recurs, what differs, what nobody can tell."""

import pytest

from centres.catalogue.baskets.comparison import compare_fiches, verdict_on
from centres.models import Action
from tests.factories import make_action, make_centre, make_full_action

pytestmark = pytest.mark.django_db


def rows(*made: Action) -> dict:
    read = Action.objects.for_detail().in_bulk([action.pk for action in made])
    return {row.label: row for row in compare_fiches([read[action.pk] for action in made]).rows}


def shared(row) -> list[list[str]]:
    return [[mark.label for mark in cell.marks if mark.is_shared] for cell in row.cells]


@pytest.mark.parametrize(
    ("sets", "verdict"),
    [
        (["a", "a", "a"], "identique"),
        (["ab", "ba"], "identique"),
        (["a", "a", ""], "en partie"),
        (["ab", "b"], "en partie"),
        (["a", "b"], "différent"),
        (["a", "b", ""], "différent"),
        (["a", ""], "une seule le dit"),
        (["", ""], ""),
    ],
)
def test_a_verdict_knows_a_silent_fiche_from_a_different_one(sets, verdict):
    assert verdict_on([frozenset(some) for some in sets]) == verdict


def test_what_recurs_is_marked_where_fiches_share_a_part():
    read = rows(make_action(keywords=["sante", "culture"]), make_action(keywords=["culture"]), make_action())

    assert read["Thèmes"].verdict == "en partie"
    assert shared(read["Thèmes"]) == [["Culture"], ["Culture"], []]


def test_what_is_the_same_everywhere_is_said_once_and_not_marked():
    read = rows(make_action(scale="un-quartier"), make_action(scale="un-quartier"))

    assert read["Échelle"].is_same
    assert shared(read["Échelle"]) == [[], []]


def test_prose_has_no_verdict():
    read = rows(make_full_action(), make_full_action(summary="Autre chose.", limits="-"))

    for label in ("En bref", "Ce qui a coincé", "Et la suite", "Résultats pour les habitants"):
        assert read[label].verdict == ""
    assert [cell.text for cell in read["Ce qui a coincé"].cells] == ["Texte de limits.", ""]


@pytest.mark.parametrize(
    ("budgets", "verdict"),
    [
        ([{"total": 5}, {"total": 5}], "identique"),
        ([{"total": 5}, {"total": 6}], "différent"),
        ([{"total": 5}, {"total": 5, "period": "once"}], "identique"),
        ([{"total": 5}, {"low": 5, "high": 5}], "identique"),
        ([{"total": 5}, {"total": 5, "period": "year"}], "pas comparable"),
        ([{"total": 5}, {"total": 5, "scope": "hors personnel"}], "pas comparable"),
        ([{"total": 5}, {"low": 1, "high": 9}], "pas comparable"),
        ([{"total": 5}, {"low": 5}], "pas comparable"),
        ([{"total": 5}, None], "une seule le dit"),
        ([{"total": 0}, {"total": 0}, None], "différent"),
        ([None, {}], ""),
    ],
)
def test_only_comparable_budgets_are_held_against_one_another(budgets, verdict):
    assert rows(*(make_action(budget=budget) for budget in budgets))["Budget"].verdict == verdict


def test_a_funder_is_named_once_with_what_it_pays():
    lines = [
        {"kind": "produit", "amount": 10, "funder": "Caf"},
        {"kind": "produit", "amount": 20, "funder": "CAF"},
        {"kind": "produit", "amount": 30, "funder": "Ville"},
        {"kind": "valorisation", "amount": 40, "funder": "Bénévoles"},
    ]
    row = rows(make_action(budget={"lines": lines}), make_action())["Financeurs"]

    assert [(mark.more, mark.is_shared) for mark in row.cells[0].marks] == [(None, False), (30, False)]
    assert row.verdict == ""


def test_fields_that_no_fiche_fills_are_named_in_one_line():
    actions = Action.objects.for_detail().in_bulk([make_action().pk, make_action(centre=make_centre()).pk])
    read = compare_fiches(list(actions.values()))

    assert "ce qui a coincé" in read.unsaid
    assert "budget" not in read.unsaid
    assert {row.label for row in read.rows} == {"Budget", "Département"}
