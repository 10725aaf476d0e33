"""Who partners, for a theme and a scale: the ranking of partners."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from centres.catalogue.figures.partnerships import Partnerships
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueState
from centres.catalogue.lists.paging import paginate
from centres.models import Action
from centres.views.public import cached_by_catalogue, plainly_addressed, read_only, told_to_robots

PARTNERS_PER_PAGE = 50


@read_only
@plainly_addressed
@cached_by_catalogue
def partner_list(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    """`/partenaires/`: takes the query string of the list."""
    index = catalogue.index
    found = ActionFilter(request.GET, Action.objects.visible_to(request.user), index=index, version=catalogue.version)
    partners = Partnerships(found, index)
    results = paginate(partners, request.GET.get("page"), PARTNERS_PER_PAGE)
    may_keep = found.is_for_robots and not results.note and not (found.pairs and results.page.number > 1)
    page = {"found": found, "partners": partners, "results": results, "is_for_robots": may_keep}
    return told_to_robots(render(request, "partner_list.html", page), may_keep)
