"""The list of actions and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from centres.catalogue.accounts import account_of
from centres.catalogue.filters import ActionFilter
from centres.catalogue.index import current
from centres.catalogue.listing import actions_found
from centres.catalogue.paging import paged
from centres.catalogue.telling import current_sources, left_out, source_places
from centres.models import Action

from .reading import moved, read_only


@read_only
def action_list(request: HttpRequest) -> HttpResponse:
    index = current()
    found = ActionFilter(request.GET, Action.objects.visible_to(request.user), index=index)
    results = paged(actions_found(found, index), request.GET.get("page"))
    return render(request, "action_list.html", {"found": found, "results": results})


@read_only
def action_detail(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    action = get_object_or_404(Action.objects.visible_to(request.user).for_detail(), pk=pk)
    if request.path != action.get_absolute_url():
        return moved(request, action.get_absolute_url())
    sources = current_sources(action)
    return render(
        request,
        "action_detail.html",
        {
            "action": action,
            "account": account_of(getattr(action, "budget", None)),
            "left_out": left_out(action),
            "sources": sources,
            "places": source_places(sources),
            "told": Action.objects.visible_to(request.user).of_centre(action.centre).count(),
        },
    )
