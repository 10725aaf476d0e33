"""The parameter `tri` -> the order of the list."""

import pytest
from django.http import QueryDict

from centres.catalogue.facts.orders import NEEDED, SORTS, sorted_by
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import current_state
from centres.catalogue.lists.action_list import list_actions
from centres.models import Action
from tests.factories import make_action, make_centre

pytestmark = pytest.mark.django_db


def asked(query: str) -> ActionFilter:
    return ActionFilter(QueryDict(query), Action.objects.visible_to(None))


def order(query: str) -> list[str]:
    return list(asked(query).qs.values_list("title", flat=True))


@pytest.fixture(scope="module")
def shared_five(shared_rows) -> None:
    with shared_rows():
        make_action("Été", budget={"total": 300}, year=2001)
        make_action("atelier", budget={"low": 200, "high": 900}, year=2002)
        make_action("Zoo", year=2019)
        make_action("Atelier-bois", budget={"total": 0}, year=2003)
        make_action("Ateliers", budget={"total": 300}, year=2004)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("tri=recentes", ["Zoo", "Ateliers", "Atelier-bois", "atelier", "Été"]),
        ("", ["Zoo", "Ateliers", "Atelier-bois", "atelier", "Été"]),
        ("tri=distance", ["Zoo", "Ateliers", "Atelier-bois", "atelier", "Été"]),
        ("tri=titre", ["atelier", "Atelier-bois", "Ateliers", "Été", "Zoo"]),
        ("tri=budget", ["atelier", "Ateliers", "Été", "Atelier-bois", "Zoo"]),
        ("tri=budget-croissant", ["Atelier-bois", "atelier", "Ateliers", "Été", "Zoo"]),
        ("tri=annee", ["Été", "atelier", "Atelier-bois", "Ateliers", "Zoo"]),
        ("tri=budget&tri=titre", ["atelier", "Ateliers", "Été", "Atelier-bois", "Zoo"]),
    ],
)
@pytest.mark.usefixtures("shared_five")
def test_the_list_takes_the_order_asked_for(query, titles):
    assert order(query) == titles


@pytest.mark.parametrize("sort", [word for word in SORTS if word not in NEEDED])
def test_the_list_in_memory_is_in_the_order_of_sql(shared_five, sort):
    for number, centre in enumerate(
        (make_centre("Bois"), make_centre("Arche"), None, make_centre("Bois", departement="69"))
    ):
        make_action(
            f"Jardin {number}",
            centre=centre,
            year=2000 + number if number else None,
            budget={"low": 5} if number else None,
        )
    found = ActionFilter(QueryDict(f"tri={sort}"), Action.objects.visible_to(None), index=current_state().index)
    rows = list_actions(found, current_state().index)

    assert [row.pk for row in rows[0 : len(rows)]] == list(order_of(sort))


def order_of(sort: str) -> list[int]:
    return sorted_by(Action.objects.visible_to(None), sort).values_list("pk", flat=True)


def test_the_usual_order_is_not_told_and_another_is():
    assert asked("tri=recentes&budget=oui").query == "budget=oui"
    assert asked("tri=TITRE").query == "tri=titre"
    assert [chosen.label for chosen in asked("tri=titre").chosen] == ["Tri : titre"]
    assert [option.choice.value for option in asked("tri=titre").sorts if option.is_ticked] == ["titre"]
    assert [option.choice.value for option in asked("tri=x").sorts if option.is_ticked] == [""]


def test_a_search_brings_its_own_order():
    def labels(query: str) -> list[tuple[str, str, bool]]:
        return [(option.choice.value, option.choice.label, option.is_ticked) for option in asked(query).sorts]

    assert labels("q=jardin")[:2] == [("", "pertinence", True), ("recentes", "récentes", False)]
    assert labels("")[0] == ("", "récentes", True)
    assert asked("q=jardin&tri=pertinence").query == "q=jardin"
    assert asked("q=jardin&tri=recentes").query == "q=jardin&tri=recentes"
    assert asked("q=l%27&tri=pertinence").notes == [
        "Recherche ignorée : « l' » ne contient aucun mot à chercher.",
        "Tri ignoré : la pertinence demande une recherche.",
    ]
