"""The list of actions and the page of one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url

from centres.catalogue.accounts import account_of
from centres.catalogue.addresses import row_at
from centres.catalogue.editions import editions_of
from centres.catalogue.filters import ActionFilter
from centres.catalogue.index import Held
from centres.catalogue.listing import actions_found
from centres.catalogue.paging import paged
from centres.catalogue.telling import current_sources, left_out, lines_read, source_places
from centres.catalogue.ways_out import dead_end
from centres.models import Action

from .cards import Cards
from .gone import gone
from .reading import moved, read_only, told_from, told_to_robots


@read_only
@vary_on_headers("HX-Request")
@told_from
def action_list(request: HttpRequest, catalogue: Held) -> HttpResponse:
    """The whole page; for htmx, which replaces its lower part when a filter changes, that part alone."""
    found = ActionFilter(
        request.GET, Action.objects.visible_to(request.user), index=catalogue.index, standing=catalogue.standing
    )
    cards = Cards(actions_found(found, catalogue.index), request, catalogue.standing, found.search, found.near)
    results = paged(cards, request.GET.get("page"))
    page = {"found": found, "results": results, "shell": "_swap.html" if request.htmx else "base.html"}
    if not results.count:
        page["dead_end"] = dead_end(found)
    page["is_for_robots"] = found.is_for_robots and not results.note and not (found.pairs and results.page.number > 1)
    response = told_to_robots(render(request, "action_list.html", page), page["is_for_robots"])
    return push_url(response, found.address(request.path)) if request.htmx else response


@read_only
@told_from
def action_detail(request: HttpRequest, catalogue: Held, pk: int, slug: str = "") -> HttpResponse:
    action = row_at(Action.objects.visible_to(request.user).for_detail(), pk)
    if action is None:
        return gone(request, pk)
    if request.path != action.get_absolute_url():
        return moved(request, action.get_absolute_url())
    return render(request, "action_detail.html", page_of(action, request))


def page_of(action: Action, request: HttpRequest) -> dict[str, Any]:
    """What the page of a fiche is made of."""
    sources, account = current_sources(action), account_of(getattr(action, "budget", None))
    return {
        "action": action,
        "account": account,
        "money_lines": lines_read(account.source_lines if account else [], sources),
        "left_out": left_out(action),
        "editions": editions_of(action, request.user),
        "sources": sources,
        "places": source_places(sources),
        "told": Action.objects.visible_to(request.user).of_centre(action.centre).count(),
    }
