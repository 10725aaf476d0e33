"""Two rows ticked in a list -> the page where they are merged."""

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseRedirect
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


def merge_address(model: type[Model], kept: int, gone: int) -> str:
    """The page where two rows are merged."""
    return reverse("admin:centres_merge_new", query={"nom": model._meta.model_name, "garde": kept, "disparait": gone})
