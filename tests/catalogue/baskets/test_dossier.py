"""A dossier that an address holds, and what its fiches have in common."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict

from centres.catalogue.baskets.dossier import Dossier, dossier_of
from centres.catalogue.baskets.synthesis import state_of, synthesis_of
from centres.catalogue.facts.budgets import BUDGET_STATES
from centres.editing.merging.merge import merge_rows
from centres.models import Action
from tests.factories import make_action

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


def read(query: str) -> Dossier:
    return dossier_of(QueryDict(query), Action.objects.visible_to(None).for_detail(), TODAY)


def test_an_address_says_it_all_and_is_said_again_in_one_spelling():
    one, two = make_action(), make_action()
    asked = read(f"n{one.pk}=Oui+!&a={two.pk}&titre=++Un+titre&pour=le+CA&a={one.pk}&date=2026-12-01&n999=Perdue&x=1")

    assert asked.query == f"a={two.pk}&a={one.pk}&titre=Un+titre&pour=le+CA&date=2026-12-01&n{one.pk}=Oui+%21"
    assert [(entry.number, entry.action, entry.note) for entry in asked.entries] == [(1, two, ""), (2, one, "Oui !")]
    assert (asked.day, asked.notes) == (date(2026, 12, 1), [])
    assert read(asked.query).query == asked.query


def test_the_note_on_a_fiche_that_was_merged_into_another_goes_with_it():
    kept, gone = make_action(), make_action()
    merge_rows(kept, gone)

    assert read(f"a={gone.pk}&n{gone.pk}=Oui").query == f"a={kept.pk}&n{kept.pk}=Oui"


def test_without_a_date_the_dossier_is_of_today():
    assert read("").day == TODAY
    wrong = read("date=demain")
    assert (wrong.day, wrong.typed_day) == (TODAY, "")
    assert wrong.notes == ["« demain » n’est pas une date : le dossier porte celle d’aujourd’hui."]


def test_texts_are_bounded_and_what_is_cut_is_said():
    action = make_action()
    asked = read(f"a={action.pk}&titre={'T' * 200}&n{action.pk}={'n' * 400}")

    assert (len(asked.title), len(asked.noted[action.pk])) == (120, 300)
    assert len(asked.notes) == 2
    assert not asked.is_long


def test_a_long_address_is_said():
    actions = [make_action() for _ in range(15)]
    asked = read("&".join(f"a={action.pk}&n{action.pk}={'n' * 300}" for action in actions))

    assert asked.is_long


def test_the_thirty_first_fiche_is_left_out_and_named():
    actions = [make_action() for _ in range(31)]
    asked = read("&".join(f"a={action.pk}" for action in actions))

    assert len(asked.entries) == 30
    assert asked.notes == [f"Un dossier contient au plus 30 fiches ; laissées de côté : « {actions[30].title} »."]


@pytest.mark.parametrize(
    ("button", "order"),
    [
        ("monter={1}", [1, 0, 2]), ("monter={0}", [0, 1, 2]), ("descendre={1}", [0, 2, 1]),
        ("descendre={2}", [0, 1, 2]), ("retirer={1}", [0, 2]), ("retirer=abc", [0, 1, 2]), ("monter=999", [0, 1, 2]),
    ],
)  # fmt: skip
def test_a_button_moves_one_fiche(button, order):
    ids = [make_action().pk for _ in range(3)]
    query = QueryDict("&".join([*(f"a={pk}" for pk in ids), f"n{ids[1]}=Note", button.format(*ids)]))
    asked = dossier_of(query, Action.objects.visible_to(None).for_detail(), TODAY)

    kept = [f"a={ids[place]}" for place in order]
    address, _, place = asked.after(query).partition("#")
    assert address == "&".join([*kept, *([f"n{ids[1]}=Note"] if 1 in order else [])])
    assert place in ("", f"n{button.format(*ids).partition('=')[2]}")
    assert asked.after(QueryDict("")) is None


BUDGETS = [
    None, {}, {"total": 5}, {"total": 0, "period": "once"}, {"total": 7, "period": "year"}, {"low": 3, "high": 3},
    {"low": 3, "high": 4}, {"low": 3}, {"total": 9, "scope": "hors personnel"}, {"low": 1, "high": 2, "scope": "x"},
    {"total": 2, "period": "month"}, {"total": 2, "period": "session"}, {"total": 2, "period": "person"},
]  # fmt: skip


def test_the_state_of_a_budget_is_the_one_of_the_figures():
    for resources in ("", "-", "Pas de budget propre"):
        for budget in BUDGETS:
            action = make_action(budget=budget, resources=resources)
            states = {
                slug for slug, state in BUDGET_STATES.items()
                if Action.objects.filter(state.condition, pk=action.pk).exists()
            }  # fmt: skip
            assert states - {"oui", "non"} == {state_of(action)}


def test_only_comparable_budgets_are_added_up():
    actions = [make_action(budget=budget) for budget in BUDGETS]
    told = {row.label: row for row in synthesis_of(actions).budgets}

    once = told["Budget complet, en une fois ou sans période"]
    assert (once.numbers, once.total, once.quartiles.median) == ([3, 4, 6], Decimal(8), Decimal(3))
    assert (told["Budget complet, par an"].total, told["Budget complet, par an"].quartiles) == (Decimal(7), None)
    for label, numbers in {
        "Budget en fourchette": [7, 8], "Budget partiel": [9, 10], "Budget non renseigné": [1, 2],
    }.items():  # fmt: skip
        assert (told[label].numbers, told[label].total) == (numbers, None)


def test_terms_are_told_with_their_fiches_the_most_shared_first():
    actions = [make_action(keywords=["sante"]), make_action(keywords=["culture", "sante"]), make_action()]
    themes = synthesis_of(actions).lists[0]

    assert [(term.label, term.numbers) for term in themes.terms] == [("Santé", [1, 2]), ("Culture", [2])]
    assert (themes.title, themes.silent) == ("Thèmes", [3])


def test_nothing_gathered_says_nothing():
    assert (synthesis_of([]).lists, synthesis_of([]).budgets) == ([], [])
