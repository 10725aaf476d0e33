"""What got stuck, why actions ended and what comes next, across the catalogue."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from centres.catalogue.figures.charts import Charts
from centres.catalogue.figures.snags import SnagFilter, select_tellers
from centres.catalogue.index import CatalogueState
from centres.catalogue.lists.paging import paginate
from centres.catalogue.lists.ways_out import dead_end
from centres.models import Action
from centres.views.public import cached_by_catalogue, read_only, told_to_robots

FICHES_PER_PAGE = 20


@read_only
@cached_by_catalogue
def snag_list(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    actions = Action.objects.visible_to(request.user)
    found = SnagFilter(request.GET, actions, index=catalogue.index, version=catalogue.version)
    results = paginate(select_tellers(found), request.GET.get("page"), FICHES_PER_PAGE)
    charts = Charts(found)
    may_keep = found.is_for_robots and not results.note
    rankings = [charts.ranking(name) for name in ("theme", "echelle")]
    page = {"found": found, "results": results, "rankings": rankings, "is_for_robots": may_keep}
    if not results.count:
        page["dead_end"] = dead_end(found)
    return told_to_robots(render(request, "snag_list.html", page), may_keep)
