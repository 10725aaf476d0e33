"""Ranks -> the words of invented fiches: a few everywhere, most of them hardly ever, as in a language.

`COMMON` words are each in most fiches. The others are made of syllables: they look French and mean nothing, so that no
stemmer or list of spellings brings two of them together. `rare_words` are each in a few dozen fiches, of any catalogue.
"""

from functools import cache
from itertools import accumulate, product
from random import Random


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


COMMON: tuple[str, ...] = _split(
    """
    habitants quartier projet atelier familles jeunes rencontre groupe échange lien accueil animation équipe bénévoles
    partage parents enfants semaine soirée matin cuisine jardin sortie spectacle musique lecture sport danse fête
    repas marché voisins aînés numérique langue école collège emploi santé logement transport nature recyclage
    réparation couture peinture théâtre photo vidéo radio journal débat conseil comité réunion formation stage
    concours tournoi voyage visite musée montagne rivière parc place salle local cour immeuble maison tour
    printemps automne hiver confiance parole écoute mémoire culture
    """
)
LINKING: tuple[str, ...] = _split(
    "le la les un une des de du et à en pour avec sur dans par qui que ce leur nous chaque entre sans plus"
)
FICHES_A_RARE_WORD = 40
RARE_WORDS = 2_000
_TAIL = 12_000
# Shares of linking, common and other words in a text: with some 350 words a fiche, each common word is in most of them.
_LINKING_SHARE, _COMMON_SHARE = 0.38, 0.36
_STARTS = _split("bal bri cor dou fan gal jol lin mar nou per rou sab tel vir zan cla dro fli gre plo tri cra bru")
_MIDDLES = _split("ba ce di fo ga le mi no pa ra si to va ze lu mo ri sa te vo du pi ka bo")
_ENDS = _split("bon card dier fin gon lac mard nel pin rol sac tud vier zon lot mur bec dor fal gris")


@cache
def tail() -> tuple[str, ...]:
    """Invented words, none twice, the most used first."""
    words = ["".join(parts) for parts in product(_STARTS, _MIDDLES, _ENDS)]
    words += ["".join(parts) for parts in product(_STARTS[:6], _MIDDLES, _MIDDLES, _ENDS)]
    Random(7).shuffle(words)
    return tuple(words[RARE_WORDS : RARE_WORDS + _TAIL])


@cache
def _all_rare() -> tuple[str, ...]:
    # Another last letter than any word of the tail has: none is a letter away from being frequent.
    words = [f"{first}{second}{third}ix" for first in _STARTS for second in _MIDDLES for third in _MIDDLES]
    Random(11).shuffle(words)
    return tuple(words[:RARE_WORDS])


def rare_words(fiches: int) -> tuple[str, ...]:
    """The rare words of a catalogue of so many fiches. Fiche number n holds the one at place n modulo how many."""
    return _all_rare()[: max(1, min(RARE_WORDS, fiches // FICHES_A_RARE_WORD))]


@cache
def _vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """(words, weights added up). The tail follows Zipf: the word of rank r is used 1/r times as often as the first."""
    weights = [_LINKING_SHARE / len(LINKING)] * len(LINKING) + [_COMMON_SHARE / len(COMMON)] * len(COMMON)
    ranks = [1 / (rank + 20) for rank in range(len(tail()))]
    left = 1 - _LINKING_SHARE - _COMMON_SHARE
    weights += [left * weight / sum(ranks) for weight in ranks]
    return (*LINKING, *COMMON, *tail()), tuple(accumulate(weights))


def sentence(random: Random, rare: str = "") -> str:
    """From 6 to 16 words; `rare` is one more of them."""
    words, weights = _vocabulary()
    drawn = random.choices(words, cum_weights=weights, k=random.randint(6, 16))
    if rare:
        drawn.insert(random.randrange(1, len(drawn)), rare)
    return f"{' '.join(drawn).capitalize()}."
