"""The address of a page of ours -> what another site embeds for it (oEmbed 1.0): the fiche, or the list, in a frame."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from django.http import HttpResponse, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from centres.catalogue.addresses import row_at
from centres.catalogue.filters.actions import ActionFilter
from centres.models import Action
from centres.views.embeds.frame import HEIGHT, HEIGHT_OF_ONE, frame

from .answers import ApiRequest, answered, as_json
from .problems import Refused

SITE = "Les actions des centres sociaux"
LISTS = ("home", "action_list")
WIDTH, NARROWEST, LOWEST = 600, 200, 120
UNKNOWN = "« url » est l’adresse d’une fiche, d’une liste, d’un thème, d’un partenaire, d’un territoire ou d’un centre."


@answered
def oembed(request: ApiRequest) -> HttpResponse:
    """`?url=`, with `maxwidth` and `maxheight` in pixels; `format`, when it is said, is `json`."""
    if request.GET.get("format", "json") != "json":
        raise Refused(501, "Seul le format JSON est donné : « format=json ».")
    query, height, title = _asked(request, request.GET.get("url", ""))
    width = _bounded(request.GET.get("maxwidth", ""), WIDTH, NARROWEST)
    height = _bounded(request.GET.get("maxheight", ""), height, LOWEST)
    address = request.build_absolute_uri(reverse("centres:embed") + (f"?{query}" if query else ""))
    told = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": SITE,
        "provider_url": request.build_absolute_uri("/"),
        "html": frame(address, title, width, height),
        "width": width,
        "height": height,
    }
    return as_json(told)


def _asked(request: ApiRequest, address: str) -> tuple[str, int, str]:
    """(query string of the frame, its height, its title) for the address of a page. Refused, 404, for any other."""
    try:
        parts = urlsplit(address)
        match = resolve(parts.path) if parts.netloc in ("", request.get_host()) else None
    except (ValueError, Resolver404):
        match = None
    if match is None or match.app_name != "centres":
        raise Refused(404, UNKNOWN)
    if match.url_name in ("action_detail", "action_number"):
        row = row_at(Action.objects.visible_to(None).only("pk", "title"), match.kwargs["pk"])
        if row is None:
            raise Refused(404, "Cette fiche n’est pas publiée.")
        return f"a={row.pk}", HEIGHT_OF_ONE, row.title
    query = urlencode(_pairs(match, parse_qsl(parts.query)))
    if match.url_name not in LISTS and not _means_something(request, query):
        raise Refused(404, UNKNOWN)
    return query, HEIGHT, SITE


def _means_something(request: ApiRequest, query: str) -> bool:
    """A frame leaves out a filter that nothing answers to: that of a page that is not there would show everything."""
    catalogue, visible = request.catalogue, Action.objects.visible_to(None)
    return not ActionFilter(QueryDict(query), visible, index=catalogue.index, version=catalogue.version).notes


def _pairs(match: ResolverMatch, asked: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What the list of a page is filtered by."""
    given = match.kwargs
    if match.url_name in LISTS:
        return [(name, value) for name, value in asked if name != "page"]
    if match.url_name == "theme_detail":
        return [("theme", given["slug"])]
    if match.url_name == "partner_detail":
        return [("partenaire", given["slug"])]
    if match.url_name == "centre_detail":
        return [("centre", f"{given['pk']}-{given.get('slug', '')}")]
    if match.url_name == "territory_detail":
        kind, _, code = str(given["code"]).rpartition("-")
        return [(kind or "departement", code)] if kind in ("", "region", "epci") else []
    raise Refused(404, UNKNOWN)


def _bounded(word: str, usual: int, least: int) -> int:
    """What is usual, or less when less is asked for."""
    return max(least, min(usual, int(word))) if word.isascii() and word.isdigit() and len(word) < 9 else usual
