"""Words that staff say mean the same find each other, after what was typed; in quotes a word is alone."""

import pytest
from django.core.exceptions import ValidationError

from centres.catalogue.search.finding import condition, search
from centres.catalogue.search.synonyms import MOST_OTHERS, SynonymIndex, read_synonyms
from centres.language import parse_query, pieces_of
from centres.migrations.frozen import (
    synonyms_as_people_type,
    synonyms_exact,
    synonyms_of_all_ages,
    synonyms_of_every_day,
    synonyms_of_leisure,
    synonyms_of_one_root,
    synonyms_of_rights_and_health,
    synonyms_of_the_field,
    synonyms_of_the_neighbourhood,
)
from centres.models import Action, Keyword, Synonym
from centres.models.synonym import of_one_root, words_of
from tests.catalogue.finding import found, tell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_words")]


@pytest.fixture(scope="module")
def shared_words(shared_rows) -> None:
    with shared_rows():
        Synonym.objects.all().delete()
        Synonym.objects.create(words="bibliothèque, médiathèque, espace lecture")
        Synonym.objects.create(words="accueil de loisirs, centre aéré, ALSH")
        Synonym.objects.create(words="sans-abri, SDF")
        Synonym.objects.create(words="AS, assistante sociale", is_one_way=True)


@pytest.fixture(scope="module")
def shared_catalogue(shared_rows, shared_words) -> None:
    with shared_rows():
        tell("Bibliothèque de rue", year=2020)
        tell("Livres", year=2010, limits="Loin de la médiathèque.")
        tell("Lire", year=2015, summary="Un espace lecture.")
        tell("Mercredi", year=2016, summary="L’ALSH est fermé.")
        tell("Juillet", year=2017, summary="Au centre aéré.")
        tell("Août", year=2018, summary="Un accueil, des loisirs.")
        tell("Hiver", year=2019, summary="Une assistante sociale, un sans abri.")


SEARCHES = {
    "médiathèques": ["Livres", "Bibliothèque de rue", "Lire"],
    "MEDIATHEQUE": ["Livres", "Bibliothèque de rue", "Lire"],
    '"médiathèque"': ["Livres"],
    "bibliotheque": ["Bibliothèque de rue", "Lire", "Livres"],
    "bibliothèque rue": ["Bibliothèque de rue"],
    "livres bibliothèque": ["Livres"],
    "médiathèque -rue": ["Livres", "Lire"],
    "rue -médiathèque": ["Bibliothèque de rue"],
    "accueils de loisirs": ["Août", "Juillet", "Mercredi"],
    "alsh": ["Mercredi", "Juillet"],
    "SDF": ["Hiver"],
    "AS": ["Hiver"],
    "assistante sociale": ["Hiver"],
}


@pytest.mark.usefixtures("shared_catalogue")
@pytest.mark.parametrize("typed", SEARCHES)
def test_other_words_are_found_after_what_was_typed(typed):
    assert found(typed) == SEARCHES[typed]
    rows = Action.objects.visible_to(None).filter(condition(parse_query(typed))).values_list("title", flat=True)
    assert set(rows) == set(SEARCHES[typed])


def test_the_first_of_many_others_are_the_same_on_both_databases():
    for letter in ("É", "e", "z", "-f", "F", "a b"):
        Synonym.objects.create(words=f"zeste, {letter}{letter}zan")
    [besides] = read_synonyms().besides(parse_query("zeste"))

    assert [word.text for word in besides.words] == ["-f-fzan", "FFzan", "a ba bzan", "eezan", "zzzan", "ÉÉzan"]


def test_one_way_is_one_way():
    tell("AS", summary="L’AS joue au foot.")

    assert found("assistante sociale") == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("gens du voyage", ["Roms"]),
        ("avec les gens du voyage", ["Roms"]),
        ("voyage", []),
        ("gens voyage", []),
        ("aller vers", ["Hors les murs"]),
        ("aller", []),
        ("sans abri", ["SDF"]),
        ("sans-abri", ["SDF"]),
        ("les sans-abris", ["SDF"]),
        ("abri", []),
    ],
)
def test_a_small_word_that_makes_the_sense_must_be_there(typed, expected):
    Synonym.objects.create(words="gens du voyage, Roms")
    Synonym.objects.create(words="aller vers, hors les murs")
    tell("Roms")
    tell("Hors les murs")
    tell("SDF")

    assert found(typed) == expected
    rows = Action.objects.visible_to(None).filter(condition(parse_query(typed))).values_list("title", flat=True)
    assert list(rows) == expected


EXPRESSIONS = {
    "permis de conduire": ["Le code", "Une fête"],
    "conseil citoyen": ["Ensemble", "Une table", "Loin"],
    "conseils aux citoyens": ["Ensemble", "Une table", "Loin"],
    "habitat social": ["Un office", "Un toit", "Des liens"],
    "jardin avec les enfants": ["Au jardin"],
    "jardins d’enfants": ["Multi-accueil", "Au jardin"],
}


@pytest.mark.parametrize("typed", EXPRESSIONS)
def test_words_of_an_expression_here_and_there_come_last_and_are_no_answer_alone(typed):
    for words in ("permis de conduire, code de la route", "conseil citoyen, table de quartier"):
        Synonym.objects.create(words=words)
    for words in ("habitat social, HLM", "jardin d’enfants, crèche"):
        Synonym.objects.create(words=words)
    tell("Le code", year=2020, summary="Le code de la route.")
    tell("Une fête", year=2019, description="Elle a permis de se voir. Il faut mieux conduire la suivante.")
    tell("Une table", year=2018, summary="Une table de quartier.")
    tell("Ensemble", year=2017, description="Les citoyens sont venus au conseil.")
    tell("Loin", year=2016, description="Un conseil, puis un deuxième sur bien autre chose : on est citoyen ici.")
    tell("Des liens", year=2015, description="Un habitat rénové et, une autre fois, un lieu où naît le lien social.")
    tell("Un office", year=2014, description="De l’habitat social.")
    tell("Un toit", year=2013, description="Les HLM.")
    tell(
        "Au jardin",
        year=2012,
        description="Un jardin. Le mercredi après-midi, nous y plantons des fleurs avec des enfants.",
    )
    tell("Multi-accueil", year=2011, description="La crèche.")
    if typed == "permis de conduire":
        Action.objects.filter(title="Le code").update(state="draft")
        assert found('"permis" conduire') == ["Une fête"]
        assert found(typed) == []
        assert not Action.objects.visible_to(None).filter(condition(parse_query(typed)))
        Action.objects.filter(title="Le code").update(state="published")

    assert found(typed) == EXPRESSIONS[typed]
    rows = Action.objects.visible_to(None).filter(condition(parse_query(typed))).values_list("title", flat=True)
    assert set(rows) == set(EXPRESSIONS[typed])


def test_words_that_a_fiche_says_first_are_an_expression_unless_one_is_of_every_day():
    Synonym.objects.create(words="théâtre forum, théâtre participatif")
    Synonym.objects.create(words="mission locale, insertion des jeunes")
    tell("Un forum", summary="On vient y parler de tout ce qui compte, avec des stands, et le soir du théâtre.")
    tell("Une mission", description="Notre équipe a une mission, et de plus en plus de liens avec la vie locale.")

    assert found("théâtre forum") == ["Un forum"]
    assert found("mission locale") == []


def test_words_of_every_day_are_looked_for_where_they_follow_one_another():
    Synonym.objects.create(words="paperasse, écrivain public, temps")
    tell("Mardi", summary="Un écrivain public.")
    tell("Jeudi", summary="Le temps, le public, ce qu’il écrit.")

    assert found("paperasse") == ["Mardi"]


def test_a_label_is_found_by_its_other_word():
    Keyword.objects.create(label="Médiathèque", slug="mediatheque")
    tell("Thème", keywords=["mediatheque"])

    assert found("bibliothèque") == ["Thème"]


def test_what_was_looked_for_besides_is_said_and_marked():
    result = search(parse_query("médiathèque"))
    marked = [piece.text for piece in pieces_of("La bibliothèque, un espace lecture.", result.sought) if piece.is_found]

    assert result.other_words == ["bibliothèque", "espace lecture"]
    assert marked == ["bibliothèque", "espace lecture"]


def test_a_change_counts_at_once():
    tell("Vélo")
    assert found("bicyclette") == []

    Synonym.objects.create(words="vélo, bicyclette")

    assert found("bicyclette") == ["Vélo"]


@pytest.mark.parametrize("words", ["vélo", "vélo, ", "vélo, ★", ", ".join(f"mot{number}" for number in range(30))])
def test_a_group_that_says_nothing_is_refused(words):
    with pytest.raises(ValidationError):
        Synonym(words=words).full_clean()


SHIPPED = (
    synonyms_of_all_ages,
    synonyms_of_every_day,
    synonyms_of_leisure,
    synonyms_of_rights_and_health,
    synonyms_of_the_field,
    synonyms_of_the_neighbourhood,
)


def _rows_shipped() -> list[tuple[str, bool]]:
    tables = [(table, name == "ONE_WAY") for of in SHIPPED for name, table in vars(of).items() if name.isupper()]
    rows = {line: is_one_way for table, is_one_way in tables for line in table.strip().splitlines()}
    for line in synonyms_as_people_type.TYPED.strip().splitlines():
        typed, others = line.split(" > ")
        rows |= {f"{word}, {others}": True for word in typed.split(" ; ")}
    for line in synonyms_of_one_root.CUT.strip().splitlines():
        before, _, after = line.partition(" >")
        is_one_way = rows.pop(before)
        if after:
            rows[after.strip()] = is_one_way
    for before, line in synonyms_exact.CUT.items():
        if (is_one_way := rows.pop(before, None)) is not None and line:
            rows[line] = is_one_way
    return list((rows | dict.fromkeys(synonyms_exact.ADDED, True)).items())


def test_the_groups_of_the_field_are_shipped():
    lines = [line for line, _ in _rows_shipped()]
    assert len(lines) == len(set(lines)) >= 1_600
    for line in lines:
        Synonym(words=line).full_clean(validate_unique=False)
        assert of_one_root(line) is None


def test_no_word_shipped_finds_more_than_are_looked_for():
    index = SynonymIndex(sorted(_rows_shipped(), key=lambda row: row[::-1]))
    words = {word for line, _ in _rows_shipped() for word in words_of(line)}
    asked = [(word, besides) for word in sorted(words) for besides in index.besides(parse_query(word))]

    assert [word for word, besides in asked if len(besides.words) >= MOST_OTHERS] == []


@pytest.fixture
def shipped(shared_words: None) -> None:
    Synonym.objects.all().delete()
    Synonym.objects.bulk_create([Synonym(words=line, is_one_way=is_one_way) for line, is_one_way in _rows_shipped()])


EVERYDAY_AND_WRITTEN = {
    "parent solo": "Les familles monoparentales",
    "femmes battues": "Contre les violences conjugales",
    "aide aux leçons": "L’accompagnement à la scolarité",
    "vieux": "Les seniors",
    "démarches admin": "Des démarches administratives",
    "lutte contre les discriminations": "Discriminations : parlons-en",
    "papiers": "Un écrivain public",
    "faire garder mes enfants": "Une halte-garderie pour les enfants",
    "apprendre le français": "Un atelier sociolinguistique",
    "taf": "Un retour au travail",
    "les mioches": "Des enfants",
    "france travail": "Avec Pôle emploi",
    "se faire des copains": "Le lien social",
    "anciens": "Le vieillissement",
    "bibli": "La médiathèque",
}


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("typed", EVERYDAY_AND_WRITTEN)
def test_words_of_every_day_find_those_of_the_field(typed):
    tell(EVERYDAY_AND_WRITTEN[typed])
    tell("Un tournoi")

    assert found(typed) == [EVERYDAY_AND_WRITTEN[typed]]


@pytest.mark.usefixtures("shipped")
def test_a_word_with_other_meanings_is_not_found_by_what_it_finds():
    tell("Vieux papiers")

    assert found("seniors") == found("démarches administratives") == []
