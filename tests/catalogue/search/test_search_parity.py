"""The same searches find the same fiches in the same order on both databases: this file runs on each."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from centres.catalogue.search.finding import condition, search
from centres.language import parse_query
from centres.models import Action, ActionText, Keyword
from tests.catalogue.finding import found, tell
from tests.drawing import examples
from tests.factories import make_action, make_centre

pytestmark = pytest.mark.django_db


def found_in_sql(typed: str) -> set[str]:
    return set(Action.objects.visible_to(None).filter(condition(parse_query(typed))).values_list("title", flat=True))


@pytest.fixture(scope="module")
def shared_catalogue(shared_rows) -> None:
    with shared_rows():
        moulin = make_centre("Centre social du Moulin", "38")
        rives = make_centre("Les Deux Rives", "75")
        tell(
            "Jardin partagé",
            centre=rives,
            year=2012,
            summary="On bêche entre voisins.",
            keywords=["developpement-durable"],
        )
        tell("Café des parents", centre=rives, year=2018, summary="On parle du jardin d’en face et de l’école.")
        tell(
            "Sortie à la mer",
            centre=moulin,
            year=2016,
            experience="Les familles ont vu un jardin.",
            audiences=["seniors"],
        )
        tell("Les jardiniers en herbe", centre=moulin, year=2015, limits="Peu d’habitnats le soir.", keywords=["sante"])
        tell("Fête de quartier", centre=moulin, year=2014, summary="Habitants : fête de la musique.", partners=["caf"])
        tell(
            "Atelier d’écriture",
            year=2013,
            description="Œuvres lues tout haut par les habitantes d’un quartier de fête.",
        )
        make_action("Jardin secret", state="draft", summary="jardin")


SEARCHES = {
    "jardin": ["Jardin partagé", "Les jardiniers en herbe", "Café des parents", "Sortie à la mer"],
    "JARDINS": ["Jardin partagé", "Les jardiniers en herbe", "Café des parents", "Sortie à la mer"],
    "jardiner partagée": ["Jardin partagé"],
    "jardin -école": ["Jardin partagé", "Les jardiniers en herbe", "Sortie à la mer"],
    "jardin -seniors": ["Jardin partagé", "Les jardiniers en herbe", "Café des parents"],
    "-jardin -jardinier": ["Fête de quartier", "Atelier d’écriture"],
    "oeuvre": ["Atelier d’écriture"],
    "ŒUVRES": ["Atelier d’écriture"],
    "l'ecole": ["Café des parents"],
    "moulin": ["Sortie à la mer", "Les jardiniers en herbe", "Fête de quartier"],
    "isère fete": ["Fête de quartier"],
    "rhône-alpes jardin": ["Les jardiniers en herbe", "Sortie à la mer"],
    "paris": ["Café des parents", "Jardin partagé"],
    "fete musique": ["Fête de quartier"],
    '"fête de la musique"': ["Fête de quartier"],
    "« fete quartier »": [],
    '"quartier de fête"': ["Atelier d’écriture"],
    "fête quartier": ["Fête de quartier", "Atelier d’écriture"],
    "bien-être": [],
    "durable": ["Jardin partagé"],
    '"développement durable"': ["Jardin partagé"],
    '"durable développement"': [],
    "santé": ["Les jardiniers en herbe"],
    "seniors jardin": ["Sortie à la mer"],
    "caf": ["Fête de quartier"],
    "habitants": ["Fête de quartier", "Les jardiniers en herbe", "Atelier d’écriture"],
    "secret": [],
    "parents": ["Café des parents"],
    "poissons": [],
    "★": [],
    "": [],
    "jardin OR école": ["Café des parents"],
    "jard*": [],
    '"': [],
    "jardin NEAR école": ["Café des parents"],
}


@pytest.mark.usefixtures("shared_catalogue")
@pytest.mark.parametrize("typed", SEARCHES)
def test_a_search_finds_these_fiches_in_this_order(typed):
    assert found(typed) == SEARCHES[typed]


@pytest.mark.usefixtures("shared_catalogue")
@pytest.mark.parametrize("typed", [typed for typed in SEARCHES if parse_query(typed)])
def test_sets_and_sql_find_the_same(typed):
    assert found_in_sql(typed) == set(SEARCHES[typed])


def test_the_place_of_a_word_comes_before_the_date():
    tell("Ailleurs", year=2020, prospects="un verger")
    tell("Résumé", year=2019, summary="un verger")
    tell("Centre", year=2018, centre=make_centre("Maison du Verger"))
    tell("Le verger", year=2017)
    tell("Ailleurs encore", year=2021, people="un verger")

    assert found("verger") == ["Le verger", "Centre", "Résumé", "Ailleurs encore", "Ailleurs"]


def test_a_theme_weighs_as_much_as_the_centre():
    Keyword.objects.create(label="Verger", slug="verger")
    tell("Résumé", year=2019, summary="un verger")
    tell("Thème", year=2015, keywords=["verger"])
    tell("Centre", year=2014, centre=make_centre("Maison du Verger"))

    assert found("verger") == ["Thème", "Centre", "Résumé"]


def test_the_worst_place_of_several_words_counts():
    tell("Verger et ruche", year=2010)
    tell("Le verger", year=2015, summary="une ruche")
    tell("La ruche", year=2020, limits="un verger")

    assert found("verger ruche") == ["Verger et ruche", "Le verger", "La ruche"]


def test_inside_a_place_the_fiche_that_is_more_about_it_comes_first():
    tell("Une fois", year=2020, description="Un verger, puis " + "autre chose encore " * 300)
    tell("Souvent", year=2012, description="Le verger, ce verger, nos vergers. " + "Autre chose. " * 20)
    tell("Deux fois", year=2015, description="Le verger, et encore un verger, " + "autre chose encore " * 150)

    assert found("verger") == ["Souvent", "Deux fois", "Une fois"]


def test_a_rare_word_counts_more_than_a_common_one():
    for number in range(8):
        tell(f"Commun {number}", year=2000 + number, summary="La fête.")
    tell("Plutôt la fête", year=2020, description="La fête, la fête, une fête. Un rucher " + "ailleurs " * 300)
    tell("Plutôt le rucher", year=2010, description="Un rucher, ce rucher, un rucher. La fête " + "ailleurs " * 300)

    assert found("fête rucher") == ["Plutôt le rucher", "Plutôt la fête"]


def test_words_that_follow_one_another_as_they_were_typed_come_first():
    tell("Loin", year=2020, description="Une fête ; plus tard, avec la musique.")
    tell("Près", year=2010, description="La fête de la musique, plus tard.")

    assert found("fête de musique") == ["Loin", "Près"]
    assert found("plus tard fête") == ["Loin", "Près"]
    assert found("musique plus tard") == ["Près", "Loin"]


def test_a_word_as_it_was_typed_comes_before_those_of_its_root():
    tell("Bricoleurs", year=2020, description="Des bricoleuses.")
    tell("Bricolage", year=2010, description="Du bricolage.")
    tell("Fêter", year=2020, limits="Un moment festif.")
    tell("Fête", year=2010, limits="La fête.")

    assert found("bricolages") == ["Bricolage", "Bricoleurs"]
    assert found("bricoleur") == ["Bricoleurs", "Bricolage"]
    assert found("fête")[0] == "Fête"


FALSE_FRIENDS = ["repas/répit", "père/périr", "communication/commune", "permis/permettre", "marche/marché",
    "aidant/aide", "vie/via", "sortie/sorte", "cours/courant", "pôle/polis"]  # fmt: skip
TOGETHER = ["jouer/jeux", "festif/fête", "soutenir/soutien", "rural/ruralité", "coiffure/coiffeuse",
    "bricolage/bricoler", "entr’aide/entraide", "c.a.f./CAF", "sportif/sportive", "travailleur/travailleuse",
    "après-midi/aprèm", "adhérent·e·s/adhérentes", "voisin(e)s/voisine", "salarié.e.s/salariées",
    "animateurs/trices / animatrice", "usager·ères/usagère", "parentalite/parentalité"]  # fmt: skip


@pytest.mark.parametrize("pair", FALSE_FRIENDS)
def test_false_friends_do_not_find_each_other(pair):
    one, other = pair.split("/")
    tell("Le premier", summary=f"Voici {one}.")
    tell("Le second", summary=f"Voici {other}.")

    assert (found(one), found(other)) == (["Le premier"], ["Le second"])


@pytest.mark.parametrize("pair", TOGETHER)
def test_words_that_are_one_find_each_other(pair):
    one, other = pair.rsplit(" / " if " / " in pair else "/", 1)
    tell("Le premier", summary=f"Voici {one} ici.")
    tell("Le second", summary=f"Voici {other} ici.")

    assert set(found(one)) == set(found(other)) == {"Le premier", "Le second"}


def test_a_phrase_does_not_go_from_one_text_to_the_next():
    tell("Le verger", summary="Ruche en fête")

    assert found('"verger ruche"') == []
    assert found('"ruche en fête"') == ["Le verger"]


COMPOUNDS = {
    "périscolaire": ["Temps péri-scolaires", "Un accueil périscolaire", "Sans titre"],
    "péri-scolaire": ["Temps péri-scolaires", "Un accueil périscolaire", "Sans titre"],
    "l’accueil peri‑scolaire": ["Un accueil périscolaire"],
    "scolaire": ["Temps péri-scolaires", "Sans titre"],
    '"péri scolaire"': ["Temps péri-scolaires", "Sans titre"],
    '"temps périscolaire"': [],
    "titre -péri-scolaire": [],
    "titre -périscolaire": [],
    "co-éducation": ["Sans titre"],
    "coéducation": ["Sans titre"],
}


@pytest.mark.parametrize("typed", COMPOUNDS)
def test_words_that_a_hyphen_holds_are_found_written_as_one_and_the_other_way_round(typed):
    Keyword.objects.create(label="Co-éducation", slug="co-education")
    tell("Temps péri-scolaires", year=2020)
    tell("Un accueil périscolaire", year=2019)
    tell("Sans titre", year=2018, limits="Le péri-\nscolaire, ou péri-scolaire.", keywords=["co-education"])

    assert found(typed) == COMPOUNDS[typed]
    assert found_in_sql(typed) == set(COMPOUNDS[typed])


def test_a_word_that_comes_very_often_and_a_very_long_fiche_are_indexed_alike():
    tell("Long", description="les voisins " * 2_000 + "un verger", summary="x" * 5_000)
    tell("Large", description=" ".join(f"mot{number}" for number in range(30_000)))

    assert found('"les voisins"') == ["Long"]
    assert found("mot9") == ["Large"]
    assert found("mot29999") == []


WORDS = st.sampled_from(
    ["jardin", "habitants", "fête", "la", "santé", "moulin", "durable", "AND", "OR", "NOT", "NEAR(", ")", "*", "^", ":"]
)
PIECES = st.one_of(WORDS, st.sampled_from(['"', "«", "»", "-", "-(", "\x00", "'", "''", "\\", "%s", "&|!<->", ";--"]))


@pytest.mark.usefixtures("shared_catalogue")
@settings(max_examples=examples(20, share=20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.lists(PIECES, max_size=12).map(" ".join), st.text(st.characters(exclude_categories=()), max_size=80))
)
def test_no_search_raises_and_sets_are_what_sql_finds(typed):
    query = parse_query(typed)
    sets = search(query)

    assert sum(map(len, sets.tiers)) == len(sets.ids)
    if query:
        rows = Action.objects.visible_to(None).filter(condition(query)).values_list("pk", flat=True)
        assert set(rows) == set(sets.ids)


@pytest.mark.usefixtures("shared_catalogue")
@pytest.mark.parametrize(
    "typed",
    [
        "\x00",
        "jardin\x00",
        "\ud800",
        "x" * 60_000,
        "jardin " * 10_000,
        " ".join(f"mot{number}" for number in range(1_500)),
        '"' + "jardin " * 1_500 + '"',
        "-" * 60_000,
        '"' * 60_000,
        "« " * 30_000,
        "e\u0301" * 30_000,
        "-jardin " * 1_500,
    ],
    ids=lambda typed: re.sub(r"\W", "_", typed[:12]),
)
def test_a_search_without_end_is_answered(typed):
    assert len(search(parse_query(typed)).ids) <= 6


def test_a_fiche_that_the_index_lost_is_found_again_when_it_is_refreshed():
    action = tell("Le verger")
    ActionText.objects.all().delete()
    assert found("verger") == []

    ActionText.objects.refresh([action.pk])

    assert found("verger") == ["Le verger"]
