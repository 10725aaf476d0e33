"""Response -> the same, kept out of caches when the request carries a session."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def private_for_staff(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """`private, no-store` for whoever sends a session cookie. The cookie is only looked at: the session stays shut,
    so that public pages neither set a cookie nor vary by one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware
