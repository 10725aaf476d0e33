"""What somebody types of a place -> places; the corpus (test_corpus.py) has those of all France."""

import pytest

from centres.gazetteer.finding import resolve_place
from centres.gazetteer.suggesting import suggest_places
from centres.models import Commune
from tests.factories import make_commune

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_communes")]


@pytest.fixture(scope="module")
def shared_communes(shared_rows) -> None:
    with shared_rows():
        make_commune("38344", "Roussillon", postcodes="38150", population=8900)
        make_commune("84102", "Roussillon", postcodes="84220", population=1300)
        make_commune("38185", "Grenoble", postcodes="38000 38100", population=157_000)
        make_commune("38421", "Saint-Martin-d'Hères", postcodes="38400", population=38_000)
        make_commune("38422", "Saint-Martin-d'Uriage", postcodes="38410", population=5600)
        make_commune("38269", "La Mure", postcodes="38350", population=5000)
        make_commune("74194", "Mûres", postcodes="74540", population=900)
        make_commune("38193", "L'Isle-d'Abeau", postcodes="38080", population=17_000)
        make_commune("38151", "Échirolles", postcodes="38130", population=37_000)


def labels(words: str) -> list[str]:
    return [str(place) for place in suggest_places(words)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("rouss", ["Roussillon (38)", "Roussillon (84)"]),
        ("Roussillon (84)", ["Roussillon (84)"]),
        ("ROUSSILLON 38", ["Roussillon (38)"]),
        ("84220 roussillon", ["Roussillon (84)"]),
        ("381", ["Grenoble (38)", "Échirolles (38)", "Roussillon (38)"]),
        ("38100", ["Grenoble (38)"]),
        ("st martin d", ["Saint-Martin-d'Hères (38)", "Saint-Martin-d'Uriage (38)"]),
        ("Saint-Martin-d’H", ["Saint-Martin-d'Hères (38)"]),
        ("SAINT MARTIN D'H", ["Saint-Martin-d'Hères (38)"]),
        ("mure", ["La Mure (38)", "Mûres (74)"]),
        ("mures", ["Mûres (74)"]),
        ("la mu", ["La Mure (38)"]),
        ("isle d'ab", ["L'Isle-d'Abeau (38)"]),
        ("échi", ["Échirolles (38)"]),
        ("E\u0301chirolles", ["Échirolles (38)"]),
        ("martin", ["Martinique (972)"]),
        ("%", []),
        ("_", []),
        ("", []),
        ("  ", []),
        ("\0", []),
        ("★", []),
        ("\ud800", []),
        ("x" * 60_000, []),
        ("9" * 60_000, []),
        ("z\U0010ffff", []),
    ],
)
def test_a_commune_is_found_by_the_beginning_of_its_name_or_of_a_postcode(words, found):
    assert labels(words) == found


def test_two_figures_alone_are_a_departement_and_begin_a_postcode():
    assert labels("38")[0] == "Isère (38)"
    assert {label[-4:] for label in labels("38")} == {"(38)"}
    assert len(labels("38")) == 8


def test_at_most_ten_are_suggested_and_the_very_name_comes_first():
    for number in range(20):
        make_commune(f"01{number:03}", f"Murelle {number}", population=1_000_000)

    assert len(suggest_places("mure")) == 10
    assert labels("mure")[0] == "La Mure (38)"


def test_a_suggestion_costs_a_few_queries(django_assert_num_queries):
    # Communes and their parts by name and by their beginning, EPCI, départements and régions.
    with django_assert_num_queries(7):
        suggest_places("saint")
    with django_assert_num_queries(3):
        suggest_places("38100")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("grenoble", "38185"),
        ("Grenob", "38185"),
        ("38130", "38151"),
        ("Roussillon (84)", "84102"),
        ("La Mure", "38269"),
        ("MURE", "38269"),
        ("Voiron", None),
        ("roussillon", None),
        ("st martin d", None),
    ],
)
def test_a_place_is_taken_when_it_is_the_only_one(words, code):
    only = resolve_place(words).only

    assert (only and only.pk) == code


@pytest.mark.parametrize(
    ("words", "close"),
    [
        ("Grennoble", ["Grenoble (38)"]),
        ("Echirole", ["Échirolles (38)"]),
        ("Saint Martin d'Eres", ["Saint-Martin-d'Hères (38)", "Saint-Martin-d'Uriage (38)", "Saint-Martin (978)"]),
        ("Grenoble (84)", ["Grenoble (38)"]),
        ("Zanzibar", []),
        ("99999", []),
    ],
)
def test_a_name_that_is_none_looks_like_others(words, close):
    found = resolve_place(words)

    assert [str(commune) for commune in found.places] == close
    assert found.only is None


def test_a_renamed_commune_is_found_by_its_new_name():
    commune = Commune.objects.get(pk="38151")
    commune.name = "La Ville-Neuve"
    commune.save()

    assert labels("echirolles") == []
    assert labels("ville neuve") == labels("la ville neuve") == ["La Ville-Neuve (38)"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Grenoble 1er", "38185"),
        ("grenoble 3ème", "38185"),
        ("38025 Grenoble Cedex 1", "38185"),
        ("Grenoble Cedex 9, 38025", "38185"),
        ("84025 Roussillon CEDEX", "84102"),
    ],
)
def test_what_letters_are_addressed_with_names_the_commune(words, code):
    only = resolve_place(words).only

    assert (only and only.pk) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Roussillon, Isère", "38344"),
        ("roussillon vaucluse", "84102"),
        ("Saint-Martin-d’Hères (Isère)", "38421"),
        ("Grenoble Isere", "38185"),
        ("Isère", "38"),
        ("Grenoble Vaucluse", None),
    ],
)
def test_a_commune_is_told_from_another_by_the_name_of_its_departement(words, code):
    only = resolve_place(words).only

    assert (only and only.pk) == code


def test_a_text_of_many_words_is_no_place_at_a_few_questions_cost(django_assert_max_num_queries):
    """Each way to cut it in two was asked of the database: 200 questions."""
    with django_assert_max_num_queries(40):
        assert not resolve_place("saint " * 400).is_meant
