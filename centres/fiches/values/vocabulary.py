"""The terms each list is known to hold -> the label shown for them. Open tables: an unknown value is kept and reported.

A new term, or a new spelling of one, is one line here. Spellings that differ only by case, accents, punctuation or
spacing need none: terms are compared folded.
"""

from dataclasses import dataclass

from centres.fiches.folding import fold


@dataclass(frozen=True, slots=True)
class KnownValue:
    """One known value. `spellings` are the other ways sources write it."""

    label: str
    slug: str
    spellings: tuple[str, ...] = ()


def _term(label: str, *spellings: str, slug: str = "") -> KnownValue:
    return KnownValue(label, slug or fold(label).replace(" ", "-"), spellings)


TERMS: dict[str, tuple[KnownValue, ...]] = {
    "keyword": (
        _term("Démocratie & citoyenneté", "Démocratie et citoyenneté"),
        _term("Santé"),
        _term("Développement durable"),
        _term("Emploi, économie", "Emploi et économie"),
        _term("Intégration"),
        _term("Mixité sociale"),
        _term("Parentalité"),
        _term("Éducation / scolarité"),
        _term("Discriminations"),
        _term("Vieillissement", "Viellissement"),
        _term("Intergénérationnel"),
        _term("Vacances / loisirs"),
        _term("Solidarité"),
        _term("Culture"),
        _term("Précarité"),
        _term("Logement"),
        _term("Évènementiel", "Événementiel"),
        _term("Environnement"),
        _term("Habitants"),
        _term("Famille"),
        _term("Familial"),
        _term("Vacances"),
        _term("Mobilité / transport"),
        _term("Enfance & jeunesse", "Enfance et jeunesse"),
        _term("Alphabétisation & apprentissage du français", "Alphabétisation et apprentissage du français"),
    ),
    "audience": (
        _term("Tous publics", "Tout public", "Tous public"),
        _term("Adultes"),
        _term("Familles"),
        _term("Seniors"),
        _term("Jeunesse"),
        _term("Jeunes adultes"),
    ),
    "initiator": (
        _term("Le centre social"),
        _term("Un ou plusieurs partenaire(s)", "Un ou plusieurs partenaires", slug="un-ou-plusieurs-partenaires"),
        _term("Un groupe d'habitants"),
        _term("Autre"),
    ),
    "partner": (
        _term("Association locale"),
        _term("Association nationale"),
        _term("Autre"),
        _term("Bailleur social"),
        _term("Caf"),
        _term("CARSAT"),
        _term("Commune"),
        _term("Conseil départemental"),
        _term("Conseil régional"),
        _term("CPAM"),
        _term("Entreprise privée"),
        _term("État"),
        _term("Éducation Nationale"),
        _term("MSA"),
        _term("Mutuelle"),
        _term("Regroupement de communes"),
        _term("ACSE"),
        _term("Préfecture"),
    ),
    "dimension": (_term("Citoyenneté"), _term("Accompagnement de projets"), _term("Services")),
    "status": (_term("En cours"), _term("Terminée")),
    "scale": (_term("Un quartier"), _term("Plusieurs quartiers"), _term("Une commune"), _term("Plusieurs communes")),
}

# French names of the lists, for messages.
LIST_NAMES: dict[str, str] = {
    "keyword": "mots clés",
    "audience": "publics",
    "initiator": "initiative",
    "partner": "partenaires",
    "dimension": "dimension",
    "status": "statut",
    "scale": "territoire concerné",
}

_KNOWN: dict[str, frozenset[str]] = {
    name: frozenset(fold(spelling) for term in terms for spelling in (term.label, *term.spellings))
    for name, terms in TERMS.items()
}


def is_known(name: str, value: str) -> bool:
    """Whether a value, in any spelling, is a term of the list called `name` (a key of `TERMS`).

    >>> is_known("keyword", "VIELLISSEMENT"), is_known("partner", "Etat"), is_known("audience", "Les voisins")
    (True, True, False)
    """
    return fold(value) in _KNOWN[name]


_KNOWN_ANYWHERE = frozenset().union(*_KNOWN.values())


def is_known_anywhere(value: str) -> bool:
    """Whether a value is a term of one of the lists."""
    return fold(value) in _KNOWN_ANYWHERE
