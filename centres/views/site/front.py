"""The home page and the list of themes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from centres.catalogue.figures.maps import DepartementMap
from centres.catalogue.figures.totals import figures, telling_departements, theme_families
from centres.catalogue.index import CatalogueState
from centres.catalogue.lists.paging import Ranked
from centres.catalogue.sql.latest import latest
from centres.models import Action
from centres.views.cards import Cards, ShownCard
from centres.views.public import cached_by_catalogue, read_only

LATEST = 3
# What one may type, under the search.
EXAMPLES = ("jardin partagé", "café des parents", "aidants")


@read_only
@cached_by_catalogue
def home(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    index = catalogue.index
    return render(
        request,
        "home.html",
        {
            "examples": EXAMPLES,
            "figures": figures(index),
            "families": theme_families(index),
            "places": telling_departements(index),
            "map": DepartementMap(index, index.ids),
            "latest": latest_cards(request, catalogue),
        },
    )


def latest_cards(request: HttpRequest, catalogue: CatalogueState) -> list[ShownCard]:
    actions = Action.objects.visible_to(request.user)
    pks = latest(actions, catalogue.index.ids, LATEST)
    rows = Ranked(lambda start, count: pks[start : start + count], len(pks), actions.for_list())
    return Cards(rows, request, catalogue.version, None, None, can_pick=True)[0:LATEST]


@read_only
@cached_by_catalogue
def theme_list(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    return render(request, "theme_list.html", {"families": theme_families(catalogue.index)})
