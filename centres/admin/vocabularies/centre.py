"""Centres: found by any name that a source gave them, placed in a département and a commune."""

from django.contrib import admin
from django.http import HttpRequest

from centres.admin.base import LabelledTabular
from centres.admin.list_filters import CentreDepartement, CentreRegion, WithoutCommune
from centres.editing.findable import save_centre
from centres.models import Centre, CentreAlias

from .vocabulary import CarriedAdmin, HomonymForm, KeyedFormSet


class AliasInline(LabelledTabular):
    model = CentreAlias
    formset = KeyedFormSet
    fields = ("name", "department")

    def formfield_for_dbfield(self, db_field, request: HttpRequest, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "name":
            field.required = True
        return field


class CentreForm(HomonymForm):
    """The same name in another département is another centre."""

    named_by = ("name", "departement")


@admin.register(Centre)
class CentreAdmin(CarriedAdmin):
    help_page = "annuaire"
    form = CentreForm
    list_display = ("name", "departement", "commune", "is_commune_deduced", "kind", "action_count")
    list_select_related = ("departement", "commune")
    list_filter = (CentreDepartement, CentreRegion, WithoutCommune, "is_commune_deduced", "kind")
    search_fields = ("name",)
    search_help_text = "Cherche dans le nom et dans tous les noms rencontrés dans les sources."
    ordering = ("name", "pk")
    autocomplete_fields = ("departement", "commune")
    readonly_fields = ("slug", "action_count", "is_commune_deduced")
    inlines = (AliasInline,)
    action_parameter = "centre__id__exact"
    spelling_model = CentreAlias
    owner = "centre"

    def get_fieldsets(self, request: HttpRequest, obj: Centre | None = None) -> list[tuple]:
        about = ("is_commune_deduced", "slug", "action_count") if obj else ()
        return [
            ("Le centre", {"fields": ("name", "kind", "departement", "commune", *about)}),
            (
                "Le joindre",
                {
                    "fields": ("address", "contact", "email", "website", "siret"),
                    "description": "Le contact et le courriel ne sont montrés qu’à l’équipe.",
                },
            ),
            ("Son projet", {"fields": ("approved_on", "axes", "history")}),
            ("Son territoire", {"fields": ("population", "setting", "territory_size", "is_in_priority_area")}),
            (
                "Ce qu’il est",
                {
                    "fields": (
                        "management", "is_in_federation", "other_federation", "is_for_travellers", "has_several_sites",
                        "is_itinerant",
                    )
                },
            ),
        ]  # fmt: skip

    def save_model(self, request: HttpRequest, obj: Centre, form: HomonymForm, change: bool) -> None:
        if not change or form.has_changed():
            save_centre(obj)
