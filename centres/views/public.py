"""What every public page has in common: it is only read, kept by browsers while it is true, and has one address."""

import re
from collections.abc import Callable
from functools import cache, wraps
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django_htmx.middleware import HtmxDetails

from centres.catalogue.index import current_state

from .answer_cache import of_this_process

View = Callable[..., HttpResponseBase]
# What a page is made of beside the catalogue.
SOURCES = (
    "centres/**/*.py", "actions_catalog/*.py", "templates/**/*.*", "static/**/*.*", "fixtures/territories/map.json",
    "requirements/base.txt",
)  # fmt: skip
EMPTY = re.compile(r"(?<![^&])[^=&]+=(?=&|$)")
# What a part of a page is asked for with.
ASKED_BY_HTMX = ("HX-Request", "HX-Target")
SETTINGS = ("CORRECTION_CONTACT_DAYS", "HAS_MAIL")


class HtmxRequest(HttpRequest):
    """A request as the middleware of django-htmx hands it on."""

    htmx: HtmxDetails


def read_only(view: View) -> View:
    """GET and HEAD alone, 405 for the rest: nothing is written, so there is nothing for a CSRF token to protect, and a
    replica of the database may answer (site/public_reads.py)."""
    return writes_nothing(csrf_exempt(require_safe(view)))


def writes_nothing(view: View) -> View:
    """A mark: whatever it is sent, it only reads."""
    view.is_read_only = True  # type: ignore[attr-defined]
    return view


def cached_by_catalogue(view: View) -> View:
    """`view(request, catalogue, …)`: a page that is told from the catalogue, and from nothing else.

    A browser that holds the same page gets 304, which costs the one query that gives the catalogue; whoever asks for
    one that was drawn already gets its bytes again (answer_cache.py), for the same query. A browser has to ask each
    time: a page is never older than the catalogue. There is no Last-Modified: two changes may fall in one second.
    Somebody logged in keeps nothing (middleware.py); in development, code changes under the page.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        catalogue = current_state()
        if settings.DEBUG or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return view(request, catalogue, *args, **kwargs)
        etag = _etag(request, catalogue.version)
        response: HttpResponseBase | None = None
        if request.headers.get("If-None-Match", "*") != "*":
            response = get_conditional_response(request, etag=etag)
        response = response or of_this_process.get(request, catalogue.version, etag)
        if response is None:
            response = view(request, catalogue, *args, **kwargs)
            response = of_this_process.keep(request, catalogue.version, etag, response)
        return _tagged(response, etag)

    return answer


def kept_answer(request: HttpRequest, version: str | None) -> HttpResponseBase | None:
    """The page of this address as this process drew it for that state of the catalogue. It asks no database."""
    if version is None or request.method not in ("GET", "HEAD"):
        return None
    etag = _etag(request, version)
    response = of_this_process.get(request, version, etag)
    return response and _tagged(response, etag)


def _tagged(response: HttpResponseBase, etag: str) -> HttpResponseBase:
    if response.status_code in (200, 304):
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = "no-cache"
    return response


def plainly_addressed(view: View) -> View:
    """A form without a script sends its empty fields too: such an address leads to the one without them."""

    @wraps(view)
    def answer(request: HtmxRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if not request.htmx and EMPTY.search(query):
            pairs = [pair for pair in query.split("&") if not EMPTY.fullmatch(pair)]
            return HttpResponseRedirect("?" + "&".join(pairs) if pairs else request.path)
        return view(request, *args, **kwargs)

    return answer


def _etag(request: HttpRequest, version: str) -> str:
    """Weak: the same page is sent compressed or not."""
    asked = (
        request.get_full_path(),
        *(request.headers.get(name, "") for name in ASKED_BY_HTMX),
        version,
        code_version(),
    )
    return f'W/"{blake2b(repr(asked).encode(), digest_size=12).hexdigest()}"'


@cache
def code_version() -> str:
    """Another word for each version of the code and of what it was told, the same on every machine that runs it."""
    digest = blake2b(repr([getattr(settings, name) for name in SETTINGS]).encode(), digest_size=12)
    for pattern in SOURCES:
        for file in sorted(settings.BASE_DIR.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def told_to_robots(response: HttpResponse, may_keep: bool) -> HttpResponse:
    """Says in a header too what the page says in its head: robots may keep it and go on from it, or neither."""
    if not may_keep:
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def redirect_to(request: HttpRequest, url: str) -> HttpResponsePermanentRedirect:
    """301 to an address, with the query string that was asked for.

    Browsers would keep it for ever, and go on following a merge that is undone, or a name that is given back.
    """
    query = request.META.get("QUERY_STRING", "")
    address = f"{url}?{query}" if query else url
    return HttpResponsePermanentRedirect(address, headers={"Cache-Control": "no-cache"})
