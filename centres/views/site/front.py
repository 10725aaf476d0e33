"""The home page and the list of themes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from centres.catalogue.figures.maps import DepartementMap
from centres.catalogue.figures.totals import figures, places, theme_families
from centres.catalogue.index import Held
from centres.catalogue.lists.paging import Ranked
from centres.catalogue.sql.latest import latest
from centres.models import Action
from centres.views.cards import Cards
from centres.views.public import read_only, told_from

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
