"""The beginning of a name or of a postcode -> places to choose from, for whoever is typing."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers

from centres.gazetteer.named import Place, detail_of, parameter_of
from centres.gazetteer.suggesting import as_option, suggest_places
from centres.models import Commune, CommunePart

from .public import read_only

SECONDS_KEPT = 3600


@read_only
def commune_suggestions(request: HttpRequest) -> HttpResponse:
    """`?q=`, or `?pres=` as the field is called: at most ten, as JSON, or as the options of a list when htmx asks."""
    text = request.GET.get("q") or request.GET.get("pres", "")
    places = suggest_places(text)
    if request.headers.get("HX-Request"):
        options = [as_option(place, text) for place in places]
        response = render(request, "_commune_options.html", {"options": options})
    else:
        rows = {
            "communes": [_commune(place) for place in places if isinstance(place, Commune)],
            "places": [_place(place) for place in places],
        }
        response = JsonResponse(rows, json_dumps_params={"ensure_ascii": False})
    patch_vary_headers(response, ["HX-Request"])
    patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
    return response


def _commune(commune: Commune) -> dict[str, Any]:
    return {
        "code": commune.pk,
        "name": commune.name,
        "departement": commune.departement_id,
        "postcodes": commune.postcodes.split(),
        "label": str(commune),
    }


def _place(place: Place) -> dict[str, Any]:
    """`parameter`: of a list, of which `code` is the value; `commune`: that of today, for what is a part of it."""
    told = {"parameter": parameter_of(place)[0], "code": place.pk, "label": str(place), "detail": detail_of(place)}
    return told | {"commune": place.commune_id} if isinstance(place, CommunePart) else told
