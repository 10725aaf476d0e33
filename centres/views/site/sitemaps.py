"""The addresses that search engines may keep, as sitemaps of at most fifty thousand each; for people, a page."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from centres.catalogue.figures.partnerships import busiest_partners
from centres.catalogue.figures.totals import places, theme_families
from centres.catalogue.index import CatalogueIndex, CatalogueState
from centres.models import Action
from centres.models.territory import UNINHABITED
from centres.views.public import cached_by_catalogue, read_only

MOST = 50_000  # what the protocol allows in a file
PAGES = (
    "centres:home", "centres:action_list", "centres:similar", "centres:telling", "centres:theme_list",
    "centres:territory_map", "centres:partner_list", "centres:centre_list", "centres:figures", "centres:open_data",
    "centres:site_plan", "centres:glossary", "centres:accessibility", "api:docs",
)  # fmt: skip
XML = '<?xml version="1.0" encoding="UTF-8"?>\n<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{1}</{0}>\n'
SHOWN_PARTNERS = 30

Address = tuple[str, datetime | None]


@read_only
@cached_by_catalogue
def sitemap(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    """Every address, or the index of the files that hold them."""
    index = catalogue.index
    others = list(list_places(index))
    if len(others) + len(index.ids) <= MOST:
        return addresses(request, [*others, *list_actions_of_map(request, index, 0, len(index.ids))])
    numbers = range(1, 2 + files_of(index))
    links = (request.build_absolute_uri(reverse("centres:sitemap_file", args=[number])) for number in numbers)
    return as_xml("sitemapindex", (f"<sitemap><loc>{escape(link)}</loc></sitemap>\n" for link in links))


@read_only
@cached_by_catalogue
def sitemap_file(request: HttpRequest, catalogue: CatalogueState, number: int) -> HttpResponse:
    """The first file holds what is no fiche; each of the others fifty thousand fiches, by number."""
    if number == 1:
        return addresses(request, list(list_places(catalogue.index))[:MOST])
    if not 2 <= number <= 1 + files_of(catalogue.index):
        raise Http404
    start = (number - 2) * MOST
    return addresses(request, list_actions_of_map(request, catalogue.index, start, start + MOST))


@read_only
@cached_by_catalogue
def site_plan(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    """The same for people: every kind of page, every theme and territory, the partners named most."""
    index = catalogue.index
    page = {
        "families": theme_families(index),
        "regions": [
            row
            for code, row in index.words.regions.items()
            if code in index.values["region"] and code not in UNINHABITED
        ],
        "places": [place for place in places(index) if place["code"] not in UNINHABITED],
        "partners": busiest_partners(index, SHOWN_PARTNERS),
    }
    return render(request, "site_plan.html", page)


def files_of(index: CatalogueIndex) -> int:
    """How many files the fiches take."""
    return -(-len(index.ids) // MOST)


def list_places(index: CatalogueIndex) -> Iterator[Address]:
    """The pages that are of no fiche, among those that tell something."""
    yield from ((reverse(name), None) for name in PAGES)
    words, values = index.words, index.values
    rows: list[tuple[Mapping[Any, Any], str]] = [
        (words.terms["theme"], "theme"),
        (words.regions, "region"),
        (words.departements, "departement"),
        (words.epcis, "epci"),
        (words.terms["partenaire"], "partenaire"),
    ]
    for named, facet in rows:
        yield from ((row.get_absolute_url(), None) for key, row in named.items() if key in values[facet])
    centres = (words.centres[pk] for pk in sorted(values["centre"]) if pk in words.centres)
    yield from ((reverse("centres:centre_detail", args=[row.pk, row.slug or "centre"]), None) for row in centres)


def list_actions_of_map(request: HttpRequest, index: CatalogueIndex, start: int, stop: int) -> Iterator[Address]:
    """The pages of some fiches, counted from zero in the order of their numbers, and when each last changed."""
    ids = index.ids[start:stop]
    if not ids:
        return
    rows = Action.objects.visible_to(request.user).numbered(ids[0], ids[-1]).values_list("pk", "slug", "updated_at")
    # As `Action.get_absolute_url` does, without looking the route up fifty thousand times.
    root = reverse("centres:action_list")
    for pk, slug, updated_at in rows.iterator(chunk_size=5000):
        yield f"{root}{pk}/{slug or 'action'}/", updated_at


def addresses(request: HttpRequest, told: Iterable[Address]) -> HttpResponse:
    root = request.build_absolute_uri("/").removesuffix("/")
    return as_xml("urlset", (_line(f"{root}{path}", changed) for path, changed in told))


def as_xml(kind: str, lines: Iterable[str]) -> HttpResponse:
    return HttpResponse(XML.format(kind, "".join(lines)), content_type="application/xml; charset=utf-8")


def _line(address: str, changed: datetime | None) -> str:
    when = f"<lastmod>{changed.date().isoformat()}</lastmod>" if changed else ""
    return f"<url><loc>{escape(address)}</loc>{when}</url>\n"
