"""The map of départements, for the fiches of a selection."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from centres.catalogue.figures.maps import DepartementMap
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueState
from centres.models import Action
from centres.views.public import cached_by_catalogue, plainly_addressed, read_only, told_to_robots


@read_only
@plainly_addressed
@cached_by_catalogue
def territory_map(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    """`/territoires/`: takes the query string of the list."""
    index = catalogue.index
    found = ActionFilter(request.GET, Action.objects.visible_to(request.user), index=index, version=catalogue.version)
    atlas = DepartementMap(index, index.select(found.selection), found)
    page = {"found": found, "map": atlas, "is_for_robots": found.is_for_robots}
    return told_to_robots(render(request, "territory_map.html", page), found.is_for_robots)
