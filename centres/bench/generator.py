"""A seed and a number -> that many invented fiches, as text in the scraped format, about as long as real ones.

Centres tell a few fiches or many, themes and départements are more or less frequent, parts are missing, money and
people are said in several ways. Words are told in invented_words.py. No text of a real fiche is in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate
from random import Random

from centres.fiches import Fiche, ListingRow, PageFurniture, compose
from centres.fiches.values.departments import DEPARTMENTS
from centres.fiches.values.vocabulary import TERMS

from .invented_words import COMMON, rare_words, sentence

FICHES_A_PAGE = 25
MOST_CENTRES = 2_300
FICHES_A_CENTRE = 4  # in a catalogue that has fewer centres than all of France
YEARS = range(2009, 2027)
HEADING = "Les actions des centres sociaux"

_NAMES = (
    "Les Tilleuls", "La Passerelle", "Le Moulin", "Les Deux Rives", "La Ruche", "Le Phare", "L’Escale", "Le Préau",
    "Les Quatre Vents", "La Clairière", "Le Trait d’Union", "Les Coquelicots", "La Fontaine", "Le Kiosque",
)  # fmt: skip
_ITEMS = ("Achats", "Alimentation", "Transport", "Salaires", "Location de salle", "Matériel", "Intervenant", "Affiches")
_FUNDERS = ("CAF", "Ville", "Département", "Région", "Carsat", "Fonds propres", "Participation des familles", "MSA")
_UNKNOWN = ("Médiathèque", "Épicerie solidaire", "Ludothèque", "Cyberespace")
_MANY, _SOME, _FEW = 0.97, 0.85, 0.4  # how often a part of a fiche is filled in


def pages(fiches: int, seed: int = 58, *, is_next: bool = False) -> Iterator[str]:
    """Pages of 25 fiches. The same seed and number give the same text.

    `is_next`: their next edition, the same fiches of which half are revised.
    """
    random, again = Random(seed), Random(seed + 1)
    centres = _centres(fiches, Random(seed))
    rare = rare_words(fiches)
    for first in range(0, fiches, FICHES_A_PAGE):
        numbers = range(first, min(first + FICHES_A_PAGE, fiches))
        page = [_fiche(random, number, centres, rare[number % len(rare)]) for number in numbers]
        if is_next:
            page = [_revised(again, fiche) if is_revised(n) else fiche for n, fiche in zip(numbers, page, strict=True)]
        listing = tuple(ListingRow(fiche.title, fiche.department, _year(random)) for fiche in page)
        yield compose(page, [PageFurniture(heading=HEADING, listing=listing, fiches=len(page))])


def text(fiches: int, seed: int = 58) -> str:
    """The pages glued in one file."""
    return "\n".join(pages(fiches, seed))


def _centres(fiches: int, random: Random) -> list[tuple[str, str]]:
    """(name, département): every département before any has two, then some départements more than others."""
    weights = list(accumulate(1 / (rank + 8) for rank in range(len(DEPARTMENTS))))
    centres = []
    for number in range(max(1, min(MOST_CENTRES, fiches // FICHES_A_CENTRE))):
        every = DEPARTMENTS[number % len(DEPARTMENTS)]
        department = every if number < len(DEPARTMENTS) else random.choices(DEPARTMENTS, cum_weights=weights)[0]
        centres.append((f"Centre social {_NAMES[number % len(_NAMES)]} {number}", department))
    return centres


def _fiche(random: Random, number: int, centres: Sequence[tuple[str, str]], rare: str) -> Fiche:
    # The square draws the first centres more often than the last ones; the first fiches see to it that all have one.
    place = number if number < len(centres) else int(len(centres) * random.random() ** 2)
    centre, department = centres[place]
    status = _one(random, "status", _SOME)
    fiche = Fiche(
        title=f"{' '.join(random.sample(COMMON, 3)).capitalize()} {number}",
        centre=centre,
        department=department,
        status=status,
        dimension=_one(random, "dimension", _SOME),
        keywords=_several(random, "keyword", 1, 4),
        summary=_prose(random, 1, 4),
        initiators=_several(random, "initiator", 1, 2),
        territory=_one(random, "scale", _SOME),
        experience=_prose(random, 3, 9, rare),
        audiences=_several(random, "audience", 0, 2),
        partners=_several(random, "partner", 0, 5),
        description=_prose(random, 1, 6),
        people=_people(random),
        result_territory=_prose(random, 0, 3),
        result_centre=_prose(random, 0, 3),
        result_inhabitants=_prose(random, 0, 3),
        limits=_prose(random, 0, 3),
        prospects=_prose(random, 0, 3),
        resources=_money(random),
    )
    return replace(fiche, status_reason=_prose(random, 1, 2)) if status == "Terminée" else fiche


def is_revised(number: int) -> bool:
    """Whether the next edition says something else of a fiche: of every other one."""
    return number % 2 == 0


def _revised(random: Random, fiche: Fiche) -> Fiche:
    """What a centre writes again when it goes on: two texts, themes, partners, people and money."""
    return replace(
        fiche,
        summary=_prose(random, 1, 4),
        description=_prose(random, 1, 6),
        keywords=_several(random, "keyword", 1, 4),
        partners=_several(random, "partner", 0, 5),
        people=_people(random),
        resources=_money(random),
    )


def _year(random: Random) -> int | None:
    return random.choice(YEARS) if random.random() < _SOME else None


def _prose(random: Random, least: int, most: int, rare: str = "") -> str:
    """Some lines, about one in five a bullet; the first one holds the rare word."""
    lines = []
    for place in range(random.randint(least, most)):
        words = " ".join(sentence(random, "" if place or more else rare) for more in range(random.randint(1, 3)))
        lines.append(f"- {words}" if random.random() < 0.2 else words)
    return "\n".join(lines)


def _money(random: Random) -> str:
    """Nothing, a total, items with their total, a yearly amount, a range, or words alone."""
    if random.random() > _FEW:
        return random.choice(("", "", "-", "Pas de budget particulier", "Aides de la ville et de la CAF"))
    shape = random.random()
    if shape < 0.4:
        return f"Budget : {random.randrange(100, 40_000, 50)} euros"
    if shape < 0.75:
        charges = [(name, random.randrange(50, 6_000, 10)) for name in random.sample(_ITEMS, random.randint(2, 4))]
        funders = random.sample(_FUNDERS, random.randint(1, 3))
        total = sum(amount for _, amount in charges)
        shares = [total // len(funders)] * (len(funders) - 1)
        produits = list(zip(funders, [*shares, total - sum(shares)], strict=True))
        return "\n".join([f"Charges : {total} €", *_items(charges), f"Produits : {total} €", *_items(produits)])
    if shape < 0.9:
        return f"{random.randrange(200, 9_000, 100)} € par an"
    low = random.randrange(100, 900, 50)
    return f"entre {low} et {low + 200} €"


def _items(items: Sequence[tuple[str, int]]) -> list[str]:
    return [f"{name} : {amount} €" for name, amount in items]


def _people(random: Random) -> str:
    said = [
        f"{random.randint(1, 6)} professionnels",
        f"{random.randint(2, 40)} bénévoles",
        f"{random.randint(8, 60)} participants, {random.randint(3, 20)} familles",
        f"entre {random.randint(2, 5)} et {random.randint(6, 12)} salariés",
    ]
    return ", ".join(random.sample(said[:3], random.randint(0, 3))) if random.random() < _SOME else said[3]


def _one(random: Random, name: str, share: float) -> str:
    return _drawn(random, name) if random.random() < share else ""


def _several(random: Random, name: str, least: int, most: int) -> tuple[str, ...]:
    labels = dict.fromkeys(_drawn(random, name) for _ in range(random.randint(least, most)))
    if name == "partner" and random.random() > _MANY:
        labels[random.choice(_UNKNOWN)] = None
    return tuple(labels)


def _drawn(random: Random, name: str) -> str:
    labels, weights = _weighted(name)
    return random.choices(labels, cum_weights=weights)[0]


@cache
def _weighted(name: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The labels of a list, the first ones more frequent than the last."""
    labels = tuple(term.label for term in TERMS[name])
    return labels, tuple(accumulate(1 / (rank + 3) for rank in range(len(labels))))
