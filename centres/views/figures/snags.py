"""What got stuck, why actions ended and what comes next, across the catalogue."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url

from centres.catalogue.figures.charts import Charts
from centres.catalogue.figures.snags import SnagFilter, select_tellers
from centres.catalogue.index import CatalogueState
from centres.catalogue.lists.paging import paginate
from centres.catalogue.lists.ways_out import dead_end
from centres.models import Action
from centres.views.public import HtmxRequest, cached_by_catalogue, plainly_addressed, read_only, told_to_robots

FICHES_PER_PAGE = 20


@read_only
@plainly_addressed
@vary_on_headers("HX-Request")
@cached_by_catalogue
def snag_list(request: HtmxRequest, catalogue: CatalogueState) -> HttpResponse:
    actions = Action.objects.visible_to(request.user)
    found = SnagFilter(request.GET, actions, index=catalogue.index, version=catalogue.version)
    results = paginate(select_tellers(found), request.GET.get("page"), FICHES_PER_PAGE)
    charts = Charts(found)
    may_keep = found.is_for_robots and not results.note
    rankings = [charts.ranking(name) for name in ("theme", "echelle")]
    page = {"found": found, "results": results, "rankings": rankings, "is_for_robots": may_keep}
    page["shell"] = "_swap.html" if request.htmx else "base.html"
    if not results.count:
        page["dead_end"] = dead_end(found)
    response = told_to_robots(render(request, "snag_list.html", page), may_keep)
    return push_url(response, found.address(request.path)) if request.htmx else response
