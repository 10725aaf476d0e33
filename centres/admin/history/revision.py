"""The history of the whole catalogue: every change, filtered by who, what and how."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from centres.admin.base import ReadOnlyAdmin, column, piece
from centres.admin.shown.plain_text import compare_texts
from centres.editing.versions import field_title
from centres.models import Revision


class ByWhom(admin.SimpleListFilter):
    """People who changed something, and « import ou commande »."""

    title = "auteur"
    parameter_name = "par"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        users = get_user_model().objects.filter(Exists(Revision.objects.filter(by=OuterRef("pk"))))
        return [*((str(user.pk), str(user)) for user in users.order_by("username")), ("import", "import ou commande")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        who = self.value() or ""
        if who == "import":
            return queryset.filter(by=None)
        return queryset.filter(by=int(who)) if who.isascii() and who.isdigit() and len(who) < 19 else queryset


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    help_page = "historique"
    list_display = ("at", "shown_what", "shown_fields", "origin", "by")
    list_select_related = ("by",)
    list_filter = (ByWhom, "kind", "origin")
    link_lookups = ("run__id__exact", "object_id")
    search_fields = ("label",)
    search_help_text = "Cherche dans le nom de la fiche, du centre ou de la valeur."
    ordering = ("-pk",)
    fieldsets = (
        ("Le changement", {"fields": ("shown_what", "at", "by", "origin", "reason", "run")}),
        ("Avant, après", {"fields": ("shown_changes",)}),
    )
    readonly_fields = ("shown_what", "shown_changes")

    @column("sur", ordering="label")
    def shown_what(self, revision: Revision) -> str:
        address = reverse(f"admin:centres_{revision.kind}_history", args=[revision.object_id])
        return format_html('{} <a href="{}">{}</a>', revision.get_kind_display(), address, revision.label)

    @column("champs")
    def shown_fields(self, revision: Revision) -> str:
        return ", ".join(title for title, _ in _titled(revision))

    @column("champ par champ")
    def shown_changes(self, revision: Revision) -> str:
        changes = [(title, compare_texts(*revision.changes[name], name)) for title, name in _titled(revision)]
        return piece("changes", changes=changes)


def _titled(revision: Revision) -> list[tuple[str, Any]]:
    model = apps.get_model("centres", revision.kind)
    return [(field_title(model, name), name) for name in revision.changes]
