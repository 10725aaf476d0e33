"""The search of the list of fiches: what names one row opens its page, words find as the public search does."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from centres.admin.base import LONGEST_INPUT
from centres.admin.lookup import LONGEST_ADDRESS, row_named, words_condition
from centres.models import Action


class Finding(admin.ModelAdmin):
    """The part of the admin of fiches that finds them by anything."""

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        typed = request.GET.get("q", "")
        if "\0" not in typed and len(typed) <= LONGEST_ADDRESS and (row := row_named(typed)):
            meta = row._meta
            if request.user.has_perm(f"{meta.app_label}.view_{meta.model_name}"):
                page = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[quote(row.pk)])
                return HttpResponseRedirect(page)
        return super().changelist_view(request, extra_context)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Action], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if not search_term.strip() or "\0" in search_term or len(search_term) > LONGEST_INPUT:
            return found, may_repeat
        return found | queryset.filter(words_condition(search_term)), may_repeat
