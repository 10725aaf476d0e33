"""Response -> the same, kept out of caches when the request carries a session, else compressed."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from centres.views.encodings import ENCODERS, SHORTEST, TEXTS, readable

Handler = Callable[[HttpRequest], HttpResponse]


def private_for_staff(get_response: Handler) -> Handler:
    """`private, no-store` for whoever sends a session cookie. The cookie is only looked at: the session stays shut,
    so that public pages neither set a cookie nor vary by one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware


def compressed(get_response: Handler) -> Handler:
    """Compresses public pages. Those that carry a session or set a cookie hold secrets, whose letters the length of a
    compressed page gives away to whoever can make it repeat his own (BREACH): they are sent as they are."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_text = response.get("Content-Type", "").startswith(TEXTS)
        if response.streaming or not (is_text or response.status_code == 304):
            return response
        if settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if len(response.content) < SHORTEST or "Content-Encoding" in response:
            return response
        encodings = readable(request.headers.get("Accept-Encoding", ""))
        for name, encode in ENCODERS.items():
            if name in encodings:
                response.content = encode(response.content)
                response.headers["Content-Encoding"] = name
                response.headers["Content-Length"] = str(len(response.content))
                break
        return response

    return middleware
