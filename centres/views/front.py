"""The home page and the list of themes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from centres.catalogue.arrivals import latest
from centres.catalogue.figures import figures, places, theme_families
from centres.catalogue.index import Held
from centres.catalogue.maps import DepartementMap
from centres.catalogue.paging import Ranked
from centres.models import Action

from .cards import Cards
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
            "map": DepartementMap(index, index.ids),
            "latest": latest_cards(request, catalogue),
        },
    )


def latest_cards(request: HttpRequest, catalogue: Held) -> list[SafeString]:
    actions = Action.objects.visible_to(request.user)
    pks = latest(actions, catalogue.index.ids, LATEST)
    rows = Ranked(lambda start, count: pks[start : start + count], len(pks), actions.for_list())
    return Cards(rows, request, catalogue.standing, None, None)[0:LATEST]


@read_only
@told_from
def theme_list(request: HttpRequest, catalogue: Held) -> HttpResponse:
    return render(request, "theme_list.html", {"families": theme_families(catalogue.index)})
