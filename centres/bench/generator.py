"""A seed and a number -> that many invented fiches, as text in the scraped format, about as long as real ones."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from centres.fiches import Fiche, PageFurniture, compose
from centres.fiches.departments import DEPARTMENTS
from centres.fiches.vocabulary import TERMS

FICHES_A_PAGE = 25
FICHES_A_CENTRE = 4
HEADING = "Les actions des centres sociaux"

_WHO = (
    "Les habitants du quartier", "Une équipe de bénévoles", "Les parents d’élèves", "Un collectif de locataires",
    "Les jeunes du secteur", "Les aînés de la commune", "Deux animatrices", "La référente familles",
    "Un groupe d’adolescents", "Les associations voisines", "Les familles du centre", "L’équipe du centre social",
)  # fmt: skip
_DO = (
    "préparent ensemble", "ont imaginé", "font vivre", "se retrouvent autour de", "organisent", "proposent",
    "inventent", "partagent", "animent", "ont demandé", "prolongent", "évaluent",
)  # fmt: skip
_WHAT = (
    "un jardin au pied des immeubles", "des soirées de jeux", "un atelier de cuisine", "une sortie à la mer",
    "un café du samedi", "des cours de couture", "une fête de quartier", "un atelier d’écriture",
    "une permanence numérique", "un repas partagé", "des balades à vélo", "une bourse aux vêtements",
    "un ciné-débat", "une fresque collective", "des séances de relaxation", "un potager d’école",
)  # fmt: skip
_WHEN = (
    "chaque mercredi", "une fois par mois", "pendant les vacances scolaires", "depuis trois ans", "tout l’été",
    "le vendredi soir", "de septembre à juin", "à la demande des familles", "deux fois par trimestre",
)  # fmt: skip
_WHY = (
    "pour rompre l’isolement", "pour se connaître mieux", "afin de rendre chacun acteur", "pour passer le relais",
    "afin d’ouvrir le centre sur la ville", "pour aller vers ceux qui ne viennent pas", "pour reprendre confiance",
)  # fmt: skip
_NAMES = (
    "Les Tilleuls",
    "La Passerelle",
    "Le Moulin",
    "Les Deux Rives",
    "La Ruche",
    "Le Phare",
    "L’Escale",
    "Le Préau",
)


def pages(fiches: int, seed: int = 58) -> Iterator[str]:
    """Pages of 25 fiches. The same seed and number give the same text."""
    random = Random(seed)
    departments = sorted(DEPARTMENTS)
    for first in range(0, fiches, FICHES_A_PAGE):
        numbers = range(first, min(first + FICHES_A_PAGE, fiches))
        page = [_fiche(random, number, departments) for number in numbers]
        yield compose(page, [PageFurniture(heading=HEADING, fiches=len(page))])


def text(fiches: int, seed: int = 58) -> str:
    """The pages glued in one file."""
    return "\n".join(pages(fiches, seed))


def _fiche(random: Random, number: int, departments: list[str]) -> Fiche:
    centre = number // FICHES_A_CENTRE
    fiche = Fiche(
        title=f"{random.choice(_WHAT).capitalize()} {number}",
        centre=f"Centre social {_NAMES[centre % len(_NAMES)]} {centre}",
        department=departments[centre % len(departments)],
        status=_one(random, "status"),
        dimension=_one(random, "dimension"),
        keywords=_some(random, "keyword", 1, 4),
        summary=_prose(random, 3, 8),
        initiators=_some(random, "initiator", 1, 2),
        territory=_one(random, "scale"),
        experience=_prose(random, 4, 10),
        audiences=_some(random, "audience", 0, 2),
        partners=_some(random, "partner", 0, 5),
        description=_prose(random, 2, 8),
        people=f"{random.randint(1, 6)} professionnels, {random.randint(2, 40)} bénévoles",
        result_territory=_prose(random, 0, 4),
        result_centre=_prose(random, 0, 4),
        result_inhabitants=_prose(random, 0, 4),
        limits=_prose(random, 0, 3),
        prospects=_prose(random, 0, 3),
    )
    if random.random() < 0.4:
        fiche = replace(fiche, resources=f"{random.randrange(100, 40_000, 50)} euros")
    if fiche.status == "Terminée":
        fiche = replace(fiche, status_reason=_prose(random, 1, 2))
    return fiche


def _prose(random: Random, least: int, most: int) -> str:
    """Some lines, about one in five a bullet."""
    lines = []
    for _ in range(random.randint(least, most)):
        sentences = " ".join(_sentence(random) for _ in range(random.randint(1, 3)))
        lines.append(f"- {sentences}" if random.random() < 0.2 else sentences)
    return "\n".join(lines)


def _sentence(random: Random) -> str:
    parts = (random.choice(words) for words in (_WHO, _DO, _WHAT, _WHEN, _WHY))
    return " ".join(parts) + "."


def _one(random: Random, name: str) -> str:
    return random.choice(TERMS[name]).label


def _some(random: Random, name: str, least: int, most: int) -> tuple[str, ...]:
    terms = random.sample(TERMS[name], random.randint(least, most))
    return tuple(term.label for term in terms)
