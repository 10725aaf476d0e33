"""A page asked with fiches chosen (`choix`) -> the same page, whose links and forms carry the choice on, and the notes.

So a choice stays a choice from page to page without a script and without a cookie. Nothing is done to a page that is
asked without one, which is every page where our script runs.
"""

import re
from collections.abc import Callable
from html import escape
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from centres.catalogue.baskets.basket import query_of
from centres.catalogue.baskets.choosing import (
    CHOICE,
    NOTEBOOK,
    STEPS,
    after_step,
    asked_of,
    chosen_in,
    in_an_address,
    notebook_in,
)
from centres.models.address import address_of
from centres.views.public import told_to_robots

Handler = Callable[[HttpRequest], HttpResponse]

# Pages of other readers, and what is no page: there a choice means nothing.
APART = re.compile(r"/(?:admin|api|exports|fichiers|static|integrer|sante)/|/.*\.[a-z0-9]+$")
LINK = re.compile(r'(<a\b[^>]*?\bhref=")(/[^"?#]*)(\?[^"#]*)?(#[^"]*)?("[^>]*>)')
FORM = re.compile(r"<form\b[^>]*>")


def choice_carried(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or APART.match(request.path):
            return get_response(request)
        if any(name in asked_of(request) for name in STEPS):
            path, query = f"/{request.path.lstrip('/')}", after_step(request.GET)
            return HttpResponseRedirect(f"{path}?{query}" if query[:1] not in ("", "#") else f"{path}{query}")
        ids = chosen_of(request)
        response = get_response(request)
        if not ids or response.streaming or not response.get("Content-Type", "").startswith("text/html"):
            return response
        is_dossier = request.path == address_of("centres:dossier")
        response.content = carried(
            response.content.decode(), ids, notebook_in(asked_of(request), is_dossier), with_forms=not is_dossier
        ).encode()
        return told_to_robots(response, CHOICE not in asked_of(request))

    return middleware


def chosen_of(request: HttpRequest) -> list[int]:
    """What stands in a dossier is what is chosen; elsewhere the address says it."""
    return chosen_in(asked_of(request), "a" if request.path == address_of("centres:dossier") else CHOICE)


def carried(html: str, ids: list[int], notebook: str = "", with_forms: bool = True) -> str:
    """Links to the dossier open it with these fiches, and the `notebook` written on them; other pages of ours are asked
    for with both."""
    dossier, pairs = (
        address_of("centres:dossier"),
        [(CHOICE, in_an_address(ids)), *([(NOTEBOOK, notebook)] if notebook else [])],
    )
    opened = f"{query_of(ids)}&{notebook}" if notebook else query_of(ids)
    along = escape(urlencode(pairs))
    hidden = "".join(f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in pairs)

    def link(found: re.Match[str]) -> str:
        before, path, query, place, after = (part or "" for part in found.groups())
        if APART.match(path) or "data-empty" in after or (path == dossier and query):
            return found[0]
        if path == dossier:
            return f"{before}{path}?{escape(opened)}{place}{after}"
        return f"{before}{path}{query}{'&amp;' if query else '?'}{along}{place}{after}"

    def form(found: re.Match[str]) -> str:
        is_sent = 'method="post"' in found[0].lower()
        return found[0] if is_sent else found[0] + hidden

    html = LINK.sub(link, html).replace("data-count></span>", f"data-count>&nbsp;({len(ids)})</span>")
    return FORM.sub(form, html) if with_forms else html
