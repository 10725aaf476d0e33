"""The list of actions and the page of one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.vary import vary_on_headers
from django_htmx.http import push_url

from centres.catalogue.addresses import row_at
from centres.catalogue.alike.nearest import near_action
from centres.catalogue.fiche.budget_table import account_of
from centres.catalogue.fiche.editions import editions_of
from centres.catalogue.fiche.questions import current_sources, left_out, lines_read, source_places
from centres.catalogue.fiche.reading import FetchedFiche, read_fiche
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueState
from centres.catalogue.lists.action_list import list_actions
from centres.catalogue.lists.neighbours import neighbours
from centres.catalogue.lists.paging import paginate
from centres.catalogue.lists.searched import searched
from centres.catalogue.lists.ways_out import dead_end
from centres.models import Action

from .cards import Cards
from .gone import gone
from .public import HtmxRequest, cached_by_catalogue, plainly_addressed, read_only, redirect_to, told_to_robots

MOST_NEAR = 3
# What htmx replaces -> what it gets; anything else is the lower part of the page.
SWAPPED = {"colonne": "_swap_column.html"}


@read_only
@plainly_addressed
@vary_on_headers("HX-Request", "HX-Target")
@cached_by_catalogue
def action_list(request: HtmxRequest, catalogue: CatalogueState) -> HttpResponse:
    """The whole page; for htmx, which replaces its lower part when a filter changes and its results when another page
    is asked for, that part alone."""
    found = ActionFilter(
        request.GET, Action.objects.visible_to(request.user), index=catalogue.index, version=catalogue.version
    )
    rows = list_actions(found, catalogue.index)
    cards = Cards(rows, request, catalogue.version, found.search, found.near, found.query, can_pick=True)
    results = paginate(cards, request.GET.get("page"))
    shell = "base.html" if not request.htmx else SWAPPED.get(request.htmx.target or "", "_swap.html")
    page: dict[str, Any] = {"found": found, "results": results, "shell": shell}
    page["address"] = request.build_absolute_uri(found.address(request.path))
    if found.search is not None:
        page["searched"] = searched(found, found.search)
    if not results.count:
        page["dead_end"] = dead_end(found)
    page["is_for_robots"] = found.is_for_robots and not results.note and not (found.pairs and results.page.number > 1)
    response = told_to_robots(render(request, "action_list.html", page), page["is_for_robots"])
    return push_url(response, found.address(request.path)) if shell == "_swap.html" else response


@read_only
@cached_by_catalogue
def action_detail(request: HttpRequest, catalogue: CatalogueState, pk: int, slug: str = "") -> HttpResponse:
    read = read_fiche(pk, catalogue.index.words)
    # Nothing of that number: another may answer to it.
    action = read.action if read else row_at(Action.objects.visible_to(request.user).only("slug"), pk)
    if action is None:
        return gone(request, pk)
    if request.path != action.get_absolute_url():
        return redirect_to(request, action.get_absolute_url())
    return render(request, "action_detail.html", page_of(action, request, catalogue, read))


def page_of(
    action: Action, request: HttpRequest, catalogue: CatalogueState, read: FetchedFiche | None = None
) -> dict[str, Any]:
    """What the page of a fiche is made of. `read`: what else its reading told, for one that is published."""
    around = None
    if request.GET:  # a fiche that no search led to has no place in one
        every = Action.objects.visible_to(request.user)
        found = ActionFilter(request.GET, every, index=catalogue.index, version=catalogue.version)
        around = neighbours(found, catalogue.index, action.pk)
    sources, account = current_sources(action), account_of(getattr(action, "budget", None))
    return {
        "action": action,
        "account": account,
        "money_lines": lines_read(account.source_lines if account else [], sources),
        "left_out": left_out(action),
        "editions": editions_of(action, request.user) if read is None or read.has_editions else [],
        "sources": sources,
        "places": source_places(sources, action),
        "told": len(catalogue.index.carrying("centre", [action.centre_id])),
        "address": request.build_absolute_uri(action.get_absolute_url()),
        "neighbours": around,
        "near": near_action(action, catalogue, MOST_NEAR, read.line if read else None).rows,
    }
