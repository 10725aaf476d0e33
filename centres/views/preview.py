"""A fiche as the public would see it, for staff alone, before it is published."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control

from centres.catalogue.index import current_state
from centres.models import Action

from .actions import page_of
from .public import read_only


@read_only
@cache_control(private=True, no_store=True)
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Drafts, published and archived fiches alike; a withdrawn one is shown nowhere."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.path, "admin:login")
    action = get_object_or_404(Action.objects.previewed_by(request.user).for_detail(), pk=pk)
    return render(request, "action_preview.html", page_of(action, request, current_state()))
