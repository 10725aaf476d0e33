"""What is being typed in the search -> links to themes, fiches and communes, as a piece of page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from centres.catalogue.index import CatalogueState
from centres.catalogue.search.completions import completions
from centres.models import Action

from .public import cached_by_catalogue, read_only, told_to_robots


@read_only
@cached_by_catalogue
def search_suggestions(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    """`?q=`. Its links stand under the field of the front page; without htmx nobody asks for it."""
    text = request.GET.get("q", "")
    found = completions(text, catalogue, Action.objects.visible_to(None))
    response = render(request, "_suggested.html", {"completions": found})
    patch_vary_headers(response, ["HX-Request"])
    return told_to_robots(response, False)
