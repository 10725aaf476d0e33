"""Fiches and their budgets: /actions, /actions/12, /budgets."""

from typing import Annotated, Any

from django.http import HttpResponse, HttpResponseBase
from ninja import Path, Router

from centres.api.answers import ApiRequest, as_json
from centres.api.pages import PAGING, USUAL, Cursor, Limit, as_page, page_of_actions
from centres.api.parameters import FILTERS, filtered, notes_of, of_openapi
from centres.api.problems import Refused, problem
from centres.api.records import records_in_order
from centres.api.shapes.answers import Budgets, Fiches
from centres.api.shapes.fiche import FicheRecord
from centres.catalogue.addresses import row_at
from centres.catalogue.fiche.questions import state_after_publication
from centres.models import Action

Number = Annotated[int, Path(ge=1, description="Le numéro de la fiche.", example=1)]

router = Router(tags=["Fiches"])
OF_THE_LIST = {"parameters": of_openapi(FILTERS)}
ARCHIVED = "Cette fiche n’est plus publiée."


@router.get("/actions", response=Fiches, summary="Des fiches, entières", openapi_extra=OF_THE_LIST)
def actions(request: ApiRequest, limite: Limit = USUAL, curseur: Cursor = "") -> HttpResponse:
    """Les fiches que les paramètres demandent, dans l’ordre de la liste du site. Sans paramètre : toutes."""
    found = filtered(request)
    page = page_of_actions(found, limite, curseur)
    rows = records_in_order(request.catalogue, page.keys, _site(request))
    return as_page(request, page, "actions", rows, notes_of(found, request.GET, *PAGING))


@router.get("/actions/{int:pk}", response=FicheRecord, summary="Une fiche")
def action(request: ApiRequest, pk: Number) -> HttpResponseBase:
    """Une fiche par son numéro. Fusionnée dans une autre, elle mène à celle-ci (301) ; retirée, elle répond 410."""
    row = row_at(Action.objects.visible_to(None).only("pk"), pk)
    if row is None:
        state = state_after_publication(pk)
        raise Refused(410) if state == "withdrawn" else Refused(404, ARCHIVED if state else "")
    if row.pk != pk:
        response = problem(request, 301)
        response.headers["Location"] = request.build_absolute_uri(str(row.pk))
        return response
    records = records_in_order(request.catalogue, [row.pk], _site(request))
    if not records:
        raise Refused(404, ARCHIVED)
    return as_json(records[0])


@router.get("/budgets", response=Budgets, summary="Des budgets", openapi_extra=OF_THE_LIST)
def budgets(request: ApiRequest, limite: Limit = USUAL, curseur: Cursor = "") -> HttpResponse:
    """Les budgets chiffrés des fiches que les paramètres demandent, postes compris."""
    found = filtered(request)
    page = page_of_actions(found, limite, curseur, budgets_only=True)
    records = records_in_order(request.catalogue, page.keys, _site(request))
    rows = [budget_of(record) for record in records if record["budget"]]
    return as_page(request, page, "budgets", rows, notes_of(found, request.GET, *PAGING))


def budget_of(record: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = record["budget"]
    return told | {"action": record["id"], "title": record["title"], "url": record["url"]}


def _site(request: ApiRequest) -> str:
    return request.build_absolute_uri("/").removesuffix("/")
