"""A selection -> a small list that a centre puts in a frame on its own site; and the page that gives it the code."""

import re
from typing import Any
from urllib.parse import urlencode

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.clickjacking import xframe_options_exempt

from centres.catalogue.baskets.basket import basket_of
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueState
from centres.catalogue.lists.action_list import list_actions
from centres.catalogue.lists.card_rows import CardRow, ListedActions
from centres.models import Action
from centres.views.public import cached_by_catalogue, read_only, told_to_robots

SHOWN, MOST_SHOWN = 5, 20
HEIGHT, HEIGHT_OF_ONE = 460, 240  # of the frame, in pixels
NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@read_only
@cached_by_catalogue
def embed(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    """Takes the query string of the list, or fiches by number (`a`), and how many to show (`nombre`, at most twenty).

    Any site may frame it: it sets no cookie, runs no script, and nothing can be done in it but read and follow a link.
    """
    found = _found(request, catalogue)
    is_chosen = "a" in request.GET
    rows: list[CardRow] = []
    if is_chosen:
        # Their numbers alone, and those of what they were merged into: a frame stays for years.
        basket = basket_of(request.GET.getlist("a"), Action.objects.visible_to(None).only("pk"), MOST_SHOWN)
        rows, count = ListedActions.of(basket.ids, catalogue.index.words), len(basket.ids)
    else:
        listed = list_actions(found, catalogue.index)
        rows, count = listed[0 : _shown(request)], len(listed)
    page: dict[str, Any] = {"found": found, "rows": rows, "count": count, "is_chosen": is_chosen}
    return told_to_robots(render(request, "embed.html", page), False)


@csp_replace({"frame-src": [SELF]})
@read_only
@cached_by_catalogue
def embed_code(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    """The code to copy for a selection, with what it gives."""
    found = _found(request, catalogue)
    pairs = [*found.pairs, *([("nombre", str(_shown(request)))] if "nombre" in request.GET else [])]
    query = urlencode(pairs)
    page = {
        "found": found,
        "number": _shown(request),
        "numbers": (3, SHOWN, 10, MOST_SHOWN),
        "address": _frame_address(query),
        "code": frame(request.build_absolute_uri(_frame_address(query)), "Les actions des centres sociaux"),
        "height": HEIGHT,
    }
    return told_to_robots(render(request, "embed_code.html", page), not found.pairs and not found.notes)


def frame(address: str, title: str, width: int | None = None, height: int = HEIGHT) -> SafeString:
    """The HTML that shows an address in a frame. `width` in pixels; without one, all that there is."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"></iframe>',
        address,
        title,
        width or "100%",
        height,
    )


def _found(request: HttpRequest, catalogue: CatalogueState) -> ActionFilter:
    actions = Action.objects.visible_to(request.user)
    return ActionFilter(request.GET, actions, index=catalogue.index, version=catalogue.version)


def _shown(request: HttpRequest) -> int:
    word = request.GET.get("nombre", "")
    return min(MOST_SHOWN, max(1, int(word))) if NUMBER.fullmatch(word) else SHOWN


def _frame_address(query: str) -> str:
    return reverse("centres:embed") + (f"?{query}" if query else "")
