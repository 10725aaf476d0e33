"""Centres: /centres, /centres/3."""

from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from ninja import Path, Router

from centres.api.answers import ApiRequest, as_json
from centres.api.pages import PAGING, USUAL, Cursor, Limit, as_page, page_of_keys
from centres.api.parameters import of_openapi, unknown
from centres.api.problems import Refused, problem
from centres.api.shapes.answers import Centres
from centres.api.shapes.places import CentreRecord
from centres.catalogue.addresses import row_at
from centres.catalogue.filters.actions import CentreListFilter
from centres.catalogue.index import CatalogueIndex
from centres.models import Centre

Number = Annotated[int, Path(ge=1, description="Le numéro du centre.", example=1)]

router = Router(tags=["Centres et territoires"])
OF_THE_LIST = {"parameters": of_openapi(["departement"])}


@router.get("/centres", response=Centres, summary="Des centres", openapi_extra=OF_THE_LIST)
def centres(request: ApiRequest, limite: Limit = USUAL, curseur: Cursor = "") -> HttpResponse:
    """Les centres qui publient des fiches, par numéro."""
    index = request.catalogue.index
    found = CentreListFilter(request.GET, _telling(), index=index)
    codes = set(found.keys_of("departement"))
    named = (index.words.centres[pk] for pk in index.values["centre"] if pk in index.words.centres)
    page = page_of_keys(
        sorted(centre.pk for centre in named if not codes or centre.departement in codes), limite, curseur
    )
    rows = _telling().in_bulk(page.keys)
    records = [centre_record(rows[pk], index, request) for pk in page.keys if pk in rows]
    notes = [*found.notes, *unknown(request.GET, (*found.filters, *PAGING))]
    return as_page(request, page, "centres", records, notes)


@router.get("/centres/{int:pk}", response=CentreRecord, summary="Un centre")
def centre(request: ApiRequest, pk: Number) -> HttpResponseBase:
    """Un centre par son numéro. Fusionné dans un autre, il mène à celui-ci (301)."""
    row = row_at(_telling().with_published_actions(), pk)
    if row is None:
        raise Refused(404)
    if row.pk != pk:
        response = problem(request, 301)
        response.headers["Location"] = request.build_absolute_uri(str(row.pk))
        return response
    return as_json(centre_record(row, request.catalogue.index, request))


def _telling() -> Any:
    rows: QuerySet[Centre] = Centre.objects.for_detail()
    return rows


def centre_record(row: Centre, index: CatalogueIndex, request: ApiRequest) -> dict[str, Any]:
    """What is public of a centre: neither its contact nor its e-mail."""
    word = f"{row.pk}-{row.slug}"
    return {
        "id": row.pk,
        "slug": row.slug,
        "name": row.name,
        "kind": row.kind,
        "departement": row.departement_id,
        "commune": row.commune_id,
        "website": row.website,
        "siret": row.siret,
        "approved_on": row.approved_on and row.approved_on.isoformat(),
        "population": row.population,
        "axes": row.axis_list,
        "management": row.management,
        "setting": row.setting,
        "is_in_priority_area": row.is_in_priority_area,
        "actions": len(index.values["centre"].get(row.pk, ())),
        "url": request.build_absolute_uri(row.get_absolute_url()),
        "actions_url": request.build_absolute_uri(f"{reverse('api:actions')}?centre={word}"),
    }
