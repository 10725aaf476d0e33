"""Two rows ticked in a list, or one that is open -> the page where two are merged."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse


class Mergeable:
    """For the admin of a noun whose rows can be merged: the older of the two is the one that is proposed to stay."""

    actions: tuple[str, ...] = ("merge_chosen",)

    @admin.action(description="Fusionner les deux lignes choisies", permissions=["change"])
    def merge_chosen(self, request: HttpRequest, queryset: QuerySet) -> HttpResponseRedirect | None:
        ids = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
        if len(ids) != 2:
            messages.error(request, "Cochez deux lignes, ni plus ni moins : une fusion se fait deux à deux.")
            return None
        return HttpResponseRedirect(merge_address(queryset.model, *ids))

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        thing = kwargs.get("obj")
        if thing is not None and self.has_change_permission(request, thing):
            context["merge_address"] = merge_address(type(thing), thing.pk)
        return super().render_change_form(request, context, *args, **kwargs)


def merge_address(model: type[Model], kept: int, gone: int | None = None) -> str:
    """The page where two rows are merged; where the other one is chosen, when it is not said."""
    query = {"nom": model._meta.model_name, "garde": kept}
    return reverse("admin:centres_merge_new", query=query if gone is None else query | {"disparait": gone})
