"""A form sent without a session -> whether a page of this site sent it: no cookie holds a CSRF token."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_from_this_site(request: HttpRequest) -> bool:
    """As the browser says: where it comes from in one word, else the site of the page. What says nothing at all is no
    browser, which nobody can make send a form unknowingly."""
    told = request.headers.get("Sec-Fetch-Site")
    if told is not None:
        return told in ("same-origin", "none")
    page = request.headers.get("Origin") or request.headers.get("Referer")
    if page is None:
        return True
    try:
        site = urlsplit(page)
    except ValueError:
        return False
    return (site.scheme, site.netloc) == (request.scheme, request.get_host())
