"""Merges: two rows side by side, a side chosen for each field; what was merged, and the button that undoes it."""

from hashlib import blake2b
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from centres.admin.base import ReadOnlyAdmin, column, count_words, link, piece
from centres.admin.form_fields import is_id
from centres.admin.list_filters import MergeKind, MergeState
from centres.admin.shown.difference import shown_sides
from centres.editing.merging.journal import noun
from centres.editing.merging.merge import KINDS, CannotMerge, merge_rows, not_mergeable
from centres.editing.merging.sides import sides
from centres.editing.merging.undoing import CannotUndo, undo_merge
from centres.models import Action, Merge

from .choice import choose_other
from .mergeable import merge_address

CHANGED_MEANWHILE = (
    "L’une des deux a changé pendant que vous choisissiez : rien n’a été fait. Voici ce qu’elles disent maintenant."
)


@admin.register(Merge)
class MergeAdmin(ReadOnlyAdmin):
    help_page = "fusion"
    list_display = ("shown_kind", "gone_label", "kept_label", "at", "by", "shown_state")
    list_display_links = ("gone_label",)
    list_select_related = ("by",)
    list_filter = (MergeState, MergeKind)
    search_fields = ("gone_label", "kept_label")
    search_help_text = "Cherche dans le nom de ce qui a disparu et de ce qui est resté."
    ordering = ("-pk",)
    fieldsets = (
        ("La fusion", {"fields": ("shown_kind", "gone_label", "shown_kept", "at", "by", "shown_changes")}),
        ("Défaite", {"fields": ("shown_state", "undone_at", "undone_by")}),
    )
    readonly_fields = ("shown_kind", "shown_kept", "shown_changes", "shown_state")
    change_form_template = "admin/centres/merge/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Merge]:
        """What was touched can be long: read on the page of one merge alone."""
        return super().get_queryset(request).defer("changes")

    def get_urls(self) -> list:
        view = self.admin_site.admin_view
        ours = [
            path("nouvelle/", view(self.new), name="centres_merge_new"),
            path("<int:pk>/defaire/", view(self.undo), name="centres_merge_undo"),
        ]
        return ours + super().get_urls()

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        merge = self.get_object(request, object_id)
        may_undo = merge is not None and merge.may_be_undone and _may_change(request, merge.kind)
        context = {"may_undo": may_undo, "merge": merge, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    @column("liste")
    def shown_kind(self, merge: Merge) -> str:
        return merge.kind_label

    @column("gardé")
    def shown_kept(self, merge: Merge) -> str:
        row = merge.noun._default_manager.filter(pk=merge.kept).first()
        return link(merge.kept_label, row) if row is not None else merge.kept_label

    @column("état")
    def shown_state(self, merge: Merge) -> str:
        if merge.undone_at is not None:
            return "défaite"
        return piece("until", until=merge.until) if merge.may_be_undone else "faite, pour de bon"

    @column("ce qui a suivi")
    def shown_changes(self, merge: Merge) -> str:
        """How many rows of each kind were moved, changed or deleted."""
        words = {"updated": ("suivie ou changée", "suivies ou changées"), "deleted": ("retirée", "retirées")}
        counts: dict[tuple[str, str], int] = {}
        for entry in merge.changes:
            for how in words.keys() & entry.keys():
                counts[entry["model"], how] = counts.get((entry["model"], how), 0) + len(entry[how])
        rows = [
            (
                str(noun(model)._meta.verbose_name),
                count_words(count, f"ligne {words[how][0]}", f"lignes {words[how][1]}"),
            )
            for (model, how), count in sorted(counts.items())
        ]
        return piece("merge_counts", rows=rows)

    # Making one

    def new(self, request: HttpRequest) -> HttpResponse:
        """Shows both, with the side proposed for each field; sent, merges them. Without the other row, asks for it."""
        kept, gone = self._both(request)
        if refusal := not_mergeable(kept, *filter(None, [gone])):
            messages.error(request, refusal)
            return HttpResponseRedirect(_list_address(type(kept)))
        if gone is None:
            return choose_other(request, self.admin_site, kept, _list_address(type(kept)))
        if request.method != "POST":
            return self._page(request, kept, gone, {})
        choices = {name.removeprefix("cote-"): value for name, value in request.POST.items() if name[:5] == "cote-"}
        if request.POST.get("vu") != _digest(kept, gone):
            messages.error(request, CHANGED_MEANWHILE)
            return self._page(request, kept, gone, choices)
        try:
            merge = merge_rows(kept, gone, choices, request.user)
        except CannotMerge as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(_list_address(type(kept)))
        kept.refresh_from_db()
        self.log_change(request, kept, f"Fusion : « {gone} » a rejoint cette ligne.")
        messages.success(
            request,
            format_html(
                "« {} » a rejoint « {} ». {} pendant 30 jours.",
                gone,
                kept,
                link("Cette fusion peut être défaite", merge),
            ),
        )
        return HttpResponseRedirect(reverse(f"admin:centres_{merge.kind}_change", args=[kept.pk]))

    def _both(self, request: HttpRequest) -> tuple[Model, Model | None]:
        """What stays, and what goes when it is said."""
        kind, ids = request.GET.get("nom", ""), [request.GET.get(name, "") for name in ("garde", "disparait")]
        if ids[1] in ("", ids[0]):
            ids.pop()
        if kind not in KINDS or not all(map(is_id, ids)):
            raise Http404
        if not _may_change(request, kind):
            raise PermissionDenied
        rows = KINDS[kind]._default_manager.all()
        if KINDS[kind] is Action:
            rows = rows.for_comparison()
        there = {str(row.pk): row for row in rows.filter(pk__in=ids)}
        if len(there) < len(ids):
            raise Http404
        return there[ids[0]], there[ids[1]] if len(ids) == 2 else None

    def _page(self, request: HttpRequest, kept: Model, gone: Model, choices: dict[str, str]) -> HttpResponse:
        rows = []
        for side in sides(kept, gone):
            chosen = choices.get(side.name) if choices.get(side.name) in side.options else side.proposed
            rows.append((side, *shown_sides(side), chosen))
        context = {
            **self.admin_site.each_context(request),
            "title": "Fusionner",
            "opts": type(kept)._meta,
            "kept": kept,
            "gone": gone,
            "kept_link": link(kept, kept),
            "gone_link": link(gone, gone),
            "differing": [row for row in rows if row[0].differs],
            "same": [row for row in rows if not row[0].differs and row[0].kept],
            "swapped": merge_address(type(kept), gone.pk, kept.pk),
            "list_address": _list_address(type(kept)),
            "seen": _digest(kept, gone),
        }
        return TemplateResponse(request, "admin/centres/merge/choose.html", context)

    # Undoing one

    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        merge = Merge.objects.filter(pk=pk).first() if pk < 2**63 else None
        if merge is None:
            raise Http404
        if not _may_change(request, merge.kind):
            raise PermissionDenied
        if request.method != "POST":
            raise Http404
        try:
            undo_merge(merge, request.user)
        except CannotUndo as refusal:
            messages.error(request, "Cette fusion ne peut plus être défaite en entier : rien n’a été changé.")
            for reason in refusal.reasons:
                messages.error(request, reason)
        else:
            messages.success(request, f"Fusion défaite : « {merge.gone_label} » est de retour.")
            gone = merge.noun._default_manager.get(pk=merge.gone)
            self.log_change(request, gone, f"Fusion avec « {merge.kept_label} » défaite.")
        return HttpResponseRedirect(reverse("admin:centres_merge_change", args=[merge.pk]))


def _may_change(request: HttpRequest, kind: str) -> bool:
    return request.user.has_perm(f"centres.change_{kind}")


def _list_address(model: type[Model]) -> str:
    return reverse(f"admin:centres_{model._meta.model_name}_changelist")


def _digest(kept: Model, gone: Model) -> str:
    """What both say: another word as soon as somebody changes one of them."""
    return blake2b(repr(sides(kept, gone)).encode(), digest_size=12).hexdigest()
