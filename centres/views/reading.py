"""What every public page has in common: it is only read, and its old addresses lead to the new one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponse]


def read_only(view: View) -> View:
    """GET and HEAD alone, 405 for the rest: nothing is written, so there is nothing for a CSRF token to protect."""
    return csrf_exempt(require_safe(view))


def told_to_robots(response: HttpResponse, may_keep: bool) -> HttpResponse:
    """Says in a header too what the page says in its head: robots may keep it and go on from it, or neither."""
    if not may_keep:
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def moved(request: HttpRequest, url: str) -> HttpResponsePermanentRedirect:
    """301 to an address, with the query string that was asked for."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{url}?{query}" if query else url)
