"""What the fiches of a selection are about, and what they say of money and people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from centres.catalogue.figures.charts import Charts
from centres.catalogue.figures.matrix import matrix
from centres.catalogue.figures.statistics import Statistics
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueState
from centres.models import Action
from centres.views.public import cached_by_catalogue, read_only, told_to_robots


@read_only
@cached_by_catalogue
def figures(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    found = ActionFilter(
        request.GET, Action.objects.visible_to(request.user), index=catalogue.index, version=catalogue.version
    )
    charts = Charts(found)
    page = render(
        request,
        "figures.html",
        {"found": found, "statistics": Statistics(found), "charts": charts, "matrix": matrix(charts)},
    )
    return told_to_robots(page, found.is_for_robots)
