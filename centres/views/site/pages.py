"""The texts of the site: those that staff write, the statement on accessibility, the glossary."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from centres.catalogue.index import Held
from centres.models import SitePage
from centres.views.public import read_only, told_from


@read_only
@told_from
def site_page(request: HttpRequest, catalogue: Held, slug: str) -> HttpResponse:
    page = get_object_or_404(SitePage, slug=slug)
    return render(request, "site_page.html", {"page": page, "days": settings.CORRECTION_CONTACT_DAYS})


@read_only
@told_from
def accessibility(request: HttpRequest, catalogue: Held) -> HttpResponse:
    return render(request, "accessibility.html")


@read_only
@told_from
def glossary(request: HttpRequest, catalogue: Held) -> HttpResponse:
    return render(request, "glossary.html")
