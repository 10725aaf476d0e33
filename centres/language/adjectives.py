"""Two words typed side by side -> whether one reads as an adjective of the other: « parc naturel » is one thing.

By its ending, and a table of those that have none of their own. Nouns that end so are told apart where they are common:
of another, two words are only held together more than they need to be.
"""

import re

_ENDINGS = re.compile(
    r".+(?:aire|al|ale|aux|el|elle|ique|if|ive|eux|euse|ais|aise|ois|oise|ien|ienne|estre|able|ible|ile|[^t]ée?)s?"
)
_OTHERS = """
    adapté adaptée adaptés adulte adultes blanc blanche bleu bleue citoyen citoyenne citoyennes citoyens court
    courte couvert couverte douce doux étudiant étudiante étudiants fausse faux froid froide gratuit gratuite
    gratuites gratuits gris grise humain humaine jaune jeune jeunes libre libres long longue majeur mineur mixte
    mixtes moyen moyenne muet muette multiple neuf neuve noir noire ouvert ouverte plein pleine privé privés
    public publics publique publiques rouge secret simple soignant soignante soignants urbain urbaine utile vert
    verte vertes verts vivant vivante
"""
# Before the noun.
_FIRST = """
    ancien ancienne anciens beau belle bon bonne grand grande grandes grands jeune jeunes moyen nouveau nouveaux
    nouvelle petit petite petites petits premier première premiers vieille vieilles vieux
"""
_NOUNS = """
    animal animaux année années anniversaire annuaire appel bibliothécaire boutique bureaux café cafés capital
    carnaval clinique commentaire domicile fabrique famille familles festival fonctionnaire hôpital horaire
    hôtel idée idées journal journaux journée journées locataire locataires logiciel lycée lycées marché marchés
    matinée matinées motif musée musées musique noël objectif partenaire partenaires politique pratique
    propriétaire purée questionnaire randonnée randonnées salaire salaires salarié salariée salariés secrétaire
    soirée soirées stagiaire table tables tarif tarifs travaux veillée veillées vestiaire
"""
OTHERS, FIRST, NOUNS = (frozenset(words.split()) for words in (_OTHERS, _FIRST, _NOUNS))


def qualifies(first: str, second: str) -> bool:
    """Whether one of two words, as they were typed, says what the other is. Without its accents « partagé » does not.

    >>> [qualifies("jardin", word) for word in ("scolaire", "partagé", "vert", "musique", "santé", "parents")]
    [True, True, True, False, False, False]
    >>> qualifies("petits", "budgets")
    True
    """
    second = second.lower()
    if first.lower() in FIRST or second in OTHERS:
        return True
    return second not in NOUNS and _ENDINGS.fullmatch(second) is not None
