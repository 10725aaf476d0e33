"""Folded words -> stems."""

import pytest

from centres.language import stems


def stem_of(word: str) -> str:
    [found] = stems(word)
    return found


@pytest.mark.parametrize(
    "forms",
    [
        "jardin jardins jardiner jardinons jardinent jardinée jardinées jardiné",
        "organiser organise organisons organisent organisée organisées organisés organisation organisaient",
        "proposer propose proposons proposent proposées",
        "animer anime animent animée animation animatrice animateurs",
        "jouer joue jouent joué",
        "parler parle parlent",
        "aider aident aidé aidées",
        "finir fini finie finies finissent",
        "permettre permet permettent permis",
        "travail travaux travailler travaillent",
        "atelier ateliers",
        "habitant habitante habitants HABITANTES",
        "adolescent adolescents adolescente adolescentes",
        "centre centres",
        "social sociaux sociale sociales",
        "jeu jeux",
        "café cafés",
        "lieu lieux",
        "vélo vélos velo",
        "élu élus élue élues",
        "photo photos",
        "soirée soirées soiree",
        "loisir loisirs",
        "goûter goûters",
        "premier premiers première premières",
        "étranger étrangers étrangère étrangères",
        "heureux heureuse heureuses",
        "divers diverse diverses",
        "œuvre œuvres oeuvre OEUVRES",
        "poisson poissons",
        "maison maisons",
        "parentalité parentalite PARENTALITÉ",
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms):
    assert len({stem_of(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "poisson boisson poison",
        "mission émission permission",
        "maison mais",
        "parent parentalité",
        "habitant habitat",
        "conte content compte",
        "cours course",
        "jour journal",
        "moment argent parent",
        "pois poisson",
        "café CAF",
    ],
)
def test_words_that_differ_keep_different_stems(words):
    assert len({stem_of(word) for word in words.split()}) == len(words.split())


def test_figures_are_words_as_they_stand():
    assert stems("En 2014, de 18h30 à 20h, 3 à 6 ans") == ["en", "2014", "de", "18h30", "a", "20h", "3", "a", "6", "an"]
