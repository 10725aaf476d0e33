"""A request -> the least that a part of a page can cost, timed inside the process that serves pages.

`hello` is timed by whoever asks. The others do one part alone and tell its seconds in a header, so that what a request
costs anyway is in the sum of the floors only once.
"""

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from centres.models import Action
from centres.models.pending import catalogue_transaction
from centres.templatetags import french, icons

from . import catalogue
from .client import BYTES, COUNT_QUERIES, QUERIES, SECONDS

NOTHING_TO_MEASURE = 501


def count_queries(get_response: Callable) -> Callable:
    """Middleware: tells how many queries a page made, when asked; otherwise costs nothing worth measuring."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if COUNT_QUERIES not in request.headers:
            return get_response(request)
        made = []

        def count(execute, sql, params, many, context):
            made.append(sql)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(count):
            response = get_response(request)
        response[QUERIES] = len(made)
        return response

    return middleware


def hello(request: HttpRequest) -> HttpResponse:
    """What Django costs for a page that says nothing."""
    return HttpResponse("Bonjour")


def rows(request: HttpRequest) -> HttpResponse:
    """The rows of a page of the list, their ids known."""
    ids = [row.pk for row in catalogue.results(catalogue.run_filter(request.GET), request.GET.get("page")).rows]
    return _timed(lambda: list(Action.objects.filter(pk__in=ids).for_list()))


def counts(request: HttpRequest) -> HttpResponse:
    """The counts of all facets."""
    return _timed(catalogue.counter(catalogue.run_filter(request.GET)))


def jinja(request: HttpRequest) -> HttpResponse:
    """The page of the list by Jinja2, everything it shows already read."""
    found = catalogue.run_filter(request.GET)
    results = catalogue.results(found, request.GET.get("page"))
    shown = {"found": found, "facets": list(found.facets), "results": results, "rows": list(results.rows)}
    template = _environment().get_template("list.jinja")
    page: list[str] = []
    # The icons that a page points at are remembered on its request.
    context = SimpleNamespace(request=request)
    response = _timed(
        lambda: page.append(template.render(**shown, drawing=context, path=reverse("centres:action_list")))
    )
    response[BYTES] = len(page[0].encode())
    return response


def ids(request: HttpRequest) -> HttpResponse:
    """The ids of the fiches that hold the word `q`, read raw."""
    return _timed(catalogue.raw_ids(request.GET.get("q", "")))


def found(request: HttpRequest) -> HttpResponse:
    """Finding the fiches that hold the word `q`, and ranking the first 25."""
    return _timed(catalogue.finder(request.GET))


def near(request: HttpRequest) -> HttpResponse:
    """Finding what is near the fiche `pk`, already read, with the reasons."""
    return _timed(catalogue.nearest(int(request.GET["pk"])))


def rebuild(request: HttpRequest) -> HttpResponse:
    """The whole index of a process, made anew."""
    return _timed(catalogue.rebuilder())


def load(request: HttpRequest) -> HttpResponse:
    """The index as a worker begins with it."""
    return _timed(catalogue.loader())


def touch(request: HttpRequest) -> HttpResponse:
    """Changes one fiche, the number `n` modulo how many there are, as an edit of staff does."""
    published = Action.objects.published().order_by("pk")
    place = int(request.GET["n"]) % published.count()
    with catalogue_transaction():
        Action.objects.filter(pk=published.values_list("pk", flat=True)[place]).update(updated_at=timezone.now())
    return HttpResponse("fait")


def _timed(work: Callable[[], object] | None) -> HttpResponse:
    if work is None:
        return HttpResponse(status=NOTHING_TO_MEASURE)
    start = time.perf_counter()
    work()
    return HttpResponse(headers={SECONDS: f"{time.perf_counter() - start:.9f}"})


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, auto_reload=False
    )
    environment.filters |= french.register.filters | icons.register.filters
    environment.globals |= {"icon": icons.icon, "icon_sprite": icons.icon_sprite, "block_sign": icons.block_sign}
    environment.globals |= {"url": lambda name: reverse(name), "static": static}
    # A fiche that says nothing of money has no budget, which Django tells by raising.
    environment.globals["stated"] = lambda action: getattr(action, "budget", None)
    return environment
