"""Fiches side by side, chosen by the address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from centres.catalogue.baskets.basket import basket_of, offers
from centres.catalogue.baskets.comparison import LETTERS, MOST_COMPARED, ComparedFiche, compare_fiches
from centres.catalogue.index import CatalogueState
from centres.models import Action
from centres.views.public import cached_by_catalogue, read_only, told_to_robots


@read_only
@cached_by_catalogue
def compare(request: HttpRequest, catalogue: CatalogueState) -> HttpResponse:
    actions = Action.objects.visible_to(request.user)
    basket = basket_of(request.GET.getlist("a"), actions.for_detail(), MOST_COMPARED)
    typed = request.GET.getlist("q")
    page = {
        "basket": basket,
        "heads": [
            ComparedFiche(letter, action, basket.without(action.pk))
            for letter, action in zip(LETTERS, basket.actions, strict=False)
        ],
        "comparison": compare_fiches(basket.actions) if len(basket.actions) > 1 else None,
        "offers": offers(basket, typed, catalogue, actions) if len(basket.actions) < MOST_COMPARED else [],
        "is_full": len(basket.actions) == MOST_COMPARED,
        "pairs": [("a", pk) for pk in basket.ids],
        "address": request.build_absolute_uri(f"{request.path}?{basket.query}"),
        "typed": " ".join(typed)[:300],
    }
    return told_to_robots(render(request, "comparison.html", page), not request.GET)
