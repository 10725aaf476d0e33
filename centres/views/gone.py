"""A fiche that the public saw once, and sees no more -> a page that says why, and what to do."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from centres.catalogue.fiche.questions import state_after_publication

# An archived fiche may be published again: it is not found today. A withdrawn one is gone for good.
STATUSES = {"archived": 404, "withdrawn": 410}


def gone(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of an archived or withdrawn fiche, without a word of it; any other was never there."""
    state = state_after_publication(pk)
    if not state:
        raise Http404
    response = render(request, "action_gone.html", {"is_for_good": state == "withdrawn"}, status=STATUSES[state])
    patch_cache_control(response, no_cache=True)
    return response
