"""Words that make an amount doubtful wherever they stand near it: prices, hopes, other years, other people's money."""

import re

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
    "for one person": """
        adulte enfant jeune ado senior famille habitant participant participante etudiant etudiante couple foyer
    """,
    "a result": """
        deficit* excedent* benefice* solde* reliquat* perte* rab reste restant* resultat* gain* gagn* econom*
    """,
    "in kind": "suppletive* gracieu* pret prets prete* nature offert* offre* donne* valoris* benevolat",
    "one of several": "ou voire manque* mauvais* dette* caution avance acompte",
}
_IN_KIND = r"temps de travail|mises? a disposition|contributions? volontaires?"
# The same in several words.
_PHRASES = (
    r"(?:tout|toute|ensemble de?|reste de?) (?:le |la |l |du )?(?:centre|structure|association|maison)\b",
    r"animation globale", r"\bagc\b", r"toutes (?:ses|nos|leurs|les) (?:actions|activites)",
    r"ensemble (?:des|de nos|de ses) (?:actions|activites)",
    r"budget (?:global |annuel |general )?(?:du |de la |de l )(?:centre|structure|association|maison|secteur|commune"
    r"|ville|mairie|caf|mjc|ludotheque|bibliotheque|service|departement)",
    r"entre (?:\w+ )?(?:centres|associations|structures|communes|partenaires)", r"(?:au|en) plus\b", r"au moins",
    r"(?:plus|moins) d(?:e|u|es)?\b", r"a partir", r"(?:dans|sur) le budget", r"a (?:payer|venir|la charge)",
)  # fmt: skip


# A line without amounts may speak of these: they say nothing of the amounts of another line.
_OWN_TO_A_LINE = {"a price, or a threshold", "in kind", "for one person"}


def _pattern(rows: dict[str, str], *phrases: str) -> re.Pattern[str]:
    words = [word for row in rows.values() for word in row.split()]
    plain = [word for word in words if not word.endswith("*")]
    beginnings = [word[:-1] for word in words if word.endswith("*")]
    return re.compile(rf"\b(?:(?:{'|'.join(plain)})\b|{'|'.join((*beginnings, *phrases))})")


_NEAR = _pattern(DOUBTS, *_PHRASES, _IN_KIND)
_NEAR_A_RATE = _pattern({name: row for name, row in DOUBTS.items() if name != "for one person"}, *_PHRASES, _IN_KIND)
_NEAR_IN_KIND = _pattern({name: row for name, row in DOUBTS.items() if name != "in kind"}, *_PHRASES)
_PRICE = _pattern({"a price": "tarif* gratuit* adhesion* cotisation* entree inscription* quotient* qf"})
_BESIDE = _pattern({name: row for name, row in DOUBTS.items() if name not in _OWN_TO_A_LINE}, *_PHRASES)


def is_doubtful(folded: str, *, is_in_kind: bool = False, is_by_person: bool = False) -> bool:
    """Whether folded words say that an amount near them may not be the action's own.

    `is_in_kind`, `is_by_person`: it is taken for a thing in kind, or for what one person costs, already.

    >>> is_doubtful("2 500 demandes a la caf"), is_doubtful("budget de l action")
    (True, False)
    """
    pattern = _NEAR_IN_KIND if is_in_kind else _NEAR_A_RATE if is_by_person else _NEAR
    return pattern.search(folded) is not None


def is_doubtful_beside(folded: str) -> bool:
    """The same for the words of another line or clause; one that speaks of a price says nothing of the amount.

    >>> is_doubtful_beside("pas encore vote"), is_doubtful_beside("pas de tarif au qf")
    (True, False)
    """
    return _BESIDE.search(folded) is not None and not _PRICE.search(folded)
