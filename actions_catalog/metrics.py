"""Requests of all processes -> counts and times for Prometheus, at /metrics, for whoever has the token.

Processes write their counts into files of one folder, which gunicorn.conf.py makes: whichever is asked adds them up.
"""

import os
from functools import cache
from hmac import compare_digest
from types import SimpleNamespace

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
# Anybody may invent a method; each would be a series.
METHODS = {"GET", "HEAD", "POST"}


@cache
def _series() -> SimpleNamespace:
    from prometheus_client import Counter, Histogram

    return SimpleNamespace(
        answered=Counter("catalogue_requests", "Requests answered.", ["method", "status"]),
        seconds=Histogram("catalogue_request_seconds", "Seconds to answer.", ["method"], buckets=BUCKETS),
    )


def count(method: str, status: int, seconds: float) -> None:
    method = method if method in METHODS else "other"
    _series().answered.labels(method, str(status)).inc()
    _series().seconds.labels(method).observe(seconds)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """404 without the token, as where there is none: nobody learns that there is something to guess."""
    said = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not compare_digest(said.encode(), f"Bearer {settings.METRICS_TOKEN}".encode()):
        raise Http404
    from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
