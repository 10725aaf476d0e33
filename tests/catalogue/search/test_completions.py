"""The beginning of a search -> themes, fiches and communes that it may be."""

import pytest
from django.contrib.auth.models import AnonymousUser

from centres.catalogue.index import current_state
from centres.catalogue.search.completions import completions
from centres.models import Action, Keyword
from tests.factories import make_action, make_commune

pytestmark = pytest.mark.django_db


def complete(typed: str) -> list[tuple[str, str]]:
    found = completions(typed, current_state(), Action.objects.visible_to(AnonymousUser()))
    return [(completion.kind, completion.label) for completion in found]


def test_the_beginning_of_a_word_finds_the_titles_that_hold_it():
    make_action(title="Jardin partagé")
    make_action(title="La fête du JARDINAGE")
    make_action(title="Café", summary="Au jardin.")

    assert sorted(complete("jardi")) == [("fiche", "Jardin partagé"), ("fiche", "La fête du JARDINAGE")]


@pytest.mark.parametrize("typed", ["solidarités", "Épicerie soli", "epicerie solidaire", "l’épi"])
def test_accents_plurals_and_elisions_do_not_matter(typed):
    make_action(title="Épicerie : les solidarités et le solidaire")

    assert complete(typed) == [("fiche", "Épicerie : les solidarités et le solidaire")]


def test_every_word_counts():
    make_action(title="Jardin partagé")

    assert complete("café jar") == []


def test_a_theme_is_offered_once_a_published_fiche_carries_it():
    theme = Keyword.objects.create(label="Jardins et nature")
    assert complete("nat") == []

    make_action(title="Café", keywords=[theme.slug])

    assert complete("nat") == [("thème", "Jardins et nature")]


def test_a_commune_is_offered_by_its_name():
    make_commune("38185", "Grenoble", (45.1885, 5.7245), postcodes="38000 38100", population=157_000)

    assert complete("greno") == [("commune, aucune action", "Grenoble (38)")]


@pytest.mark.parametrize("state", [Action.State.DRAFT, Action.State.ARCHIVED])
def test_what_is_not_public_is_never_offered(state):
    make_action(title="Jardin secret", state=state)

    assert complete("jardin") == []


@pytest.mark.parametrize("typed", ["", " ", "j", "-", "x" * 61, "\0", "\ud800ja'", '"ja" OR *', "ja:*|&!", "½½", "d'j"])
def test_what_says_nothing_yet_or_says_odd_things_gives_no_error(typed):
    make_action(title="Jardin partagé")

    assert complete(typed) in ([], [("fiche", "Jardin partagé")])


def test_there_are_never_more_than_ten():
    themes = [Keyword.objects.create(label=f"Jardin {number}").slug for number in range(6)]
    for number in range(8):
        make_action(title=f"Jardin {number}", keywords=themes)
        make_commune(f"380{number:02}", f"Jardin{chr(97 + number)}", (45, 5), postcodes="38000", population=10)

    assert len(complete("jard")) == 10


def test_a_fiche_that_is_taken_back_meanwhile_is_left_out(monkeypatch):
    stays, goes = make_action(title="Jardin partagé"), make_action(title="Jardin fermé", state="archived")
    monkeypatch.setattr("centres.catalogue.search.completions.latest", lambda *asked: [goes.pk, stays.pk])

    assert complete("jard") == [("fiche", "Jardin partagé")]
