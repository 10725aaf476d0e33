"""What the fiches of a selection say of money and people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from centres.catalogue.filters import ActionFilter
from centres.catalogue.statistics import Statistics
from centres.models import Action

from .reading import read_only


@read_only
def figures(request: HttpRequest) -> HttpResponse:
    found = ActionFilter(request.GET, Action.objects.visible_to(request.user))
    return render(request, "figures.html", {"found": found, "statistics": Statistics(found)})
