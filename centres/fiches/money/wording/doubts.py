"""Words that make an amount doubtful wherever they stand near it: prices, hopes, other years, other people's money."""

import re
from functools import lru_cache

from centres.fiches.money.lexicon import word_set

IN_KIND, ONE_PERSON = "in kind", "for one person"
# Folded words; `*` ends a beginning that may go on.
DOUBTS: dict[str, str] = {
    "said not to be so": """
        non pas ni aucun aucune jamais rien sauf excepte hormis sans refus* annul* abandon* report* rembours*
        rejet* inconnu* incertain* oubli*
    """,
    "hoped for, or planned": """
        prevision* previs* prevoy* prevoit prevu* bp objectif* envisag* souhait* esper* voudr* aimer* faudr*
        serait seraient sera seront aura auront pourr* devr* futur* venir devis demand* sollicit* attente
        attendu* besoin provisoire confirmer preciser definir verifier completer trouver depenser
    """,
    "of another year": """
        dernier derniere derniers dernieres passe passee passes precedent* ancien* avant prochain*
    """,
    "of somebody else, in other money": "voisin* cote meme memes laquelle lequel partageait francs franc dollars",
    "a price, or a threshold": """
        tarif* prix revenu* chacun chacune chaque quotient* qf tranche* reduit reduite reduits adhesion
        cotisation inscription adherent adherente gratuit* panier paniers vend vendu* vendre cheque* bon bons
        ticket carte cartes valeur* plafon* seuil maximum minimum maxi mini max min jusqu moyenne moyen km
        kilometre* horaire taux unite piece pieces part moitie tiers quart franchise echeance
    """,
    ONE_PERSON: """
        adulte enfant jeune ado senior famille habitant participant participante etudiant etudiante couple foyer
    """,
    "a result": """
        deficit* excedent* benefice* solde* reliquat* perte* rab reste restant* resultat* gain* gagn* econom*
    """,
    IN_KIND: "suppletive* gracieu* pret prets prete* nature offert* offre* donne* valoris* benevolat",
    "paid to somebody": "gratification* prime primes secours",
    "one of several": "ou voire manque* mauvais* dette* caution avance acompte",
}
# The same in several words.
_PHRASES = {
    IN_KIND: re.compile(r"\b(?:temps de travail|mises? a disposition|contributions? volontaires?)"),
    "of all the centre does": re.compile(
        r"\b(?:(?:tout|toute|ensemble de?|reste de?) (?:le |la |l |du )?(?:centre|structure|association|maison)\b"
        r"|animation globale|agc\b|(?:frais|charges) (?:fixes|indirectes|generales|generaux|de structure|de siege)"
        r"|(?:\d+|deux|trois|quatre|cinq|six|plusieurs|differentes|nos|ces|les) (?:actions|projets)\b"
        r"|budget (?:(?:de la |des |d une |du |de l )?(?:famil\w+|menages?|foyers?)|parentalite|jeunesse|jeunes|enfance"
        r"|(?:de |d )?(?:fonctionnement|investissement)|adultes?|seniors?|vacances|culture|sante|prevention"
        r"|participatif|citoyen)\b"
        r"|(?:toutes (?:ses|nos|leurs|les)|ensemble (?:des|de nos|de ses)) (?:actions|activites)"
        r"|budget (?:global |annuel |general )?(?:du |de la |de l )(?:centre|structure|association|maison|secteur"
        r"|commune|ville|mairie|caf|mjc|ludotheque|bibliotheque|service|departement)"
        r"|entre (?:\w+ )?(?:centres|associations|structures|communes|partenaires))"
    ),
    "a bound": re.compile(r"\b(?:(?:au|en) plus\b|au moins|(?:plus|moins) d(?:e|u|es)?\b|a partir)"),
    "on another account": re.compile(
        r"\b(?:prises? en charge(?! (?:par |du |de )?(?:le |notre |la )?(?:centre|association))|(?:dans|sur) le budget"
        r"|a (?:payer|la charge))"
    ),
}
# No phrase holds without one of these words.
_PHRASE_WORDS = word_set(
    "travail mise mises contribution contributions centre structure association maison animation agc actions activites "
    "projets frais charges prise prises budget centres associations structures communes partenaires plus moins partir "
    "payer charge"
)


# A line without amounts may speak of these: they say nothing of the amounts of another line.
_OWN_TO_A_LINE = frozenset({"a price, or a threshold", IN_KIND, ONE_PERSON})
_OF_A_PRICE = frozenset(
    [
        "tarif",
        "tarifs",
        "gratuit",
        "gratuite",
        "gratuits",
        "adhesion",
        "cotisation",
        "inscription",
        "quotient",
        "qf",
        "entree",
    ]
)


def _tables() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    rows = [(word, name) for name, row in DOUBTS.items() for word in row.split()]
    beginnings = tuple((word[:-1], name) for word, name in rows if word.endswith("*"))
    return {word: name for word, name in rows if not word.endswith("*")}, beginnings


_WORDS, _BEGINNINGS = _tables()


@lru_cache(maxsize=8192)
def _row_of(word: str) -> str:
    found = _WORDS.get(word)
    return found or next((name for beginning, name in _BEGINNINGS if word.startswith(beginning)), "")


def doubts_of(folded: str) -> frozenset[str]:
    """The rows of which folded words hold one: reasons why an amount near them may not be the action's own.

    >>> sorted(doubts_of("2 500 demandes a la caf")), sorted(doubts_of("budget de l action"))
    (['hoped for, or planned'], [])
    """
    words = folded.split()
    found = {_row_of(word) for word in words} - {""}
    if not _PHRASE_WORDS.isdisjoint(words):
        found |= {name for name, phrase in _PHRASES.items() if phrase.search(folded)}
    return frozenset(found)


def is_doubtful_beside(folded: str) -> bool:
    """Whether another line or clause casts doubt; one that speaks of a price says nothing of the amount.

    >>> is_doubtful_beside("pas encore vote"), is_doubtful_beside("pas de tarif au qf")
    (True, False)
    """
    return bool(doubts_of(folded) - _OWN_TO_A_LINE) and _OF_A_PRICE.isdisjoint(folded.split())
