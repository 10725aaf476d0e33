"""A folded French word -> its stem: plurals, feminines and conjugations lead to one.

Snowball expects accents; folded words have lost theirs, so the endings that it then leaves are taken off here. A stem
is no word: all that counts is that the forms of one word share it, and that words which differ keep different ones.
"""

import re
from collections.abc import Callable
from functools import lru_cache

import Stemmer

LONGEST_STEM = 24

# Forms that no rule leads to their word.
IRREGULAR = {
    "travaux": "travail",
    "vitraux": "vitrail",
    "baux": "bail",
    "yeux": "oeil",
    "divers": "divers",
    "cafe": "cafe",  # not « caf », the fund
    "cafes": "cafe",
    "voeux": "voeu",
    "mesdames": "madame",
    "font": "fair",
    "fait": "fair",
    "faits": "fair",
    "faite": "fair",
    "faites": "fair",
    "faisons": "fair",
    "faisait": "fair",
    "met": "mettr",
    "mettent": "mettr",
    "permet": "permettr",
    "permettent": "permettr",
    "permettant": "permettr",
    "permettait": "permettr",
    "permis": "permettr",
}
# Verbs too short for the rule on « -ent », and those whose radical ends with m: « animent » is no « moment ».
_RADICALS = frozenset(
    (
        "aid", "cre", "dans", "donn", "gard", "jou", "lev", "men", "mont", "parl", "pass", "pens", "port", "prenn",
        "rest", "viv", "aim", "affirm", "anim", "assum", "confirm", "consomm", "estim", "exprim", "ferm", "form",
        "inform", "nomm", "programm", "transform",
    )
)  # fmt: skip
_NOT_A_LETTER = re.compile(r"[^a-z]")
_FEMININE = re.compile(r"(?:(?<=i)|(?<=[a-z]{3}))eres?$")  # jardinière, étrangère
_SHORTEST_RADICAL = 5
_snowball: Callable[[str], str] = Stemmer.Stemmer("french").stemWord


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of a folded word, at most 24 characters. A word that holds a figure stays as it is.

    >>> stem("jardins") == stem("jardiner") == stem("jardinons") == stem("jardinent") == stem("jardinees")
    True
    >>> stem("mission") == stem("emission"), stem("18h00")
    (False, '18h00')
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    return (word if _NOT_A_LETTER.search(word) else _mended(word[: 4 * LONGEST_STEM]))[:LONGEST_STEM]


def _mended(word: str) -> str:
    """Snowball's stem, less the endings that it knows by their accents or leaves because a noun could have them."""
    word = _FEMININE.sub("er", word)
    # Snowball takes « loisir » for a verb, and not « loisirs ».
    found = _snowball(word[:-1] if word.endswith(("irs", "ers")) and not word.endswith("vers") else word)
    if found.endswith("e") and len(found) > 3:
        found = found[:-1]  # organisée, soirée
    elif found == word and found.endswith(("as", "os", "us")) and len(found) > 3:
        found = found[:-1]  # visas, vélos, élus
    elif found.endswith("eux"):
        found = found[:-1]  # jeux; and heureux with heureuse, which Snowball leads here
    elif found.endswith("ent") and _is_radical(found[:-3]):
        found = found[:-3]  # organisent; adolescent goes the same way in all its forms
    elif found.endswith("on") and not found.endswith("ion") and len(found) - 2 >= _SHORTEST_RADICAL:
        found = found[:-2]  # proposons
    # travaillent, travailler -> travail; not « ss »: poisson and pois are two words.
    if len(found) > 5 and found[-1] == found[-2] and found[-1] != "s":
        found = found[:-1]
    return found


def _is_radical(radical: str) -> bool:
    return radical in _RADICALS or (len(radical) >= _SHORTEST_RADICAL and not radical.endswith("m"))
