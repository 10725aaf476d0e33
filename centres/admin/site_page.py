"""The texts of the site, written by staff; what is left to write is said until it is."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse

from centres.models import SitePage
from centres.models.pending import catalogue_transaction

from .base import CatalogueAdmin, column, count_words

MOVED_ON = (
    "Quelqu’un a enregistré cette page pendant que vous l’écriviez : rien n’est perdu, votre texte est ci-dessous."
    " Voici ce qui est en ligne : « {} ». Reprenez-en ce qu’il faut, puis enregistrez de nouveau."
)


class SitePageForm(forms.ModelForm):
    """`seen`: when the page that was shown had been written."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = SitePage
        fields = ("title", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.updated_at.isoformat() if self.instance.pk else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        standing = SitePage.objects.select_for_update().get(pk=self.instance.pk)
        if cleaned.get("seen") != standing.updated_at.isoformat():
            # The next save has seen it.
            self.data = self.data.copy()
            self.data["seen"] = standing.updated_at.isoformat()
            self.add_error("text", MOVED_ON.format(standing.text))
        return cleaned


@admin.register(SitePage)
class SitePageAdmin(CatalogueAdmin):
    help_page = "pages"
    form = SitePageForm
    list_display = ("title", "shown_left", "updated_at", "updated_by")
    list_select_related = ("updated_by",)
    ordering = ("title", "pk")
    fields = ("title", "text", "seen", "updated_at", "updated_by")
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

    def save_model(self, request: HttpRequest, obj: SitePage, form: SitePageForm, change: bool) -> None:
        obj.updated_by = request.user
        with catalogue_transaction():
            super().save_model(request, obj, form, change)
