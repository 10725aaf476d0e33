"""A selection of the list -> one change for all of it: chosen, shown fiche by fiche, written, undone by one button."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from centres.admin.base import ReadOnlyAdmin, column, count_words, link, log_actions
from centres.admin.form_fields import Autocomplete, OrderedTerms
from centres.admin.shown.plain_text import compare_texts
from centres.editing.bulk import LISTS, MOST, BulkChange, apply, plan, undo
from centres.models import Action, BulkEdit, Centre
from centres.models.source import FIELD_NAMES

SHOWN = 200
MOVED = (
    "Une fiche a changé, ou la sélection n’est plus la même : rien n’a été écrit. Voici ce qui changerait maintenant."
)
TOO_MANY = f"Plus de {MOST} fiches : filtrez la liste, un lot se relit."


class BulkForm(forms.Form):
    """What is added to each fiche, and taken out of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in LISTS:
            for verb, words in (("ajouter", "Ajouter"), ("retirer", "Retirer")):
                terms = OrderedTerms(name)
                terms.label = f"{words} : {FIELD_NAMES[name]}"
                terms.widget.can_add_related = terms.widget.can_change_related = False
                self.fields[f"{verb}-{name}"] = terms
        centre = Action._meta.get_field("centre")
        self.fields["centre"] = forms.ModelChoiceField(
            Centre.objects.all(),
            required=False,
            label="Centre de toutes ces fiches",
            widget=Autocomplete(centre, admin.site),
        )
        states = [choice for choice in Action.State.choices if choice[0] != Action.State.WITHDRAWN]
        self.fields["etat"] = forms.ChoiceField(
            choices=[("", "ne pas changer"), *states], required=False, label="Publication"
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in LISTS:
            both = set(cleaned.get(f"ajouter-{name}") or ()) & set(cleaned.get(f"retirer-{name}") or ())
            if both:
                self.add_error(f"retirer-{name}", f"À ajouter et à retirer à la fois : {', '.join(map(str, both))}.")
        if not self.errors and not self.change:
            raise forms.ValidationError("Dites ce qui change : un thème à ajouter, un centre…")
        return cleaned

    @property
    def change(self) -> BulkChange:
        said = self.cleaned_data
        return BulkChange(
            added={name: said.get(f"ajouter-{name}") or () for name in LISTS},
            removed={name: said.get(f"retirer-{name}") or () for name in LISTS},
            centre=said.get("centre"),
            state=said.get("etat") or "",
        )


class BulkEditing(admin.ModelAdmin):
    """The part of the admin of fiches that changes many of them."""

    actions = ("bulk_edit",)

    @admin.action(
        description="Modifier en lot : thèmes, publics, partenaires, centre, publication…", permissions=["change"]
    )
    def bulk_edit(self, request: HttpRequest, queryset: QuerySet[Action]) -> HttpResponse | None:
        """The form, then what it would do, then the deed."""
        ids = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if len(ids) > MOST:
            messages.error(request, TOO_MANY)
            return None
        is_sent = "voir" in request.POST or "confirmer" in request.POST
        form = BulkForm(request.POST if is_sent else None)
        shown = None
        if is_sent and form.is_valid():
            if "confirmer" in request.POST:
                made = apply(ids, form.change, request.POST.get("vu", ""), request.user)
                if made:
                    log_actions(request, ids, f"Modification en lot : {made.words}.")
                    messages.success(request, _done(made))
                    return None
                messages.warning(request, MOVED)
            shown = plan(Action.objects.filter(pk__in=ids), form.change)
        sent = [
            (name, value) for name in ("action", "select_across", "index") for value in request.POST.getlist(name)[:1]
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": f"Modifier {count_words(len(ids), 'fiche', 'fiches')} en lot",
            "opts": self.opts,
            "media": self.media + form.media,
            "form": form,
            "plan": shown,
            "rows": [
                (
                    row,
                    [
                        (name, compare_texts(before, after, titles=("Avant", "Après")))
                        for name, before, after in row.sides
                    ],
                )
                for row in (shown.rows[:SHOWN] if shown else ())
            ],
            "left_out": max(0, len(shown.rows) - SHOWN) if shown else 0,
            "sent": sent,
            "chosen": [(ACTION_CHECKBOX_NAME, pk) for pk in request.POST.getlist(ACTION_CHECKBOX_NAME)],
            "list_url": request.get_full_path(),
        }
        return TemplateResponse(request, "admin/centres/action/bulk.html", context)


def _done(made: BulkEdit) -> str:
    words = count_words(made.count, "fiche modifiée", "fiches modifiées")
    return format_html("{} : {}. {}", words, made.words, link("Revoir, défaire", made))


@admin.register(BulkEdit)
class BulkEditAdmin(ReadOnlyAdmin):
    """What was changed in lots, each with the one button that undoes it."""

    help_page = "lot"
    list_display = ("words", "count", "at", "by", "undone_at")
    list_select_related = ("by",)
    ordering = ("-pk",)
    search_fields = ("words",)
    fields = ("words", "count", "at", "by", "undone_at", "undone_by")

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/defaire/", page, name="centres_bulkedit_undo"), *super().get_urls()]

    @column("fiches")
    def count(self, edit: BulkEdit) -> int:
        return edit.count

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        may_undo = request.user.has_perm("centres.change_action")
        return super().change_view(request, object_id, form_url, {"may_undo": may_undo, **(extra_context or {})})

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm("centres.change_action"):
            raise PermissionDenied
        edit = BulkEdit.objects.filter(pk=min(pk, 2**63 - 1)).first()
        if edit is None:
            raise Http404
        page = HttpResponseRedirect(reverse("admin:centres_bulkedit_change", args=[edit.pk]))
        if request.method != "POST":
            return page
        told = undo(edit, request.user)
        if told is None:
            messages.warning(request, "Ce lot est déjà défait : rien n’a été fait.")
            return page
        back, kept = told
        words = count_words(back, "fiche est revenue", "fiches sont revenues")
        messages.success(request, f"{words or 'Aucune fiche n’est revenue'} à ce qu’elle disait avant.")
        for action, title in kept[:SHOWN]:
            where = reverse("admin:centres_action_change", args=[action])
            said = "a changé depuis : ce champ reste comme il est."
            messages.warning(request, format_html('« <a href="{}">{}</a> » {}', where, title, said))
        return page
