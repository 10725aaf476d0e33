"""The beginning of a name or of a postcode -> communes to choose from, for whoever is typing."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers

from centres.catalogue.places.gazetteer import as_option, suggest_communes

from .public import read_only

SECONDS_KEPT = 3600


@read_only
def commune_suggestions(request: HttpRequest) -> HttpResponse:
    """`?q=`, or `?pres=` as the field is called: at most ten, as JSON, or as the options of a list when htmx asks."""
    text = request.GET.get("q") or request.GET.get("pres", "")
    communes = suggest_communes(text)
    if request.headers.get("HX-Request"):
        response = render(
            request, "_commune_options.html", {"options": [as_option(commune, text) for commune in communes]}
        )
    else:
        rows = [
            {
                "code": commune.pk,
                "name": commune.name,
                "departement": commune.departement_id,
                "postcodes": commune.postcodes.split(),
                "label": str(commune),
            }
            for commune in communes
        ]
        response = JsonResponse({"communes": rows}, json_dumps_params={"ensure_ascii": False})
    patch_vary_headers(response, ["HX-Request"])
    patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
    return response
