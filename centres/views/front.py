"""The home page and the list of themes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from centres.catalogue.figures import figures, places, theme_families
from centres.catalogue.index import Held
from centres.models import Action

from .reading import read_only, told_from

LATEST = 3


@read_only
@told_from
def home(request: HttpRequest, catalogue: Held) -> HttpResponse:
    index = catalogue.index
    return render(
        request,
        "home.html",
        {
            "figures": figures(index),
            "families": theme_families(index),
            "places": places(index),
            "latest": Action.objects.visible_to(request.user).latest_first().for_list()[:LATEST],
        },
    )


@read_only
@told_from
def theme_list(request: HttpRequest, catalogue: Held) -> HttpResponse:
    return render(request, "theme_list.html", {"families": theme_families(catalogue.index)})
