"""Source fiches: the text as it stood, numbered, and every value read from it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from centres.admin.base import ReadOnlyAdmin, column, count_words, link, piece
from centres.admin.list_filters import SourceWithIssues
from centres.admin.paging import BoundedChangeList
from centres.admin.shown.markup import show_words
from centres.fields.fields import FIELDS
from centres.models import SourceFiche
from centres.models.source import FIELD_NAMES

from .beside import number_lines


class SourceChangeList(BoundedChangeList):
    """The list without the texts and values."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: list[str] | None = None) -> QuerySet:
        return super().get_queryset(request, exclude_parameters).defer("content")


# The person's name that older pages print: staff read it here, and no page of the site tells it.
PUBLISHED_BY = "publié par (jamais public)"


@admin.register(SourceFiche)
class SourceFicheAdmin(ReadOnlyAdmin):
    help_page = "import"
    list_display = ("place", "shown_action", "is_current", "marks", "at")
    list_select_related = ("action", "run")
    list_filter = ("is_current", SourceWithIssues)
    link_lookups = ("run__id__exact", "action__id__exact")
    search_fields = ("action__title", "file")
    search_help_text = "Cherche dans le titre de la fiche et le nom du fichier."
    ordering = ("-pk",)
    fieldsets = (
        ("Provenance", {"fields": ("shown_action", "shown_run", "is_current", "occurrence", "at", "key", "sha256")}),
        ("Valeurs lues", {"fields": ("value_table",)}),
        ("Texte de la source", {"fields": ("shown_text",)}),
    )
    readonly_fields = ("shown_action", "shown_run", "value_table", "shown_text", "key", "sha256")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[BoundedChangeList]:
        return SourceChangeList

    @column("source", ordering="first_line")
    def place(self, source: SourceFiche) -> str:
        return str(source)

    @column("fiche", ordering="action__title")
    def shown_action(self, source: SourceFiche) -> str:
        return link(source.action, source.action)

    @column("import")
    def shown_run(self, source: SourceFiche) -> str:
        return piece("run", source=source, run=link(source.run, source.run) if source.run else "")

    @column("à regarder")
    def marks(self, source: SourceFiche) -> str:
        words = (
            count_words(len(source.unrecognised), "ligne non reconnue", "lignes non reconnues"),
            count_words(len(source.issues), "signalement", "signalements"),
        )
        return piece("marks", marks=list(filter(None, words)))

    @column("valeurs")
    def value_table(self, source: SourceFiche) -> str:
        rows = [
            (field.name, field.source_words(source.values) or field.source_words(source.carried)) for field in FIELDS
        ]
        shown = [
            (FIELD_NAMES[name], show_words(words), source.field_lines.get(name), name in source.carried)
            for name, words in rows
            if words
        ]
        if author := source.values.get("published_by"):
            shown.append((PUBLISHED_BY, author, source.field_lines.get("published_by"), False))
        return piece("values", rows=shown)

    @column("texte")
    def shown_text(self, source: SourceFiche) -> str:
        return piece("source_text", lines=number_lines(source))
