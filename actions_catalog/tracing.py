"""A request -> its number, in the log, in its answer and on the page of an error; and, by options, a line of JSON and
counts for Prometheus.

Neither says who, nor what was typed: paths go without their query.
"""

import json
import logging
import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

from .metrics import count

requests = logging.getLogger("centres.requests")
_number: ContextVar[str] = ContextVar("number of the request", default="-")


def number() -> str:
    """That of the request that this thread answers; « - » outside of one."""
    return _number.get()


class Numbered(logging.Filter):
    """Gives each line of the log the number of its request."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.number = number()
        return True


class Untraced(logging.Filter):
    """One line, without a trace: what any visitor can cause says nothing of the code."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.exc_info = None
        return True


class Queries:
    """How many a request asked."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.count += 1
        return execute(*arguments)


def traced(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        # By hand and not by `reset`: what Django logs of an error comes after this middleware.
        _number.set(uuid4().hex[:12])
        start, queries = time.perf_counter(), Queries()
        with connection.execute_wrapper(queries):
            response = get_response(request)
        seconds = time.perf_counter() - start
        response.headers["X-Request-ID"] = number()
        if settings.REQUEST_LOG:
            requests.info("%s", json.dumps(line_of(request, response, seconds, queries.count), ensure_ascii=False))
        if settings.METRICS_TOKEN:
            count(request.method or "", response.status_code, seconds)
        return response

    return middleware


def line_of(request: HttpRequest, response: HttpResponse, seconds: float, queries: int) -> dict[str, object]:
    """`user`: « compte » once somebody was found to be logged in; nobody is looked for to write a line."""
    user = getattr(request, "_cached_user", None)
    return {
        "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "id": number(),
        "method": request.method,
        "path": request.path,
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "queries": queries,
        "user": "compte" if user is not None and user.is_authenticated else "visiteur",
    }
