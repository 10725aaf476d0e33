"""What machines ask for: is the site well, what may robots read, where is the icon."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache

from centres.views.public import read_only


@read_only
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 when the database answers, 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return JsonResponse({"status": "database unavailable"}, status=503)
    return JsonResponse({"status": "ok"})


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
def favicon(request: HttpRequest) -> HttpResponse:
    return redirect(static("favicon.svg"))
