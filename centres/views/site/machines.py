"""What machines ask for: is the site well, what may robots read, where is the icon."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from centres.catalogue.index import age as index_age
from centres.operations.health import health
from centres.views.public import read_only


@read_only
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """200 while this process answers at all, whatever the database does: no reason to start it again."""
    return JsonResponse({"status": "ok"})


@read_only
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """200 when pages can be served, 503 when not, with each thing that was looked at."""
    checks = health(index_age())
    is_well = all(check.is_well for check in checks.values())
    told = {name: {"ok": check.is_well, "detail": check.said} for name, check in checks.items()}
    return JsonResponse(
        {"status": "ok" if is_well else "unavailable", "checks": told},
        status=200 if is_well else 503,
        json_dumps_params={"ensure_ascii": False},
    )


@read_only
def robots(request: HttpRequest) -> HttpResponse:
    """Lists by one filter are open to robots; combinations of filters are without end, and orders show nothing new.
    The API says again, to programs, what the pages say."""
    closed = [reverse("admin:index"), reverse("api:ways"), "/*?*&", "/*?q=", "/*?tri="]
    sitemap = request.build_absolute_uri(reverse("centres:sitemap"))
    opened = f"Allow: {reverse('api:docs')}"
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), opened, "", f"Sitemap: {sitemap}"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@read_only
@never_cache
def security(request: HttpRequest) -> HttpResponse:
    """Where a weakness is told (RFC 9116). It has to be of this year: a text that nobody renews is told to be old."""
    contact = settings.SECURITY_CONTACT or request.build_absolute_uri(reverse("centres:mentions-legales"))
    expires = timezone.now().replace(microsecond=0) + timedelta(days=180)
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: fr, en",
        f"Canonical: {request.build_absolute_uri(reverse('centres:security'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@read_only
def favicon(request: HttpRequest) -> HttpResponse:
    return redirect(static("favicon.svg"))
