"""A view of the API -> the same for programs anywhere: methods, CORS, limit, ETag, and a problem for all that fails."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

import orjson
from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from centres.catalogue.index import CatalogueState
from centres.views.public import View, cached_by_catalogue

from .limits import seconds_to_wait
from .problems import Refused, problem

logger = logging.getLogger(__name__)
METHODS = "GET, HEAD, OPTIONS"
SECONDS_OF_A_FAILURE = 5
# Any site may read: nothing here is for somebody, and no cookie is looked at.
CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Link, Location, Retry-After"}
PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class ApiRequest(HttpRequest):
    """A request with the catalogue that its answer is told from."""

    catalogue: CatalogueState


def answered(view: View) -> View:
    """`view(request, …)`, whose request carries the catalogue. Nothing that it meets is answered with a page."""
    told = cached_by_catalogue(_with_catalogue(view))

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = _answer(told, request, *args, **kwargs)
        for name, value in CORS.items():
            response.headers[name] = value
        return response

    return answer


def _answer(view: View, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
    if request.method == "OPTIONS":
        response = _with_headers(HttpResponse(status=204), **PREFLIGHT)
        del response.headers["Content-Type"]
        return response
    if request.method not in ("GET", "HEAD"):
        return _with_headers(problem(request, 405), Allow=METHODS)
    if wait := seconds_to_wait(request):
        return _with_headers(problem(request, 429), **{"Retry-After": str(wait)})
    # The server leaves out the body of an answer to HEAD; django-ninja knows GET alone.
    request.method = "GET"
    try:
        return view(request, *args, **kwargs)
    except Refused as refused:
        return problem(request, refused.status, refused.detail, refused.errors)
    except Http404:
        return problem(request, 404)
    except SuspiciousOperation:
        return problem(request, 400)
    except (OperationalError, InterfaceError):
        logger.exception("L’API ne peut pas lire la base de données")
        return _with_headers(problem(request, 503), **{"Retry-After": str(SECONDS_OF_A_FAILURE)})
    except Exception:
        logger.exception("L’API n’a pas pu répondre à %s", request.path)
        return problem(request, 500)


def _with_catalogue(view: View) -> Callable[..., HttpResponseBase]:
    def carrying(request: ApiRequest, catalogue: CatalogueState, *args: object, **kwargs: object) -> HttpResponseBase:
        request.catalogue = catalogue
        return view(request, *args, **kwargs)

    return carrying


def _with_headers(response: HttpResponse, **headers: str) -> HttpResponse:
    for name, value in headers.items():
        response.headers[name] = value
    return response


@answered
def nowhere(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """What is no address of the API."""
    raise Refused(404)


def as_json(told: Any) -> HttpResponse:
    """An answer as it is: what a shape says of it is held by the tests, and would cost more than the answer."""
    return HttpResponse(orjson.dumps(told), content_type="application/json")
