"""Conflicts: a field that both the source and staff changed, on its three sides. Read only for now."""

from django.contrib import admin

from centres.models import FieldConflict
from centres.models.source import FIELD_NAMES

from .base import ReadOnlyAdmin, column, link, piece
from .words import show_short, show_words


@admin.register(FieldConflict)
class FieldConflictAdmin(ReadOnlyAdmin):
    list_display = ("shown_field", "action", "shown_base", "shown_ours", "shown_theirs", "decision", "at")
    list_select_related = ("action",)
    list_filter = ("decision",)
    link_lookups = ("action__id__exact",)
    search_fields = ("action__title",)
    search_help_text = "Cherche dans le titre de la fiche."
    ordering = ("-pk",)
    fieldsets = (
        ("Le conflit", {"fields": ("shown_action", "shown_source", "shown_field", "three_sides")}),
        ("Décision", {"fields": ("decision", "at", "decided_at", "decided_by")}),
    )
    readonly_fields = ("shown_action", "shown_source", "shown_field", "three_sides")

    @column("champ", ordering="field")
    def shown_field(self, conflict: FieldConflict) -> str:
        return FIELD_NAMES.get(conflict.field, conflict.field)

    @column("avant")
    def shown_base(self, conflict: FieldConflict) -> str:
        return show_short(conflict.base)

    @column("dans le catalogue")
    def shown_ours(self, conflict: FieldConflict) -> str:
        return show_short(conflict.ours)

    @column("dans la source")
    def shown_theirs(self, conflict: FieldConflict) -> str:
        return show_short(conflict.theirs)

    @column("fiche")
    def shown_action(self, conflict: FieldConflict) -> str:
        return link(conflict.action, conflict.action)

    @column("fiche source")
    def shown_source(self, conflict: FieldConflict) -> str:
        return link(conflict.source, conflict.source)

    @column("trois côtés")
    def three_sides(self, conflict: FieldConflict) -> str:
        sides = (
            ("Avant (dernier import)", conflict.base),
            ("Dans le catalogue", conflict.ours),
            ("Dans la source", conflict.theirs),
        )
        return piece("sides", sides=[(title, show_words(words) if words else "") for title, words in sides])
