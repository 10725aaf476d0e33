"""Something went wrong -> a page that says what, and what to do. None of them needs the database."""

import logging
import sys

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from actions_catalog.tracing import number
from centres.catalogue.index import current_state
from centres.catalogue.search.lost import Lost, lost, words_of
from centres.views.site.outage import answer_to

audit = logging.getLogger("centres.audit")
LAST_RESORT = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Le site a rencontré une erreur</title></head>'
    "<body><h1>Le site a rencontré une erreur</h1><p>Réessayez dans un instant.</p></body></html>"
)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    if (name := request.user.get_username() if hasattr(request, "user") else "") != "":
        audit.warning("%s %s refusé à %r", request.method, request.path, name)
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", {"lost": _lost(request.path)}, status=404)


def _lost(path: str) -> Lost:
    """What the words of the address find; the words alone where nobody can look, or has to."""
    words = words_of(path)
    if not words or path.startswith("/admin/"):
        return Lost("")
    try:
        return lost(path, current_state().version)
    except Error:
        return Lost(words)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without request or context: whatever failed may fail again. If even the template does, a bare page.

    What failed outside of views (a session that cannot be written) is told as in them.
    """
    if (error := sys.exc_info()[1]) and (told := answer_to(request, error)):
        return told
    try:
        content: str = loader.render_to_string("500.html", {"number": number()})
    except Exception:
        content = LAST_RESORT
    return HttpResponse(content, status=500)
