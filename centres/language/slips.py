"""A word -> the ways a hurried hand misspells it: two letters swapped, one doubled, one missing.

The first letter stands, and so does the ending, where another letter makes another form or another word (« danser »,
« danseur »). « habitnats » and « viellissement » are slips; « boisson » is none of « poisson », nor « émission » of
« mission ».
"""

from collections.abc import Iterator
from string import ascii_lowercase

from .stems import stem

SHORTEST = 7
# Where a whole letter is missing a short word may be another one: « chantier », « chanter ».
SHORTEST_WITH_ONE_MISSING = 9

# Real words that one slip leads to from another: no fiche that has one of them misspelt the other.
_REAL = frozenset(
    map(
        stem,
        (
            "amateur", "annuaire", "annuel", "annuler", "armateur", "attendre", "attente", "atteindre", "atteinte",
            "baguette", "baiser", "baisser", "balade", "ballade", "banquette", "bouillon", "brouillon", "campagne",
            "casseur", "champagne", "chasseur", "chausson", "classeur", "comique", "competent", "compter", "concert",
            "concret", "contacter", "contracter", "contraire", "contrarier", "cosmique", "couette", "cousin",
            "coussin", "creation", "croissant", "croiser", "decroche", "desert", "dessert", "deteindre", "detendre",
            "ebauche", "embauche", "ethique", "ethnique", "etendue", "entendue", "explosion", "exposition", "facture",
            "faction", "faible", "fiable", "fiction", "fraction", "fracture", "friction", "hermetique", "insecte",
            "inspecter", "largeur", "larguer", "manege", "mangee", "mediation", "medication", "meditation", "moralite",
            "mortalite", "palier", "pallier", "partons", "patron", "perche", "planete", "plantee", "poison", "poisson",
            "preche", "present", "pressent", "preuve", "prevue", "puissant", "puiser", "reaction", "reacteur",
            "redacteur", "redaction", "relique", "reliure", "reluire", "remplacer", "remporter", "repertoire",
            "repertorier", "replacer", "replique", "reporter", "salaire", "salarie", "sandale", "scandale", "scolaire",
            "senateur", "senteur", "simulation", "solaire", "stimulation", "triangle", "tringle", "veille", "vieille",
        ),
    )
)  # fmt: skip


def slips(word: str) -> Iterator[str]:
    """The misspellings of a folded word of at least seven letters.

    >>> "habitnats" in set(slips("habitants")), "viellissement" in set(slips("vieillissement"))
    (True, True)
    >>> "habitats" in set(slips("habitants")), "boisson" in set(slips("poisson")), list(slips("fete"))
    (False, False, [])
    """
    size = len(word)
    if size < SHORTEST or not word.isalpha():
        return
    for place in range(1, size - 2):
        is_double = word[place] == word[place - 1]
        if not is_double and word[place] != word[place + 1]:
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        if is_double or (size >= SHORTEST_WITH_ONE_MISSING and place < size - 4):
            yield word[:place] + word[place + 1 :]
        if place < size - 3 and not is_double and word[place] != word[place + 1]:
            yield word[: place + 1] + word[place:]


def one_letter_away(word: str) -> set[str]:
    """The folded words that begin alike and differ by one letter, more, less or another, or by two that are swapped.

    >>> {"debattre", "debater", "debatte"} <= one_letter_away("debatre"), "abattre" in one_letter_away("debatre")
    (True, False)
    """
    halves = [(word[:place], word[place:]) for place in range(1, len(word) + 1)]
    swapped = {f"{a}{b[1]}{b[0]}{b[2:]}" for a, b in halves if len(b) > 1}
    shorter = {f"{a}{b[1:]}" for a, b in halves if b}
    other = {f"{a}{letter}{b[1:]}" for a, b in halves if b for letter in ascii_lowercase}
    longer = {f"{a}{letter}{b}" for a, b in halves for letter in ascii_lowercase}
    return (swapped | shorter | other | longer) - {word}


def is_real(word: str) -> bool:
    """Whether a word that could be a slip is known to be one of its own.

    >>> is_real("poisons"), is_real("habitnats")
    (True, False)
    """
    return stem(word) in _REAL
