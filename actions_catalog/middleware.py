"""Response -> the same, kept from other sites, and from caches when the request carries a session; else compressed."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from centres.views.answer_cache import KeptResponse
from centres.views.encodings import ENCODERS, SHORTEST, TEXTS, readable

Handler = Callable[[HttpRequest], HttpResponse]
NOTHING_ALLOWED = ", ".join(
    f"{name}=()"
    for name in (
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope", "hid",
        "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "serial",
        "usb", "xr-spatial-tracking",
    )
)  # fmt: skip


def private_for_staff(get_response: Handler) -> Handler:
    """`private, no-store` for whoever sends a session cookie. The cookie is only looked at: the session stays shut,
    so that public pages neither set a cookie nor vary by one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware


def apart(get_response: Handler) -> Handler:
    """What a page may do in a browser, and which sites may draw what is here into theirs: none, but for pictures and
    data that everybody is sent alike, which are made to be taken."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", NOTHING_ALLOWED)
        is_page = response.get("Content-Type", "").startswith("text/html")
        is_ours = is_page or settings.SESSION_COOKIE_NAME in request.COOKIES
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin" if is_ours else "cross-origin")
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
                packed = response.packed_as(name) if isinstance(response, KeptResponse) else None
                response.content = packed or encode(response.content)
                response.headers["Content-Encoding"] = name
                response.headers["Content-Length"] = str(len(response.content))
                break
        return response

    return middleware
