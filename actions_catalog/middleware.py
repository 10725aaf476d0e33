"""Response -> the same, kept from other sites, and from caches when the request carries a session; else compressed."""

import gzip
from collections.abc import Callable

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

Handler = Callable[[HttpRequest], HttpResponse]
# By what a browser says it reads, the best first; levels that cost about a millisecond for a page of 100 KB.
ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=6),
    "gzip": lambda content: gzip.compress(content, compresslevel=4, mtime=0),
}
TEXTS = (
    "text/",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "application/ld+json",
)  # what is worth it
NOTHING_ALLOWED = ", ".join(
    f"{name}=()"
    for name in (
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope", "hid",
        "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "serial",
        "usb", "xr-spatial-tracking",
    )
)  # fmt: skip
SHORTEST = 500  # bytes: below, the headers weigh more


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
    data, which are made to be taken."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", NOTHING_ALLOWED)
        is_page = response.get("Content-Type", "").startswith("text/html")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin" if is_page else "cross-origin")
        return response

    return middleware


def compressed(get_response: Handler) -> Handler:
    """Compresses public pages. Those that carry a session or set a cookie hold secrets, whose letters the length of a
    compressed page gives away to whoever can make it repeat his own (BREACH): they are sent as they are."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_text = response.get("Content-Type", "").startswith(TEXTS)
        if response.streaming or not (is_text or response.status_code == 304) or "Content-Encoding" in response:
            return response
        if settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if len(response.content) < SHORTEST:
            return response
        readable = _readable(request.headers.get("Accept-Encoding", ""))
        for name, encode in ENCODERS.items():
            if name in readable:
                response.content = encode(response.content)
                response.headers["Content-Encoding"] = name
                response.headers["Content-Length"] = str(len(response.content))
                break
        return response

    return middleware


def _readable(accepted: str) -> set[str]:
    """The encodings of an Accept-Encoding header, without those that it refuses (`br;q=0`)."""
    offers = (offer.replace(" ", "").lower().partition(";q=") for offer in accepted.split(","))
    return {name for name, _, weight in offers if weight.rstrip("0") not in ("0.", "") or not weight}
