"""The pages of what fiches have in common: a theme, a partner, a territory."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from centres.catalogue.addresses import term_called, territory_called
from centres.catalogue.figures.portraits import Portrait
from centres.catalogue.index import Held
from centres.catalogue.lists.action_list import actions_found
from centres.catalogue.lists.paging import paged
from centres.models import Action, Departement
from centres.views.cards import Cards
from centres.views.public import moved, read_only, told_from, told_to_robots

# What the page of each kind tells beside its fiches, the first the most telling.
BESIDE = {
    "theme": ("public", "partenaire", "region"),
    "partenaire": ("theme", "echelle", "region"),
    "departement": ("theme", "public", "partenaire"),
    "region": ("departement", "theme", "public", "partenaire"),
    "centre": ("theme", "public", "partenaire"),
}


@read_only
@told_from
def theme_detail(request: HttpRequest, catalogue: Held, slug: str) -> HttpResponse:
    return term_page(request, catalogue, "theme", slug)


@read_only
@told_from
def partner_detail(request: HttpRequest, catalogue: Held, slug: str) -> HttpResponse:
    return term_page(request, catalogue, "partenaire", slug)


@read_only
@told_from
def territory_detail(request: HttpRequest, catalogue: Held, code: str) -> HttpResponse:
    """`code`: of a département, or « region- » and that of a région, which may be the same."""
    place = territory_called(catalogue.index, code)
    if place is None:
        raise Http404
    if request.path != place.get_absolute_url():
        return moved(request, place.get_absolute_url())
    index = catalogue.index
    if isinstance(place, Departement):
        told = index.values["departement"]
        region = index.words.regions[place.region_id]
        beside = [other for other in index.words.departements.values() if other.region_id == region.code]
        neighbours = [(other, len(told.get(other.code, ()))) for other in beside if other != place]
        more = {"region": region, "neighbours": neighbours}
        return portrait_page(request, catalogue, "departement", place.code, "territory_detail.html", place, more)
    return portrait_page(request, catalogue, "region", place.code, "territory_detail.html", place)


def term_page(request: HttpRequest, catalogue: Held, name: str, slug: str) -> HttpResponse:
    term = term_called(catalogue.index, name, slug)
    if term is None:
        raise Http404
    if request.path != term.get_absolute_url():
        return moved(request, term.get_absolute_url())
    template = {"theme": "theme_detail.html", "partenaire": "partner_detail.html"}[name]
    return portrait_page(request, catalogue, name, term.slug, template, term)


def portrait_page(
    request: HttpRequest,
    catalogue: Held,
    name: str,
    value: str,
    template: str,
    subject: Any,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """The fiches that have this value of a parameter, a page of them, beside what they have in common."""
    portrait = Portrait(catalogue, Action.objects.visible_to(request.user), name, value, request.GET)
    found = portrait.found
    cards = Cards(actions_found(found, catalogue.index), request, catalogue.standing, None, None)
    results = paged(cards, request.GET.get("page"))
    may_keep = portrait.is_for_robots and not results.note and results.page.number == 1
    page = {
        "subject": subject,
        "portrait": portrait,
        "found": found,
        "results": results,
        "rankings": portrait.rankings(BESIDE[name]),
        "is_for_robots": may_keep,
        **(more or {}),
    }
    return told_to_robots(render(request, template, page), may_keep)
