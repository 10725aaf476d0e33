"""Régions, départements and communes: /territoires/…"""

from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Query, Router

from centres.api.answers import ApiRequest, as_json
from centres.api.pages import PAGING, USUAL, Cursor, Limit, as_page, page_of_keys
from centres.api.parameters import FILTERS, filtered, notes_of, of_openapi, unknown
from centres.api.shapes.answers import Communes, Departements, Epcis, Regions
from centres.catalogue.filters.actions import CentreListFilter
from centres.gazetteer.suggesting import suggest_places
from centres.models import Centre, Commune, Epci

router = Router(tags=["Centres et territoires"])
OF_THE_LIST = {"parameters": of_openapi(FILTERS)}
OF_COMMUNES = {"parameters": of_openapi(["departement"])}

Typed = Annotated[
    str, Query(description="Le début d’un nom ou d’un code postal : dix communes au plus.", examples=["Roussillon"])
]


@router.get("/territoires/regions", response=Regions, summary="Les régions", openapi_extra=OF_THE_LIST)
def regions(request: ApiRequest) -> HttpResponse:
    """Toutes les régions, avec le nombre de fiches de chacune parmi celles demandées."""
    found = filtered(request)
    index = found.required_index
    counts = index.counts(found.selection, ["region"])["region"]
    rows = [
        {"code": code, "name": row.name, "actions": counts.get(code, 0), "url": _page_of(row, request)}
        for code, row in index.words.regions.items()
    ]
    return as_json({"notes": notes_of(found, request.GET), "regions": rows})


@router.get("/territoires/departements", response=Departements, summary="Les départements", openapi_extra=OF_THE_LIST)
def departements(request: ApiRequest) -> HttpResponse:
    """Tous les départements, avec le nombre de fiches de chacun parmi celles demandées."""
    found = filtered(request)
    index = found.required_index
    counts = index.counts(found.selection, ["departement"])["departement"]
    rows = [
        {
            "code": code,
            "name": row.name,
            "region": row.region_id,
            "actions": counts.get(code, 0),
            "url": _page_of(row, request),
        }
        for code, row in index.words.departements.items()
    ]
    return as_json({"notes": notes_of(found, request.GET), "departements": rows})


@router.get("/territoires/epci", response=Epcis, summary="Des intercommunalités", openapi_extra=OF_THE_LIST)
def epci(request: ApiRequest, limite: Limit = USUAL, curseur: Cursor = "") -> HttpResponse:
    """Les intercommunalités de France par SIREN, avec le nombre de fiches de chacune parmi celles demandées."""
    found = filtered(request)
    index = found.required_index
    counts = index.counts(found.selection, ["epci"])["epci"]
    page = page_of_keys(list(Epci.objects.order_by("pk").values_list("pk", flat=True)), limite, curseur)
    told = Epci.objects.in_bulk(page.keys)
    rows = [epci_record(told[code], counts.get(code, 0), request) for code in page.keys if code in told]
    return as_page(request, page, "epci", rows, notes_of(found, request.GET, *PAGING))


@router.get("/territoires/communes", response=Communes, summary="Des communes", openapi_extra=OF_COMMUNES)
def communes(request: ApiRequest, q: Typed = "", limite: Limit = USUAL, curseur: Cursor = "") -> HttpResponse:
    """Les communes de France par code, de certains départements, ou de ce nom."""
    found = CentreListFilter(request.GET, Centre.objects.all(), index=request.catalogue.index)
    codes = found.keys_of("departement")
    rows = Commune.objects.order_by("pk")
    if codes:
        rows = rows.filter(departement__in=codes)
    if q.strip():
        rows = rows.filter(pk__in=[place.pk for place in suggest_places(q) if isinstance(place, Commune)])
    page = page_of_keys(list(rows.values_list("pk", flat=True)), limite, curseur)
    told = rows.in_bulk(page.keys)
    notes = [*found.notes, *unknown(request.GET, ("departement", "q", *PAGING))]
    return as_page(request, page, "communes", [commune_record(told[code]) for code in page.keys], notes)


def epci_record(row: Epci, actions: int, request: ApiRequest) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "kind": row.kind,
        "population": row.population,
        "actions": actions,
        "url": _page_of(row, request),
    }


def commune_record(row: Commune) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "departement": row.departement_id,
        "postcodes": row.postcodes.split(),
        "population": row.population,
        "longitude": row.longitude,
        "latitude": row.latitude,
    }


def _page_of(row: Any, request: ApiRequest) -> str:
    return request.build_absolute_uri(row.get_absolute_url())
