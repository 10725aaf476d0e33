"""Too many wrong passwords for one name from one address -> a page that says so, and until when."""

import logging
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader

from centres.views.corrections.senders import SOCKET, address_of

logger = logging.getLogger("centres.audit")


def client_address(request: HttpRequest) -> str | None:
    """The visitor's, behind the proxies that settings name; of the network of one subscriber, its first. None where a
    proxy does not say it: PostgreSQL keeps addresses alone."""
    address = address_of(request).partition("/")[0]
    return None if address == SOCKET else address


def too_many_tries(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Whoever tries with another name, or from elsewhere, is not kept waiting: an office shares one address."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    page = loader.render_to_string("429.html", {"minutes": minutes, "tries": settings.AXES_FAILURE_LIMIT})
    headers = {"Retry-After": str(minutes * 60), "Cache-Control": "no-store"}
    return HttpResponse(page, status=429, headers=headers)
