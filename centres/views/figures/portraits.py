"""The pages of what fiches have in common: a theme, a partner, a territory."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from centres.catalogue.addresses import find_term, find_territory
from centres.catalogue.figures.funding import funded_periods
from centres.catalogue.figures.portraits import Portrait
from centres.catalogue.figures.statistics import Statistics
from centres.catalogue.figures.territories import around_epci, placed_in
from centres.catalogue.index import CatalogueState
from centres.catalogue.lists.action_list import list_actions
from centres.catalogue.lists.paging import paginate
from centres.models import Action, Departement, Epci
from centres.views.cards import Cards
from centres.views.public import cached_by_catalogue, read_only, redirect_to, told_to_robots

# What the page of each kind tells beside its fiches, the first the most telling.
BESIDE = {
    "theme": ("public", "partenaire", "region"),
    "partenaire": ("theme", "echelle", "region"),
    "departement": ("theme", "public", "partenaire", "epci"),
    "epci": ("theme", "public", "partenaire"),
    "region": ("departement", "theme", "public", "partenaire"),
    "centre": ("theme", "public", "partenaire"),
}
# Whose pages tell what actions cost there, and who pays.
PLACES = ("departement", "epci", "region")


@read_only
@cached_by_catalogue
def theme_detail(request: HttpRequest, catalogue: CatalogueState, slug: str) -> HttpResponse:
    return term_page(request, catalogue, "theme", slug)


@read_only
@cached_by_catalogue
def partner_detail(request: HttpRequest, catalogue: CatalogueState, slug: str) -> HttpResponse:
    return term_page(request, catalogue, "partenaire", slug)


@read_only
@cached_by_catalogue
def territory_detail(request: HttpRequest, catalogue: CatalogueState, code: str) -> HttpResponse:
    """`code`: of a département, « region- » and that of a région, which may be the same, or « epci- » and a SIREN."""
    place = find_territory(catalogue.index, code)
    if place is None:
        raise Http404
    if request.path != place.get_absolute_url():
        return redirect_to(request, place.get_absolute_url())
    index = catalogue.index
    if isinstance(place, Epci):
        return portrait_page(request, catalogue, "epci", place.pk, "territory_detail.html", place, around_epci(place))
    if isinstance(place, Departement):
        told = index.values["departement"]
        region = index.words.regions[place.region_id]
        beside = [other for other in index.words.departements.values() if other.region_id == region.code]
        neighbours = [(other, len(told.get(other.code, ()))) for other in beside if other != place]
        more = {"region": region, "neighbours": neighbours, "placed": placed_in(index, place.code)}
        return portrait_page(request, catalogue, "departement", place.code, "territory_detail.html", place, more)
    return portrait_page(request, catalogue, "region", place.code, "territory_detail.html", place)


def term_page(request: HttpRequest, catalogue: CatalogueState, name: str, slug: str) -> HttpResponse:
    term = find_term(catalogue.index, name, slug)
    if term is None:
        raise Http404
    if request.path != term.get_absolute_url():
        return redirect_to(request, term.get_absolute_url())
    template = {"theme": "theme_detail.html", "partenaire": "partner_detail.html"}[name]
    return portrait_page(request, catalogue, name, term.slug, template, term)


def portrait_page(
    request: HttpRequest,
    catalogue: CatalogueState,
    name: str,
    value: str,
    template: str,
    subject: Any,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """The fiches that have this value of a parameter, a page of them, beside what they have in common."""
    portrait = Portrait(catalogue, Action.objects.visible_to(request.user), name, value, request.GET)
    found = portrait.found
    cards = Cards(list_actions(found, catalogue.index), request, catalogue.version, None, None, can_pick=True)
    results = paginate(cards, request.GET.get("page"))
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
    if name in PLACES:
        statistics = Statistics(found)
        page |= {"statistics": statistics, "funded": next(iter(funded_periods(statistics)), None)}
    return told_to_robots(render(request, template, page), may_keep)
