"""The names of the French départements and overseas collectivities, to notice a name that is none of them."""

from centres.fiches.folding import fold

# INSEE, code officiel géographique 2026, in the order of the codes.
DEPARTMENTS: tuple[str, ...] = (
    "Ain", "Aisne", "Allier", "Alpes-de-Haute-Provence", "Hautes-Alpes", "Alpes-Maritimes", "Ardèche", "Ardennes",
    "Ariège", "Aube", "Aude", "Aveyron", "Bouches-du-Rhône", "Calvados", "Cantal", "Charente", "Charente-Maritime",
    "Cher", "Corrèze", "Côte-d'Or", "Côtes-d'Armor", "Creuse", "Dordogne", "Doubs", "Drôme", "Eure", "Eure-et-Loir",
    "Finistère", "Corse-du-Sud", "Haute-Corse", "Gard", "Haute-Garonne", "Gers", "Gironde", "Hérault",
    "Ille-et-Vilaine", "Indre", "Indre-et-Loire", "Isère", "Jura", "Landes", "Loir-et-Cher", "Loire", "Haute-Loire",
    "Loire-Atlantique", "Loiret", "Lot", "Lot-et-Garonne", "Lozère", "Maine-et-Loire", "Manche", "Marne",
    "Haute-Marne", "Mayenne", "Meurthe-et-Moselle", "Meuse", "Morbihan", "Moselle", "Nièvre", "Nord", "Oise",
    "Orne", "Pas-de-Calais", "Puy-de-Dôme", "Pyrénées-Atlantiques", "Hautes-Pyrénées", "Pyrénées-Orientales",
    "Bas-Rhin", "Haut-Rhin", "Rhône", "Haute-Saône", "Saône-et-Loire", "Sarthe", "Savoie", "Haute-Savoie", "Paris",
    "Seine-Maritime", "Seine-et-Marne", "Yvelines", "Deux-Sèvres", "Somme", "Tarn", "Tarn-et-Garonne", "Var",
    "Vaucluse", "Vendée", "Vienne", "Haute-Vienne", "Vosges", "Yonne", "Territoire de Belfort", "Essonne",
    "Hauts-de-Seine", "Seine-Saint-Denis", "Val-de-Marne", "Val-d'Oise", "Guadeloupe", "Martinique", "Guyane",
    "La Réunion", "Mayotte", "Saint-Pierre-et-Miquelon", "Saint-Barthélemy", "Saint-Martin",
    "Terres australes et antarctiques françaises", "Wallis et Futuna", "Polynésie française", "Nouvelle-Calédonie",
    "Île de Clipperton",
)  # fmt: skip

# Spellings met in lists that say the same département another way.
# Another spelling -> the name in the table.
OTHER_SPELLINGS: dict[str, str] = {
    "Réunion": "La Réunion",
    "Ile de la Réunion": "La Réunion",
    "Guyane française": "Guyane",
    "Corse du Sud": "Corse-du-Sud",
    "Belfort": "Territoire de Belfort",
}

_KNOWN = frozenset(fold(name) for name in (*DEPARTMENTS, *OTHER_SPELLINGS))


_USUAL = {fold(other): name for other, name in OTHER_SPELLINGS.items()}


def usual_department(name: str) -> str:
    """The name in the table for another spelling of it; any other name as it is.

    >>> usual_department("réunion"), usual_department("Isère")
    ('La Réunion', 'Isère')
    """
    return _USUAL.get(fold(name), name)


def is_department(name: str) -> bool:
    """Whether a name, in any spelling, is one of the table.

    >>> is_department("ISERE"), is_department("Loire Atlantique"), is_department("Bretagne")
    (True, True, False)
    """
    return fold(name) in _KNOWN
