"""Whole answers of the API: rows with how many there are, where they go on, and what was ignored."""

from typing import Literal

from ninja import Schema

from .fiche import FicheRecord
from .fields import told
from .figures import (
    BudgetRecord,
    FacetRecord,
    PeriodRecord,
    RoleRecord,
    StateRecord,
    SuggestionRecord,
    TotalsRecord,
)
from .places import LINK, CentreRecord, CommuneRecord, DepartementRecord, EpciRecord, RegionRecord, TermRecord


class Noted(Schema):
    """Une réponse qui dit ce qu’elle n’a pas compris."""

    notes: list[str] = told(
        "Une phrase pour chaque paramètre ou valeur ignorés ; vide quand tout a compté.",
        ["Filtre ignoré : le thème « santee » n’existe pas."],
    )


class Paged(Noted):
    """Une page de lignes."""

    count: int = told("Combien de lignes en tout.", 230)
    next: str | None = told("L’adresse de la page suivante ; null à la fin.", f"{LINK}/api/v1/actions?curseur=WyJ0I")


class Fiches(Paged):
    """Des fiches, entières."""

    actions: list[FicheRecord] = told("Les fiches de cette page.", [])


class Budgets(Paged):
    """Des budgets."""

    budgets: list[BudgetRecord] = told("Les budgets de cette page.", [])


class Centres(Paged):
    """Des centres."""

    centres: list[CentreRecord] = told("Les centres de cette page, par numéro.", [])


class Communes(Paged):
    """Des communes."""

    communes: list[CommuneRecord] = told("Les communes de cette page, par code.", [])


class Regions(Noted):
    """Toutes les régions."""

    regions: list[RegionRecord] = told("Les régions, par nom.", [])


class Departements(Noted):
    """Tous les départements."""

    departements: list[DepartementRecord] = told("Les départements, par nom.", [])


class Epcis(Paged):
    """Des intercommunalités."""

    epci: list[EpciRecord] = told("Les intercommunalités de cette page, par SIREN.", [])


class Themes(Noted):
    """Tous les thèmes."""

    themes: list[TermRecord] = told("Les thèmes, dans l’ordre du site.", [])


class Publics(Noted):
    """Tous les publics."""

    publics: list[TermRecord] = told("Les publics, dans l’ordre du site.", [])


class Partenaires(Noted):
    """Tous les partenaires."""

    partenaires: list[TermRecord] = told("Les partenaires, dans l’ordre du site.", [])


class Facettes(Noted):
    """Les filtres, et ce que chacun donnerait."""

    count: int = told("Combien de fiches sont demandées.", 23)
    facettes: list[FacetRecord] = told("Les filtres, dans l’ordre de la page.", [])


class Suggestions(Noted):
    """Ce que devient ce qui est tapé."""

    suggestions: list[SuggestionRecord] = told("Dix au plus : des thèmes, puis des fiches, puis des communes.", [])


class Chiffres(Noted):
    """Ce que les fiches demandées disent d’argent et de personnes."""

    totals: TotalsRecord = told("Combien de tout.", dict.fromkeys(TotalsRecord.model_fields, 3))
    budgets: list[StateRecord] = told("Combien de fiches par état de leur budget.", [])
    periods: list[PeriodRecord] = told("Les budgets comparables, par période, jamais ajoutées.", [])
    people: list[RoleRecord] = told("Les personnes, par rôle.", [])


class Ways(Schema):
    """Les adresses de l’API."""

    title: str = told("Le nom du catalogue.", "Les actions des centres sociaux")
    version: str = told("La version de l’API.", "1.0")
    documentation: str = told("La page qui explique l’API.", f"{LINK}/api/v1/docs")
    openapi: str = told("Le document OpenAPI.", f"{LINK}/api/v1/openapi.json")
    addresses: dict[str, str] = told("Ce que l’on peut demander : nom, adresse.", {"actions": f"{LINK}/api/v1/actions"})


class WrongParameter(Schema):
    """Un paramètre refusé."""

    parameter: str = told("Son nom.", "limite")
    message: str = told("Ce qui ne va pas.", "« limite » est un nombre entier de 1 à 100.")


class Problem(Schema):
    """Un refus, ou une panne (RFC 9457)."""

    type: str = told("L’adresse qui explique ce genre de problème.", f"{LINK}/api/v1/docs#reponse-404")
    title: str = told("Le problème en quelques mots.", "Introuvable")
    status: Literal[301, 400, 404, 405, 410, 422, 429, 500, 501, 503] = told("Le code HTTP.", 404)
    detail: str = told("Ce qui s’est passé, et que faire.", "Rien ne porte ce numéro.")
    instance: str = told("L’adresse demandée.", "/api/v1/actions/9999")
    errors: list[WrongParameter] = told("Les paramètres refusés ; vide pour les autres problèmes.", [])
