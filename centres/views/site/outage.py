"""A request while the database is busy or away -> a page kept from before, or one that says so and keeps what was sent.

Readers and writers have places of their own: one that waits for another's lock never keeps a reader from his page.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.template import loader
from django.urls import reverse

from actions_catalog.tracing import number
from centres.catalogue.index import version_seen
from centres.operations.outages import AWAY, BUSY, ENTERING, SentField, Trouble, circuit, fields_to_keep, trouble_of
from centres.views.corrections.posting import is_from_this_site
from centres.views.public import kept_answer

from .public_reads import may_read_replica

logger = logging.getLogger(__name__)
# Of the threads of a process (gunicorn.conf.py), those that may write at once; who comes next waits so many seconds.
WRITERS, WRITERS_WAIT = 3, 1.5
# So many may wait for them, and whoever comes after these is told at once to come back: the other threads are readers'.
WAITING = 1
# Passwords are looked at one at a time on a machine (actions_catalog/hashers.py): places of their own, so that whoever
# tries a thousand keeps nobody from writing.
ENTRIES, ENTRIES_WAIT = 1, 1.5
# Seconds that a reader waits for the one before: pages made one after the other come sooner than all at once, since
# only one of a process's threads computes at any moment. Past that, he goes on beside it.
READERS_WAIT = 2.0
# They ask no database, and answer whatever happens.
ALWAYS = ("/sante/", "/metrics")
UNREADABLE = (BadRequest, MultiPartParserError, OSError, RequestDataTooBig, SuspiciousOperation)

_reading = threading.BoundedSemaphore(1)
_writing = threading.BoundedSemaphore(WRITERS)
_entering = threading.BoundedSemaphore(ENTRIES)
_entrance = threading.BoundedSemaphore(ENTRIES + WAITING)
_queue = threading.BoundedSemaphore(WRITERS + WAITING)


class Outage:
    """Middleware. What a view raises for the database's sake is told as a 503, and never as a mistake of the site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(ALWAYS):
            return self.get_response(request)
        if circuit.is_open and not may_read_replica(request):
            return answer(request, AWAY)
        if request.method in ("GET", "HEAD", "OPTIONS"):
            with _place(_reading, READERS_WAIT):
                return self.get_response(request)
        if request.path == reverse("admin:login"):
            turn, trouble = _turn(_entrance, _entering, ENTRIES_WAIT), ENTERING
        else:
            turn, trouble = _turn(_queue, _writing, WRITERS_WAIT), BUSY
        with turn as is_free:
            return self.get_response(request) if is_free else answer(request, trouble)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        return answer_to(request, error)


@contextmanager
def _turn(queue: threading.BoundedSemaphore, places: threading.BoundedSemaphore, seconds: float) -> Iterator[bool]:
    """Whether a place came free; False at once when too many wait for one already."""
    with _place(queue, 0) as may_wait:
        if not may_wait:
            yield False
            return
        with _place(places, seconds) as is_free:
            yield is_free


@contextmanager
def _place(places: threading.BoundedSemaphore, seconds: float) -> Iterator[bool]:
    is_free = places.acquire(timeout=seconds)
    try:
        yield is_free
    finally:
        if is_free:
            places.release()


def answer_to(request: HttpRequest, error: BaseException) -> HttpResponseBase | None:
    """None for an error that is not the database's."""
    trouble = trouble_of(error)
    if trouble is None:
        return None
    if trouble is AWAY:
        circuit.open()
    logger.warning("%s %s : %s (%s)", request.method, request.path, trouble.title, " ".join(str(error).split()))
    return answer(request, trouble)


def answer(request: HttpRequest, trouble: Trouble) -> HttpResponseBase:
    """Asks no database. The page as it was last made, where it was."""
    if trouble in (AWAY, BUSY) and (page := kept_answer(request, version_seen())):
        return page
    headers = {"Retry-After": str(trouble.seconds), "Cache-Control": "no-store"}
    if request.path.startswith("/api/"):
        problem = {"type": "about:blank", "title": trouble.title, "status": 503, "detail": trouble.said}
        kind = "application/problem+json"
        return JsonResponse(
            problem, status=503, headers=headers, content_type=kind, json_dumps_params={"ensure_ascii": False}
        )
    # A password is typed again: nothing else of that form is worth keeping.
    is_form = request.method == "POST" and trouble is not ENTERING
    fields, has_files = _sent(request) if is_form else ([], False)
    shown = {
        "number": number(),
        "trouble": trouble,
        "fields": fields,
        "has_files": has_files,
        "address": request.get_full_path(),
        "is_form": is_form,
    }
    return HttpResponse(loader.render_to_string("503.html", shown), status=503, headers=headers)


def _sent(request: HttpRequest) -> tuple[list[SentField], bool]:
    """The fields of a form that was posted, and whether files came with them. None of another site's form: sent again,
    it would seem to come from this one."""
    if not is_from_this_site(request):
        return [], False
    try:
        return fields_to_keep(request.POST.lists()), bool(request.FILES)
    except UNREADABLE:
        return [], False
