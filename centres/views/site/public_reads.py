"""A request -> read from the replica when anybody may see the answer, from the primary else, or when the replica fails.

Public is a page that is only read (`read_only`), or a program's, asked without a session: whoever is logged in sees at
once what he wrote, and so does a visitor at the address of his own form. A page that turns out to write something is
made again on the primary.
"""

from collections.abc import Callable, Iterator
from typing import cast

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, InterfaceError
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import Resolver404, resolve

from centres.operations import replica

FAILED = "replica_failed"
# They say how the primary is.
OF_PRIMARY = ("/sante/",)
OF_PROGRAMS = ("/api/", "/oembed/")


class PublicReads:
    """Middleware, inside the one that answers for outages: what fails here is asked of the primary first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not replica.is_configured():
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not may_read_replica(request):
            return self.get_response(request)
        with replica.reading():
            response = self.get_response(request)
        error = getattr(request, FAILED, None)
        if error is not None:
            delattr(request, FAILED)
            replica.watch.failed(error)
            return self.get_response(request)
        if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            _stream(response)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not replica.is_reading() or not isinstance(error, DatabaseError | InterfaceError):
            return None
        setattr(request, FAILED, error)
        return HttpResponse(status=503)


def may_read_replica(request: HttpRequest) -> bool:
    """Whether the answer will come from the replica, which is there and follows."""
    return (
        request.method in ("GET", "HEAD")
        and replica.is_configured()
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and _is_only_read(request)
        and replica.watch.is_usable()
    )


def _is_only_read(request: HttpRequest) -> bool:
    """An address that leads nowhere is looked up too, for what it may have meant."""
    if request.path.startswith(OF_PRIMARY):
        return False
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return True
    return getattr(view, "is_read_only", False) or request.path.startswith(OF_PROGRAMS)


def _stream(response: StreamingHttpResponse) -> None:
    """An export is read while it is sent, after all middleware: from the same database, to its end."""
    rows, close = iter(cast("Iterator[bytes]", response.streaming_content)), response.close

    def on_replica() -> Iterator[bytes]:
        while True:
            with replica.reading():
                piece = next(rows, None)
            if piece is None:
                return
            yield piece

    def closing() -> None:
        with replica.reading():
            close()

    response.streaming_content = on_replica()
    response.close = closing  # type: ignore[method-assign]
