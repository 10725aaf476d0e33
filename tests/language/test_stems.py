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
        "permettre permet permettent permettait",
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
    "forms",
    [
        "sportif sportive sportifs sportives sport",
        "actif active actifs actives",
        "créatif créative création créateur créatrice",
        "nouveau nouvelle nouveaux nouvelles nouvel",
        "acteur actrice acteurs actrices",
        "travailleur travailleuse travail",
        "public publique publics publiques",
        "éducatif éducative éducation éducateur éducatrice",
        "directeur directrice",
        "culturel culturelle culturels culturelles",
        "départemental départementale départementaux",
        "citoyen citoyenne",
        "musicien musicienne musique",
        "français française françaises",
        "différent différente différents",
        "nombreux nombreuse",
        "blanc blanche",
        "européen européenne",
    ],
)
def test_feminine_and_masculine_share_a_stem(forms):
    assert len({stem_of(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "forms",
    [
        "jouer jeu jeux joueuse",
        "festif festive fête festivités",
        "soutenir soutien soutient",
        "rural ruralité ruralite",
        "coiffure coiffeuse coiffeur coiffer",
        "bricolage bricoler bricoleuse",
        "entr’aide entr'aide entraide",
        "c.a.f. CAF C.A.F caf",
        "bénévole bénévolat",
        "conteur conteuse conte",
        "danse danser danseur",
        "vieillir vieillissement",
        "accessible accessibilité",
        "psychologue psychologie psychologique",
        "apprendre apprennent apprentissage",
        "jardin jardinier jardinière jardinage",
        "produire produit producteurs productrices production",
        "interculturel interculturelle interculturalité INTERCULTURALITE",
        "scolaire scolarité scolarisé scolariser",
        "humour humoriste humoristique",
        "couture coudre",
        "discuter discussion",
        "enseigner enseignante enseignement",
        "alimentaire alimentation s’alimenter",
        "nutrition nutritionniste nutritionnel",
        "photo photographe photographie",
        "gym gymnastique",
        "économie économique économiser",
        "acheter achat",
        "élection élections électeur électrice électif",
        "équipement équipé équipées",
        "placé placée placés",
        "intergénération intergénérationnel intergénérationnelle",
    ],
)
def test_words_of_one_root_share_a_stem(forms):
    assert len({stem_of(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "repas répit",
        "père périr",
        "mère mer",
        "communication commune",
        "permis permettre",
        "marche marché",
        "aidant aide",
        "vie via",
        "sortie sorte",
        "cours courant course cour",
        "pôle polis",
        "danse dans",
        "village ville",
        "partage part",
        "concert concertation",
        "papier papi",
        "soir soi",
        "maïs mais",
        "jeune jeûne jeu",
        "élu élection",
        "équipe équipée",
        "place placés",
        "armés armée",
        "tisser tissage",
        "parc parce",
        "heure heureux",
        "portrait port",
        "département départ",
        "salaire salarié",
        "poisson boisson poison",
        "mission émission permission",
        "maison mais",
        "parent parentalité",
        "maternel maternité",
        "entreprise entreprendre",
        "réfugié refuge",
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
