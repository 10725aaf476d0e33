"""The addresses of the API. They are stable: programs ask for them."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import URLPattern, include, path, re_path, reverse

from .answers import answered, as_json, nowhere
from .catalogue_api import api
from .docs import docs

app_name = "api"


@answered
def openapi(request: HttpRequest) -> HttpResponse:
    return as_json(api.document)


@answered
def without_slash(request: HttpRequest) -> HttpResponse:
    return HttpResponsePermanentRedirect(reverse("api:ways"))


def _of_ninja() -> list[URLPattern]:
    """The views of django-ninja, answered as the others. Its root address is a 404 in HTML, and ours is another."""
    patterns = [row for row in api.urls[0] if isinstance(row, URLPattern) and row.name != "api-root"]
    return [URLPattern(row.pattern, answered(row.callback), row.default_args, row.name) for row in patterns]


urlpatterns = [
    path("v1", without_slash),
    path("v1/openapi.json", openapi, name="openapi"),
    path("v1/docs", docs, name="docs"),
    path("v1/", include(_of_ninja())),
    # Whatever else is asked for under /api/ is asked by a program, that reads no page.
    re_path("", nowhere),
]
