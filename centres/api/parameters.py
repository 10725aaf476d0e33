"""The one filter of the site -> the parameters that the API takes, and what it ignored of a query string."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from centres.catalogue.facts.choice import quote_word
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.filters.choices import SingleFilter
from centres.models import Action

from .answers import ApiRequest

MOST_NOTED = 5
LIMIT, CURSOR = "limite", "curseur"
# Parameter -> (what it takes, an example). Held equal to the filters of the list by a test.
FILTERS = {
    "q": ('Des mots cherchés dans les fiches : « "café des parents" », « -vacances ».', "jardin"),
    "theme": ("Des thèmes, par leur mot (`/themes`).", "sante"),
    "departement": ("Des départements, par code Insee.", "38"),
    "epci": ("Des intercommunalités, par leur SIREN (`/territoires/epci`).", "200040715"),
    "taille": ("Des tailles de la commune du centre, par leur mot (`/facettes`).", "2000-10000"),
    "echelle": ("Des échelles du territoire, par leur mot (`/facettes`).", "un-quartier"),
    "public": ("Des publics, par leur mot (`/publics`).", "seniors"),
    "dimension": ("Des dimensions du projet social, par leur mot (`/facettes`).", "services"),
    "statut": ("Des statuts, par leur mot (`/facettes`).", "terminee"),
    "partenaire": ("Des partenaires, par leur mot (`/partenaires`).", "caf"),
    "initiative": ("À l’initiative de qui, par leur mot (`/facettes`).", "le-centre-social"),
    "annee": ("Des années.", "2019"),
    "dit": ("Ce que la fiche dit : `limites`, `fin` (pourquoi elle s’est terminée), `perspectives`.", "limites"),
    "budget": ("`oui` (chiffré), `non`, ou un état (`/chiffres`).", "oui"),
    "budget_min": ("Un budget d’au moins tant d’euros.", "1000"),
    "budget_max": ("Un budget d’au plus tant d’euros.", "5000"),
    "poste": ("Des natures de postes : `charges`, `produits`, `valorisations`, `non-precise`.", "charges"),
    "financeur": ("Des financeurs, comme `/facettes` les donne.", "caf"),
    "personnes": ("Des rôles comptés : `benevoles`, `participants-exact`…", "benevoles"),
    "mode_gestion": ("Des modes de gestion du centre, par leur mot (`/facettes`).", "associatif"),
    "milieu": ("Des milieux où le centre agit, par leur mot (`/facettes`).", "un-espace-a-dominante-rurale"),
    "qpv": ("Un centre en quartier prioritaire : `oui` ou `non`.", "oui"),
    "population": ("Une tranche d’habitants de la zone du centre.", "2000-10000"),
    "region": ("Des régions, par code Insee.", "84"),
    "commune": ("Autour d’une commune, par code Insee.", "38344"),
    "rayon": ("Le rayon autour de la commune, en km : 5, 10, 20, 50 ou 100.", "20"),
    "pres": ("Autour d’une commune, par son nom ou son code postal.", "Roussillon"),
    "centre": ("Des centres : un mot, ou le numéro et le mot de l’un d’eux.", "centre-social-du-parc"),
    "tri": (
        "L’ordre : `recentes`, `annee` (anciennes d’abord), `titre`, `centre`, `budget`, `budget-croissant` ;"
        " `pertinence` avec `q`, `distance` avec un lieu.",
        "recentes",
    ),
}


def of_openapi(names: Iterable[str]) -> list[dict[str, Any]]:
    """These parameters as an OpenAPI document tells them. Any text is an answer: what means nothing is in `notes`."""
    filters = ActionFilter.base_filters
    parameters = []
    for name in names:
        told, example = FILTERS[name]
        is_single = isinstance(filters[name], SingleFilter)
        text = {"type": "string"}
        parameters.append(
            {
                "in": "query",
                "name": name,
                "required": False,
                "description": f"{filters[name].label}. {told}",
                "schema": text if is_single else {"type": "array", "items": text},
                "example": example if is_single else [example],
            }
        )
    return parameters


def filtered(request: ApiRequest) -> ActionFilter:
    """What the query string asks for, as the list of the site reads it."""
    catalogue, visible = request.catalogue, Action.objects.visible_to(None)
    return ActionFilter(request.GET, visible, index=catalogue.index, version=catalogue.version)


def notes_of(found: ActionFilter, asked: QueryDict, *others: str) -> list[str]:
    """What was ignored: values that mean nothing, and parameters that are none. `others`: those beside the filters."""
    return [*found.notes, *unknown(asked, (*found.filters, *others))]


def unknown(asked: QueryDict, known: Iterable[str]) -> list[str]:
    """A sentence for each parameter that is none; past five, how many more."""
    names = [name for name in asked if name not in set(known)]
    notes = [f"Paramètre ignoré : {quote_word(name)} n’existe pas." for name in names[:MOST_NOTED]]
    more = len(names) - MOST_NOTED
    return [*notes, f"{more} autres paramètres ignorés."] if more > 0 else notes
