"""The texts of the site, written by staff; what is left to write is said until it is."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse

from centres.models import SitePage

from .base import column, count_words
from .history.recording import RecordedAdmin


@admin.register(SitePage)
class SitePageAdmin(RecordedAdmin):
    help_page = "pages"
    waits_for_imports = False
    list_display = ("title", "shown_left", "updated_at", "updated_by")
    list_select_related = ("updated_by",)
    ordering = ("title", "pk")
    fields = ("title", "text", "updated_at", "updated_by")
    readonly_fields = ("updated_at", "updated_by")

    @column("reste à écrire")
    def shown_left(self, page: SitePage) -> str:
        return count_words(len(page.placeholders), "passage à compléter", "passages à compléter") or "rien"

    def view_on_site(self, obj: SitePage) -> str:
        return obj.get_absolute_url()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The pages are those that the site links to."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SitePage | None = None) -> bool:
        return False

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        page = kwargs.get("obj")
        if page is not None and request.method == "GET" and page.placeholders:
            messages.warning(request, f"Reste à écrire : {' '.join(page.placeholders)}")
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: SitePage, form: forms.ModelForm, change: bool) -> None:
        if form.has_changed():
            obj.updated_by = request.user
            super().save_model(request, obj, form, change)
