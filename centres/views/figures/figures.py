"""What the fiches of a selection are about, and what they say of money and people."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url

from centres.catalogue.figures.charts import Charts
from centres.catalogue.figures.funding import funded_periods
from centres.catalogue.figures.matrix import matrix
from centres.catalogue.figures.statistics import Statistics
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueState
from centres.models import Action, CatalogueChange
from centres.views.public import HtmxRequest, cached_by_catalogue, plainly_addressed, read_only, told_to_robots


@read_only
@plainly_addressed
@vary_on_headers("HX-Request")
@cached_by_catalogue
def figures(request: HtmxRequest, catalogue: CatalogueState) -> HttpResponse:
    """The whole page; for htmx, what changes with a filter."""
    found = ActionFilter(
        request.GET, Action.objects.visible_to(request.user), index=catalogue.index, version=catalogue.version
    )
    charts, statistics = Charts(found), Statistics(found)
    page = {
        "found": found,
        "statistics": statistics,
        "funded_periods": funded_periods(statistics),
        "charts": charts,
        "matrix": matrix(charts),
        "changed_at": CatalogueChange.objects.values_list("at", flat=True).last(),
        "shell": "_swap.html" if request.htmx else "base.html",
    }
    response = told_to_robots(render(request, "figures.html", page), found.is_for_robots)
    return push_url(response, found.address(request.path)) if request.htmx else response
