"""Facets, figures, budgets and suggestions as the API tells them."""

from ninja import Schema

from .fiche import BudgetOfFiche
from .fields import told
from .places import LINK


class BudgetRecord(BudgetOfFiche):
    """Le budget d’une fiche, avec la fiche qui le dit."""

    action: int = told("Le numéro de la fiche.", 12)
    title: str = told("Le titre de la fiche.", "Jardin partagé")
    url: str = told("L’adresse de la page de la fiche.", f"{LINK}/actions/12/jardin-partage/")


class OptionRecord(Schema):
    """Une valeur qu’un filtre propose."""

    value: str = told("Le mot à donner au filtre.", "sante")
    label: str = told("Le libellé.", "Santé")
    count: int | None = told("Combien de fiches elle donnerait, seule dans son filtre ; null : non compté.", 12)
    is_chosen: bool = told("Vrai quand elle est en vigueur.", False)


class FacetRecord(Schema):
    """Un filtre et ce qu’il propose pour les fiches demandées."""

    name: str = told("Le nom du paramètre.", "theme")
    label: str = told("Le libellé.", "Thème")
    options: list[OptionRecord] = told("Ce qu’il propose, dans l’ordre de la page.", [])


class SuggestionRecord(Schema):
    """Une suite possible de ce qui est tapé."""

    kind: str = told("thème, fiche ou commune.", "thème")
    label: str = told("Le libellé.", "Santé")
    url: str = told("L’adresse de la page.", f"{LINK}/themes/sante/")


class TotalsRecord(Schema):
    """Combien de tout, parmi les fiches demandées."""

    actions: int = told("Fiches.", 23)
    centres: int = told("Centres qui les ont écrites.", 9)
    departements: int = told("Départements où ils sont.", 3)
    with_budget: int = told("Fiches dont le budget est chiffré.", 14)
    with_limits: int = told("Fiches qui disent ce qui a coincé.", 17)
    ended: int = told("Fiches dont l’action est terminée.", 5)


class StateRecord(Schema):
    """Un état de budget."""

    slug: str = told("Le mot à donner au filtre `budget`.", "par-an")
    label: str = told("Le libellé.", "Budget complet, par an")
    count: int = told("Combien de fiches.", 6)


class QuartilesRecord(Schema):
    """Les quartiles de plusieurs budgets, en euros."""

    low: str = told("Un quart des budgets est au plus à ce montant, en euros.", "800.00")
    median: str = told("La moitié des budgets est au plus à ce montant, en euros.", "2400.00")
    high: str = told("Les trois quarts des budgets sont au plus à ce montant, en euros.", "6458.00")


class PartRecord(Schema):
    """Une part des budgets d’une période : une tranche, une année, une nature ou un financeur."""

    label: str = told("Le libellé.", "de 1 000 à moins de 3 000 €")
    count: int = told("Combien de fiches.", 4)
    total: str = told("La somme, en euros.", "7350.00")
    quartiles: QuartilesRecord | None = told("Les quartiles ; null sous trois fiches, et hors des années.", None)


class PeriodRecord(Schema):
    """Les budgets comparables d’une période : un montant, pour toute l’action."""

    slug: str = told("Le mot à donner au filtre `budget`.", "par-an")
    label: str = told("Le libellé.", "Par an")
    count: int = told("Combien de fiches.", 6)
    total: str = told("La somme, en euros.", "21500.00")
    quartiles: QuartilesRecord | None = told("Les quartiles ; null sous trois fiches.", None)
    brackets: list[PartRecord] = told("Par tranche de montant.", [])
    years: list[PartRecord] = told("Par année, la dernière d’abord.", [])
    kinds: list[PartRecord] = told("Par nature de poste.", [])
    funders: list[PartRecord] = told("Par financeur, le plus grand d’abord ; cent au plus.", [])
    rough: int = told("Combien de postes sont en fourchette, et dans aucune somme.", 1)


class RoleRecord(Schema):
    """Les personnes d’un rôle."""

    label: str = told("Le libellé.", "Bénévoles")
    stated: int = told("Combien de fiches les comptent.", 11)
    exact: int = told("Combien de fiches en donnent le nombre exact.", 8)
    total: int = told("La somme des nombres exacts, en personnes.", 96)
    rough: int = told("Combien de fiches disent « environ » ou une fourchette.", 3)
