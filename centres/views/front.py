"""The home page and the list of themes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from centres.catalogue.figures import figures, places, theme_families
from centres.models import Action

LATEST = 3


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "home.html",
        {
            "figures": figures(request.user),
            "families": theme_families(),
            "places": places(request.user),
            "latest": Action.objects.visible_to(request.user).latest_first().for_list()[:LATEST],
        },
    )


@require_safe
def theme_list(request: HttpRequest) -> HttpResponse:
    return render(request, "theme_list.html", {"families": theme_families()})
