"""« Une action comme la mienne »: a few lines of a draft -> the fiches nearest to it.

The text is neither kept nor logged. It is sent by POST alone: addresses are kept by browsers and in logs.
"""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from centres.catalogue.alike.nearest import LONGEST_TEXT, near_text
from centres.catalogue.index import CatalogueState, current_state

from .corrections.posting import is_from_this_site
from .public import cached_by_catalogue, writes_nothing

MOST = 9
FIELD = "texte"


@writes_nothing
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters(FIELD)
def similar_actions(request: HttpRequest) -> HttpResponseBase:
    return _answer(request) if request.method == "POST" else _form(request)


@cached_by_catalogue
def _form(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    return render(request, "similar.html", {"count": len(catalogue.index.ids), "most": LONGEST_TEXT})


@never_cache
def _answer(request: HttpRequest) -> HttpResponse:
    text, error = _sent(request)
    catalogue = current_state()
    page = {"text": text, "error": error, "count": len(catalogue.index.ids), "most": LONGEST_TEXT}
    if not error:
        page["nearest"] = near_text(text, catalogue, MOST)
    return render(request, "similar.html", page, status=403 if error == "elsewhere" else 200)


def _sent(request: HttpRequest) -> tuple[str, str]:
    """The text, and what is wrong with it, or nothing: sent from `elsewhere`, `empty`, `long`, too long to be read."""
    if not is_from_this_site(request):
        return "", "elsewhere"
    try:
        # A browser sends two characters for the end of a line, and counts one.
        text = request.POST.get(FIELD, "").replace("\r\n", "\n").strip()
    except (RequestDataTooBig, TooManyFieldsSent):
        return "", "unread"
    if not text:
        return "", "empty"
    return text, "long" if len(text) > LONGEST_TEXT else ""
