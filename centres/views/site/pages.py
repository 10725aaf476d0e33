"""The texts of the site: those that staff write, the statement on accessibility, the glossary."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from centres.catalogue.index import CatalogueState
from centres.models import SitePage
from centres.views.public import cached_by_catalogue, read_only


@read_only
@cached_by_catalogue
def site_page(request: HttpRequest, catalogue: CatalogueState, slug: str) -> HttpResponse:
    page = get_object_or_404(SitePage, slug=slug)
    return render(request, "site_page.html", {"page": page, "days": settings.CORRECTION_CONTACT_DAYS})


@read_only
@cached_by_catalogue
def accessibility(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    return render(request, "accessibility.html")


@read_only
@cached_by_catalogue
def glossary(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    return render(request, "glossary.html")
