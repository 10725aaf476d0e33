"""Reading fiches one after the other: the next one opens without going back to the list."""

from typing import Any
from urllib.parse import parse_qsl

from django.contrib import admin, messages
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import path, reverse

from centres.admin.base import column, piece
from centres.admin.list_filters import YesNoFilter
from centres.editing.reviewing import mark_reviewed, next_to_review
from centres.models import Action
from centres.models.completeness import PARTS, PARTS_BY_NAME

FILTERS = "_changelist_filters"


class ReviewState(YesNoFilter):
    title = "relue"
    parameter_name = "relue"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "oui":
            return queryset.filter(reviewed_at__isnull=False)
        if self.value() == "non":
            # A withdrawn fiche is nobody's to read.
            return queryset.filter(reviewed_at=None).exclude(state=Action.State.WITHDRAWN)
        return queryset


class FirstMissing(admin.SimpleListFilter):
    """The missing part that would help a reader most."""

    title = "à compléter d’abord"
    parameter_name = "manque"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("oui", "quelque chose manque"), *((part.name, part.label) for part in PARTS), ("rien", "rien")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "oui":
            return queryset.filter(completeness__lt=100)
        if self.value() in PARTS_BY_NAME:
            return queryset.filter(first_missing=self.value())
        return queryset.filter(first_missing="") if self.value() == "rien" else queryset


class ReviewAdmin(admin.ModelAdmin):
    """The list and the page of fiches, for whoever reads them again."""

    @column("complète", ordering="completeness")
    def shown_completeness(self, action: Action) -> str:
        return piece("completeness", score=action.completeness, part=PARTS_BY_NAME.get(action.first_missing))

    def get_urls(self) -> list:
        page = self.admin_site.admin_view(self.next_view)
        return [path("<int:action_id>/suivante/", page, name="centres_action_next"), *super().get_urls()]

    def next_view(self, request: HttpRequest, action_id: int) -> HttpResponse:
        """The next fiche to read, among those of the list that one came from."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if action_id >= 2**63:
            raise Http404
        filters = request.GET.get(FILTERS, "")
        following = next_to_review(self.listed_to_review(request, filters), action_id)
        if following is None:
            messages.success(request, "Plus rien à relire dans cette liste.")
            return HttpResponseRedirect(_with(reverse("admin:centres_action_changelist"), filters))
        address = reverse("admin:centres_action_change", args=[following])
        return HttpResponseRedirect(reverse_with_filters(address, filters))

    def listed_to_review(self, request: HttpRequest, filters: str) -> QuerySet[Action]:
        """The fiches of the list as it is filtered; all of them when its address means nothing."""
        parameters = {key: value for key, value in parse_qsl(filters) if key not in ("p", "o", "all", "e")}
        wanted = request.GET.copy()
        wanted.clear()
        wanted.update(parameters)
        request.GET = wanted
        try:
            changelist = self.get_changelist_instance(request)
        except (IncorrectLookupParameters, DisallowedModelAdminLookup):
            return Action.objects.all()
        ids = changelist.get_queryset(request).order_by().values("pk")
        return Action.objects.filter(pk__in=ids) if parameters else Action.objects.all()

    def response_change(self, request: HttpRequest, obj: Action) -> HttpResponse:
        """« Relue, fiche suivante »: saved, signed, and on to the next one."""
        if "_reviewed" not in request.POST:
            return super().response_change(request, obj)
        mark_reviewed(obj.pk, request.user)
        messages.success(request, f"« {obj} » est marquée comme relue.")
        address = reverse("admin:centres_action_next", args=[obj.pk])
        return HttpResponseRedirect(reverse_with_filters(address, request.GET.get(FILTERS, "")))

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        action = kwargs.get("obj")
        if action is not None:
            context["filters"] = request.GET.get(FILTERS, "")
            context["missing"] = PARTS_BY_NAME.get(action.first_missing)
        return super().render_change_form(request, context, *args, **kwargs)


def reverse_with_filters(address: str, filters: str) -> str:
    """An address that remembers the list one came from."""
    query = QueryDict(mutable=True)
    query[FILTERS] = filters
    return f"{address}?{query.urlencode()}" if filters else address


def _with(address: str, filters: str) -> str:
    return f"{address}?{filters}" if filters else address
