"""Imports: what each file held, what came of it, and every issue with its line."""

from bisect import bisect_right
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from centres.admin.base import ReadOnlyAdmin, column, count_words, enough, list_link, piece
from centres.admin.shown.markup import without_place
from centres.importing.report import LINE_CLASS_NAMES
from centres.models import ImportRun, SourceFiche

from . import draft

COUNT_NAMES = {
    "read": "lues",
    "created": "créées",
    "updated": "mises à jour",
    "unchanged": "inchangées",
    "kept": "gardées (corrections de l’équipe)",
    "conflicts": "conflits à décider",
    "exact_duplicates": "doublons exacts",
    "probable_duplicates": "doublons probables",
    "left": "laissées de côté",
    "refused": "refusées",
}
# In the order in which they are read; the words for several.
CHANGE_NAMES = {
    "conflict": "Conflits à décider",
    "refused": "Lignes refusées",
    "created": "Créés",
    "updated": "Mis à jour",
    "kept": "Corrections de l’équipe gardées",
    "left": "Laissés de côté : un prochain import les proposera",
}
MOST_CHANGES = 200  # of each kind
# What only an import of pages of fiches has.
OF_PAGES = {"encoding", "shown_sources", "line_table", "unrecognised_table"}
MOST_ISSUES = 500


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    help_page = "import"
    list_display = (
        "file",
        "kind",
        "at",
        "shown_read",
        "shown_created",
        "shown_updated",
        "shown_conflicts",
        "shown_issues",
    )
    list_filter = ("kind",)
    search_fields = ("file",)
    search_help_text = "Cherche dans le nom du fichier."
    ordering = ("-at", "-pk")
    fieldsets = (
        ("Fichier", {"fields": ("file", "kind", "at", "by", "encoding", "sha256", "shown_sources")}),
        ("Ce qui a été fait", {"fields": ("change_table",)}),
        ("Bilan", {"fields": ("count_table", "line_table")}),
        ("À regarder", {"fields": ("issue_table", "unrecognised_table")}),
    )
    readonly_fields = (
        "shown_sources",
        "change_table",
        "count_table",
        "line_table",
        "issue_table",
        "unrecognised_table",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRun]:
        """The list of what was done is long: it is read where it is shown."""
        return super().get_queryset(request).select_related("by").defer("changes")

    def get_fieldsets(self, request: HttpRequest, obj: ImportRun | None = None) -> list[tuple]:
        """A sheet has neither classes of lines nor new texts."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or obj.kind == ImportRun.Kind.FICHES:
            return fieldsets
        return [
            (title, {"fields": tuple(name for name in options["fields"] if name not in OF_PAGES)})
            for title, options in fieldsets
        ]

    def get_urls(self) -> list:
        return draft.urls(self.admin_site) + super().get_urls()

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> Any:
        may_import = draft.may_import(request.user)
        return super().changelist_view(request, {"may_import": may_import, **(extra_context or {})})

    @column("fiches lues")
    def shown_read(self, run: ImportRun) -> Any:
        return run.counts.get("read")

    @column("créées")
    def shown_created(self, run: ImportRun) -> Any:
        return run.counts.get("created")

    @column("mises à jour")
    def shown_updated(self, run: ImportRun) -> Any:
        return run.counts.get("updated")

    @column("conflits")
    def shown_conflicts(self, run: ImportRun) -> Any:
        return run.counts.get("conflicts")

    @column("signalements")
    def shown_issues(self, run: ImportRun) -> int:
        return len(run.issues)

    @column("fiches de cet import")
    def shown_sources(self, run: ImportRun) -> str:
        words = count_words(run.sources.count(), "texte nouveau", "textes nouveaux")
        return list_link(words, SourceFiche, run__id__exact=run.pk) if words else "aucun texte nouveau"

    @column("détail")
    def change_table(self, run: ImportRun) -> str:
        """What the run created, changed, kept and left, linked; runs before this was noted say nothing."""
        groups = []
        for kind, name in CHANGE_NAMES.items():
            rows = [change for change in run.changes if change["kind"] == kind]
            shown, left_out = enough(rows, MOST_CHANGES)
            if shown:
                groups.append((f"{name} ({len(rows)})", [_linked(run, change) for change in shown], left_out))
        return piece("run_changes", groups=groups)

    @column("fiches")
    def count_table(self, run: ImportRun) -> str:
        rows = [(name, run.counts[code]) for code, name in COUNT_NAMES.items() if code in run.counts]
        return piece("figures", rows=rows)

    @column("lignes du fichier")
    def line_table(self, run: ImportRun) -> str:
        rows = [(name, run.lines.get(code)) for code, name in LINE_CLASS_NAMES.items()]
        total = sum(number or 0 for _, number in rows)
        return piece("figures", rows=rows, total=("lignes non vides", total))

    @column("signalements")
    def issue_table(self, run: ImportRun) -> str:
        return self._placed(run, run.issues, "message")

    @column("lignes hors fiche, non reconnues")
    def unrecognised_table(self, run: ImportRun) -> str:
        return self._placed(run, run.unrecognised, "text")

    def _placed(self, run: ImportRun, rows: list[dict], column: str) -> str:
        """`file:line` and words, each linked to the line of the fiche it fell in."""
        shown, left_out = enough(rows, MOST_ISSUES)
        places = list(run.sources.order_by("first_line", "pk").values_list("first_line", "last_line", "pk"))
        starts = [first for first, _, _ in places]
        placed = []
        for row in shown:
            found = places[bisect_right(starts, row["line"] or 0) - 1] if places else None
            inside = found is not None and found[0] <= (row["line"] or 0) <= found[1]
            url = (
                f"{reverse('admin:centres_sourcefiche_change', args=[found[2]])}#ligne-{row['line']}" if inside else ""
            )
            placed.append({"line": row["line"], "words": without_place(row[column]), "url": url})
        return piece("placed", file=run.file, rows=placed, left_out=left_out)


def _linked(run: ImportRun, change: dict[str, Any]) -> dict[str, Any]:
    """A change with the page of what it changed, when there is one."""
    url = ""
    for noun in ("action", "centre"):
        if change.get(noun):
            url = reverse(f"admin:centres_{noun}_change", args=[change[noun]])
    return {**change, "url": url, "place": f"{run.file}:{change['line']}"}
