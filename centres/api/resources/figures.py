"""What a selection counts: /facettes, /chiffres; and what a text that is being typed becomes: /suggestions."""

from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Query, Router

from centres.api.answers import ApiRequest, as_json
from centres.api.parameters import FILTERS, filtered, notes_of, of_openapi, unknown
from centres.api.shapes.answers import Chiffres, Facettes, Suggestions
from centres.catalogue.facts.budgets import BUDGET_STATES
from centres.catalogue.figures.statistics import MOST_FUNDERS, PeriodFigures, Split, Statistics
from centres.catalogue.figures.totals import figures
from centres.catalogue.search.completions import completions
from centres.catalogue.sql.cents import Quartiles
from centres.models import Action

router = Router(tags=["Chiffres et recherche"])
OF_THE_LIST = {"parameters": of_openapi(FILTERS)}

Typed = Annotated[str, Query(description="Ce qui est tapé, de 2 à 60 caractères.", examples=["jard"])]


@router.get("/facettes", response=Facettes, summary="Les filtres et leurs comptes", openapi_extra=OF_THE_LIST)
def facettes(request: ApiRequest) -> HttpResponse:
    """Ce que chaque filtre propose, et combien de fiches chaque valeur donnerait."""
    found = filtered(request)
    rows = [
        {
            "name": facet.name,
            "label": facet.label,
            "options": [
                {
                    "value": option.choice.value,
                    "label": option.choice.label,
                    "count": option.count,
                    "is_chosen": option.is_ticked,
                }
                for option in facet.options
            ],
        }
        for facet in found.facets
    ]
    count = len(found.required_index.select(found.selection))
    return as_json({"notes": notes_of(found, request.GET), "count": count, "facettes": rows})


@router.get("/chiffres", response=Chiffres, summary="Les chiffres", openapi_extra=OF_THE_LIST)
def chiffres(request: ApiRequest) -> HttpResponse:
    """Ce que les fiches demandées disent d’argent et de personnes : les sommes de la page « En chiffres »."""
    found = filtered(request)
    told = Statistics(found)
    people = [
        {
            "label": role.label,
            "stated": role.stated.count,
            "exact": role.exact.count,
            "total": role.total,
            "rough": role.rough.count,
        }
        for role in told.roles
    ]
    states = [
        {"slug": slug, "label": BUDGET_STATES[slug].label, "count": figure.count}
        for slug, figure in told.states.items()
    ]
    answer = {
        "notes": notes_of(found, request.GET),
        "totals": figures(found.required_index, told.ids),
        "budgets": states,
        "periods": [_period(period) for period in told.periods],
        "people": people,
    }
    return as_json(answer)


@router.get("/suggestions", response=Suggestions, summary="Des suggestions")
def suggestions(request: ApiRequest, q: Typed = "") -> HttpResponse:
    """Les thèmes, les partenaires, les centres, les fiches et les lieux que ce qui est tapé peut devenir."""
    rows = [
        {"kind": row.kind, "label": row.label, "url": request.build_absolute_uri(row.url)}
        for row in completions(q, request.catalogue, Action.objects.visible_to(None))
    ]
    return as_json({"notes": unknown(request.GET, ("q",)), "suggestions": rows})


def _period(period: PeriodFigures) -> dict[str, Any]:
    return {
        "slug": period.slug,
        "label": period.title,
        "count": period.figure.count,
        "total": _euros(period.total),
        "quartiles": _quartiles(period.quartiles),
        "brackets": _parts(period.brackets),
        "years": _parts(period.years),
        "kinds": _parts(period.kinds),
        "funders": _parts(period.funders[:MOST_FUNDERS]),
        "rough": period.rough,
    }


def _parts(splits: list[Split]) -> list[dict[str, Any]]:
    return [
        {
            "label": split.label,
            "count": split.figure.count,
            "total": _euros(split.total),
            "quartiles": _quartiles(split.quartiles),
        }
        for split in splits
    ]


def _quartiles(told: Quartiles | None) -> dict[str, str] | None:
    if told is None:
        return None
    return {"low": _euros(told.low), "median": _euros(told.median), "high": _euros(told.high)}


def _euros(amount: Decimal) -> str:
    return f"{amount:.2f}"
