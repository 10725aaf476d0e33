"""Words that mean the same: what a search finds besides what is typed."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.forms import ModelForm, Textarea
from django.http import HttpRequest

from centres.admin.base import CatalogueAdmin
from centres.models import Synonym
from centres.models.pending import catalogue_transaction


class SynonymForm(ModelForm):
    """A group is long: it has room."""

    class Meta:
        model = Synonym
        fields = ("words", "is_one_way")
        widgets = {"words": Textarea(attrs={"rows": 3})}


@admin.register(Synonym)
class SynonymAdmin(CatalogueAdmin):
    help_page = "synonymes"
    form = SynonymForm
    list_display = ("words", "is_one_way")
    list_filter = ("is_one_way",)
    search_fields = ("words",)
    ordering = ("words", "pk")

    def save_model(self, request: HttpRequest, obj: Synonym, form: ModelForm, change: bool) -> None:
        with catalogue_transaction():
            super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        with catalogue_transaction():
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        with catalogue_transaction():
            super().delete_queryset(request, queryset)
