"""The list of centres and the page of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from centres.catalogue.addresses import row_at
from centres.catalogue.figures.totals import places
from centres.catalogue.filters.actions import CentreListFilter
from centres.catalogue.index import CatalogueState
from centres.catalogue.lists.action_list import list_centres
from centres.catalogue.lists.paging import paginate
from centres.models import Centre

from .figures.portraits import portrait_page
from .public import cached_by_catalogue, plainly_addressed, read_only, redirect_to

CENTRES_PER_PAGE = 100


@read_only
@plainly_addressed
@cached_by_catalogue
def centre_list(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    index = catalogue.index
    found = CentreListFilter(request.GET, Centre.objects.all(), index=index)
    results = paginate(list_centres(found, index), request.GET.get("page"), CENTRES_PER_PAGE)
    return render(request, "centre_list.html", {"found": found, "results": results, "places": places(index)})


@read_only
@cached_by_catalogue
def centre_detail(request: HttpRequest, catalogue: CatalogueState, pk: int, slug: str = "") -> HttpResponse:
    centre = row_at(Centre.objects.with_published_actions().for_detail(), pk)
    if centre is None:
        raise Http404
    if request.path != centre.get_absolute_url():
        return redirect_to(request, centre.get_absolute_url())
    words = catalogue.index.words
    more = {"epcis": [words.epcis[code] for code in words.place_of(pk).epci]}
    return portrait_page(request, catalogue, "centre", f"{pk}-{centre.slug}", "centre_detail.html", centre, more)
