"""Vocabularies, with how many of the fiches asked for carry each term: /themes, /publics, /partenaires."""

from typing import Any

from django.http import HttpResponse
from ninja import Router

from centres.api.answers import ApiRequest, as_json
from centres.api.parameters import FILTERS, filtered, notes_of, of_openapi
from centres.api.shapes.answers import Partenaires, Publics, Themes

router = Router(tags=["Vocabulaires"])
OF_THE_LIST = {"parameters": of_openapi(FILTERS)}


@router.get("/themes", response=Themes, summary="Les thèmes", openapi_extra=OF_THE_LIST)
def themes(request: ApiRequest) -> HttpResponse:
    """Tous les thèmes, avec le nombre de fiches de chacun parmi celles demandées."""
    return _terms(request, "theme", "themes")


@router.get("/publics", response=Publics, summary="Les publics", openapi_extra=OF_THE_LIST)
def publics(request: ApiRequest) -> HttpResponse:
    """Tous les publics, avec le nombre de fiches de chacun parmi celles demandées."""
    return _terms(request, "public", "publics")


@router.get("/partenaires", response=Partenaires, summary="Les partenaires", openapi_extra=OF_THE_LIST)
def partenaires(request: ApiRequest) -> HttpResponse:
    """Tous les partenaires, avec le nombre de fiches de chacun parmi celles demandées."""
    return _terms(request, "partenaire", "partenaires")


def _terms(request: ApiRequest, facet: str, name: str) -> HttpResponse:
    found = filtered(request)
    index = found.required_index
    counts = index.counts(found.selection, [facet])[facet]
    rows: list[dict[str, Any]] = [
        {
            "slug": choice.value,
            "label": choice.label,
            "actions": counts.get(choice.key, 0),
            "url": request.build_absolute_uri(choice.row.get_absolute_url()),
        }
        for choice in index.choices[facet]
    ]
    return as_json({"notes": notes_of(found, request.GET), name: rows})
