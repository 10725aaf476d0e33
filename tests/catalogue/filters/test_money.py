"""Words about money and people -> fiches."""

import pytest
from django.http import QueryDict

from centres.catalogue.facts.budgets import BUDGET_STATES
from centres.catalogue.filters.actions import ActionFilter
from centres.models import Action
from centres.models.keys import text_key
from tests.factories import make_action

pytestmark = pytest.mark.django_db


def asked(query: str) -> ActionFilter:
    return ActionFilter(QueryDict(query), Action.objects.visible_to(None))


def titles(query: str) -> str:
    return "".join(sorted(asked(query).qs.values_list("title", flat=True)))


@pytest.fixture(scope="module")
def shared_seven(shared_rows) -> None:
    with shared_rows():
        make_action("A", budget={"total": "1500.50"})
        make_action("B", budget={"low": 40, "high": 50, "period": "session"})
        make_action("C", budget={"total": 0})
        make_action("D", budget={"total": 9000, "scope": "hors frais de personnel", "is_computed": True})
        make_action("E", budget={}, resources="Pas de budget spécifique")
        make_action("F", resources="-")
        make_action("G", budget={"low": 2000, "high": None})
        make_action("H", state="draft", budget={"total": 1500})


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("budget=oui", "ABCDG"),
        ("budget=non", "EF"),
        ("budget=OUI", "ABCDG"),
        ("budget=oui&budget=non", "ABCDEFG"),
        ("budget=sans-periode", "AC"),
        ("budget=par-seance", ""),
        ("budget=fourchette", "BG"),
        ("budget=partiel", "D"),
        ("budget=partiel&budget=fourchette", "BDG"),
        ("budget=non-chiffre", "E"),
        ("budget=non-renseigne", "F"),
        ("budget_min=1500,50", "ADG"),
        ("budget_min=1500,51", "DG"),
        ("budget_max=1 500,50", "ABC"),
        ("budget_max=0", "C"),
        ("budget_min=0", "ABCDG"),
        ("budget_min=45&budget_max=47", "B"),
        ("budget_min=50&budget_max=60", "B"),
        ("budget_min=50,01&budget_max=60", ""),
        ("budget_min=1000000", "G"),
        ("budget_min=1500&budget_max=1500,50&budget=oui", "A"),
        ("budget_min=&budget_max=&tri=", "ABCDEFG"),
        ("budget_max=2 k€", "ABCG"),
        ("budget_min=999999999999,99", "G"),
    ],
)
@pytest.mark.usefixtures("shared_seven")
def test_fiches_are_found_by_what_their_budget_says(query, found):
    assert titles(query.replace(" ", "%20")) == found


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("budget=peut-etre", "Filtre ignoré : le budget est « oui » (chiffré) ou « non », pas « peut-etre »."),
        ("budget_min=abc", "Filtre ignoré : « abc » n’est pas un montant en euros."),
        ("budget_min=-5", "Filtre ignoré : « -5 » n’est pas un montant en euros."),
        ("budget_max=1e3", "Filtre ignoré : « 1e3 » n’est pas un montant en euros."),
        ("budget_max=NaN", "Filtre ignoré : « NaN » n’est pas un montant en euros."),
        ("budget_max=٣", "Filtre ignoré : « ٣ » n’est pas un montant en euros."),
        ("budget_max=" + "9" * 13, f"Filtre ignoré : « {'9' * 13} » n’est pas un montant en euros."),
        (
            "budget_min=2000,5&budget_max=100",
            "Filtre ignoré : pour le budget, « au moins » 2 000,50 € dépasse « au plus » 100 €.",
        ),
        ("budget_min=0&budget_min=1", "Au moins (€) : seule la première valeur compte."),
        ("poste=recettes", "Filtre ignoré : « recettes » n’est pas une nature de dépense ou de recette."),
        ("financeur=personne", "Filtre ignoré : le financeur « personne » n’existe pas."),
        ("personnes=chats", "Filtre ignoré : « chats » n’est pas un compte de personnes."),
        ("tri=pertinence", "Tri ignoré : la pertinence demande une recherche."),
        ("tri=distance", "Tri ignoré : la distance demande une commune, à taper dans « Autour d’un lieu »."),
    ],
)
def test_a_value_that_means_nothing_is_ignored_and_said(query, note):
    make_action("A", budget={"total": 5})

    assert asked(query).notes == [note]
    assert titles(query) == "A"


def test_an_amount_has_one_spelling_in_the_address_and_a_french_one_on_the_page():
    found = asked("budget_min=1%E2%80%AF500,5%C2%A0%E2%82%AC&budget=oui")

    assert found.query == "budget=oui&budget_min=1500.50"
    assert [(chosen.label, chosen.without) for chosen in found.chosen] == [
        ("Budget chiffré", "budget_min=1500.50"),
        ("Budget : au moins 1 500,50 €", "budget=oui"),
    ]
    facet = next(facet for facet in found.facets if facet.name == "budget")
    assert [(typed.name, typed.value) for typed in facet.inputs] == [("budget_min", "1500,50"), ("budget_max", "")]
    assert [option.choice.value for option in facet.options] == ["oui", "non"]
    assert facet.is_open


@pytest.mark.usefixtures("shared_seven")
def test_every_fiche_is_in_one_state_of_each_level():
    for parent in ("", "oui", "non"):
        children = [slug for slug, state in BUDGET_STATES.items() if state.within == parent]
        found = "".join(titles(f"budget={slug}") for slug in children)
        assert "".join(sorted(found)) == titles(f"budget={parent}")


def test_items_are_found_by_kind_when_they_have_one_amount():
    make_action("A", budget={"lines": [{"kind": "charge", "amount": 5}, {"kind": "produit", "amount": 0}]})
    make_action("B", budget={"lines": [{"kind": "charge", "amount": 5}, {"kind": "charge", "amount": 6}]})
    make_action("C", budget={"lines": [{"kind": "charge", "low": 5, "high": 6}, {"amount": 3}]})

    assert titles("poste=charges") == "AB"
    assert titles("poste=charges&poste=produits") == "A"
    assert titles("poste=non-precise") == "C"
    assert titles("poste=valorisations") == ""


def test_a_funder_is_found_in_any_spelling():
    make_action("A", budget={"lines": [{"funder": "CAF", "amount": 5}]})
    make_action("B", budget={"lines": [{"funder": "Caf ", "amount": 5}, {"funder": "Ville", "amount": 1}]})
    make_action("C", budget={"lines": [{"funder": "Caf", "amount": 5}]})
    make_action("D", budget={"lines": [{"funder": "Caf", "amount": 5, "kind": "valorisation"}]})
    make_action("E", budget={"lines": [{"funder": "Secret", "amount": 5}]}, state="draft")

    assert titles("financeur=caf") == titles("financeur=C%C3%A0F") == "ABC"
    assert titles("financeur=caf&financeur=ville") == "B"
    assert asked("financeur=caf").chosen[0].label == "Financeur : CAF"
    assert asked("financeur=secret").notes == ["Filtre ignoré : le financeur « secret » n’existe pas."]


def test_a_funder_with_a_name_too_long_for_a_key_is_found_by_the_key_of_its_link():
    name = "a" * 158 + " " + "b" * 140
    make_action("A", budget={"lines": [{"funder": name, "amount": 5}]})

    assert "  " in text_key(name)
    assert titles(f"financeur={text_key(name)}") == "A"


def test_people_are_found_by_role_and_by_how_sure_their_number_is():
    make_action("A", counts={"volunteers": {"value": 0}})
    make_action("B", counts={"volunteers": {"value": 30, "is_approximate": True}})
    make_action("C", counts={"volunteers": {"low": 3}, "families": {"value": 4}})

    assert titles("personnes=benevoles") == "ABC"
    assert titles("personnes=benevoles-exact") == "A"
    assert titles("personnes=benevoles-environ") == "BC"
    assert titles("personnes=benevoles&personnes=familles") == "C"


def test_filters_that_no_page_offers_show_once_they_are_in_force():
    names = {facet.name for facet in asked("").facets}
    assert not names & {"poste", "financeur", "personnes", "tri", "budget_min"}
    make_action(budget={"lines": [{"funder": "Caf", "amount": 5}]})

    found = asked("poste=charges&financeur=caf&personnes=familles&tri=titre")
    assert {"poste", "financeur", "personnes"} < {facet.name for facet in found.facets}
