"""A dossier that the address holds -> its page, to order, to annotate and to print; or one PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from centres.catalogue.baskets.basket import offers
from centres.catalogue.baskets.choosing import notebook_in
from centres.catalogue.baskets.dossier import LONGEST_NOTE, LONGEST_TITLE, MOST_FICHES, Dossier, dossier_of
from centres.catalogue.baskets.synthesis import synthesis_of
from centres.catalogue.index import current_state
from centres.models import Action
from centres.views.public import read_only, told_to_robots

from .pdf import is_possible, pdf_of


@read_only
def dossier(request: HttpRequest) -> HttpResponse:
    """Not `told_from` the catalogue alone: the cover carries the day."""
    actions = Action.objects.visible_to(request.user)
    asked = dossier_of(request.GET, actions.for_detail(), timezone.localdate())
    if (query := asked.after(request.GET)) is not None:
        return redirect(f"{request.path}?{query}" if query else request.path)
    if asked.entries and request.GET.get("format") == "pdf" and is_possible():
        return _pdf(request, asked)
    typed = request.GET.getlist("q")
    page = {
        **_told(request, asked),
        "offers": []
        if len(asked.entries) == MOST_FICHES
        else offers(asked.basket, typed, current_state(), actions, asked.texts),
        "typed": " ".join(typed)[:300],
        "day": timezone.localdate(),
        "has_pdf": is_possible(),
        "is_followed": not asked.texts or notebook_in(request.GET, is_dossier=True) != "",
        "bounds": {"note": LONGEST_NOTE, "title": LONGEST_TITLE, "fiches": MOST_FICHES},
    }
    response = render(request, "dossier.html", page)
    patch_cache_control(response, no_cache=True)
    return told_to_robots(response, not request.GET)


def _told(request: HttpRequest, asked: Dossier) -> dict[str, object]:
    address = request.build_absolute_uri(f"{reverse('centres:dossier')}?{asked.query}")
    return {
        "dossier": asked,
        "synthesis": synthesis_of(asked.basket.actions),
        "address": address,
        "site": request.build_absolute_uri("/").rstrip("/"),
    }


def _pdf(request: HttpRequest, asked: Dossier) -> HttpResponse:
    html = render_to_string("dossier_pdf.html", _told(request, asked))
    response = HttpResponse(pdf_of(html), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="dossier-{asked.day.isoformat()}.pdf"'
    response.headers["Cache-Control"] = "no-store"
    return told_to_robots(response, False)
