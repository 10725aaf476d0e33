"""The lists that a fiche picks from: what the site shows, and the spellings that lead to it."""

from copy import copy
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Count, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms.models import construct_instance
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html

from centres import models
from centres.admin.base import LabelledTabular, column, count_words, link, list_link
from centres.admin.history.recording import RecordedAdmin
from centres.admin.merging.mergeable import Mergeable, merge_address
from centres.editing.findable import delete_unused, homonym, save_term
from centres.fields.lock import import_transaction
from centres.models import Action
from centres.models.keys import text_key
from centres.models.vocabulary import Term


class KeyedFormSet(forms.BaseInlineFormSet):
    """Spellings or names that lead somewhere: each once on one page (the model asks it of the others)."""

    def clean(self) -> None:
        super().clean()
        seen = set()
        for form in self.forms:
            if not form.is_valid() or not form.has_changed() or self._should_delete_form(form):
                continue
            keys = (form.instance.key, getattr(form.instance, "department_key", ""))
            if keys in seen:
                form.add_error(None, ValidationError("Ce nom est déjà sur une autre ligne de cette page."))
            seen.add(keys)


class SpellingInline(LabelledTabular):
    formset = KeyedFormSet
    fields = ("text",)


def spelling_inline(spelling: type[Model]) -> type[SpellingInline]:
    return type(f"{spelling.__name__}Inline", (SpellingInline,), {"model": spelling})


class CarriedAdmin(Mergeable, RecordedAdmin):
    """Rows that fiches carry: counted, found by any spelling, not deleted while used.

    `action_parameter` is the filter of the list of fiches; `spelling_model` and `owner` say how spellings lead here.
    """

    action_parameter = ""
    spelling_model: type[Model]
    owner = "term"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Adds `carriers`: fiches in any state. Counted row by row, so that a page costs its own rows only."""
        return super().get_queryset(request).annotate(carriers=self._carriers())

    def _carriers(self) -> Any:
        relation = self.model._meta.get_field("actions")
        # A list is counted in its links alone, without the fiches.
        model, name = (relation.through, "term") if relation.many_to_many else (Action, relation.field.name)
        rows = model._default_manager.filter(**{name: OuterRef("pk")}).order_by().values(name)
        return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)

    @column("fiches", ordering="carriers")
    def action_count(self, thing: Any) -> str:
        words = count_words(thing.carriers, "fiche", "fiches") or "aucune"
        return list_link(words, Action, **{self.action_parameter: thing.pk}) if thing.carriers else words

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """By any spelling met, whatever its case and accents, beside the label as typed."""
        found, _ = super().get_search_results(request, queryset, search_term)
        words = text_key(search_term).split()
        if not words or "\0" in search_term:
            return found, False
        spellings = self.spelling_model._default_manager.all()
        for word in words:
            spellings = spellings.filter(key__contains=word)
        by_label = found.order_by().values("pk")
        return queryset.filter(Q(pk__in=by_label) | Q(pk__in=spellings.values(self.owner))), False

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None) -> HttpResponse:
        thing = self.get_object(request, object_id)
        if thing is not None and thing.carriers and self.has_delete_permission(request, thing):
            words = count_words(thing.carriers, "fiche", "fiches")
            messages.error(request, f"« {thing} » est encore en usage ({words}) : rien n’a été supprimé.")
            return HttpResponseRedirect("../change/")
        return super().delete_view(request, object_id, extra_context)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        delete_unused(obj, request.user)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        spellings = self.spelling_model._default_manager.filter(**{f"{self.owner}__in": objs}).count()
        names = {str(self.opts.verbose_name_plural): len(objs)}
        return [str(obj) for obj in objs], names | {"noms ou graphies": spellings}, set(), []

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        with import_transaction():
            super().save_formset(request, form, formset, change)


class HomonymForm(forms.ModelForm):
    """A row whose name leads to another one already: two of them would never both be met, so they are merged, or named
    apart. What stood so before is left until its name changes."""

    named_by: tuple[str, ...] = ("label",)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not self.errors and any(name in self.changed_data for name in self.named_by):
            # A form writes what it read into its row after this.
            thing = construct_instance(self, copy(self.instance), self.named_by)
            if (other := homonym(thing)) is not None:
                self.add_error(self.named_by[0], self._refusal(str(getattr(thing, self.named_by[0])), other))
        return cleaned

    def _refusal(self, name: str, other: Any) -> str:
        if self.instance.pk is None:
            words = "« {} » mène déjà à {} : choisissez cette ligne, ou un nom qui s’en distingue."
            return format_html(words, name, link(f"« {other} »", other))
        merge = format_html(
            '<a href="{}">fusionnez les deux</a>', merge_address(type(other), other.pk, self.instance.pk)
        )
        words = "« {} » mène déjà à {} : {}, ou choisissez un nom qui s’en distingue. Rien n’a été enregistré."
        return format_html(words, name, link(f"« {other} »", other), merge)


class TermAdmin(CarriedAdmin):
    help_page = "listes"
    form = HomonymForm
    list_display = ("label", "needs_review", "order", "action_count")
    list_filter = ("needs_review",)
    search_fields = ("label",)
    search_help_text = "Cherche dans le libellé et dans toutes les graphies rencontrées."
    ordering = ("order", "label", "pk")
    readonly_fields = ("slug", "action_count")
    looks: tuple[str, ...] = ()

    def get_fieldsets(self, request: HttpRequest, obj: Term | None = None) -> list[tuple]:
        """A new value has no address yet: it is made from the label."""
        about = ("slug", "action_count") if obj else ()
        return [(None, {"fields": ("label", "order", *self.looks, "needs_review", *about)})]

    def save_model(self, request: HttpRequest, obj: Term, form: HomonymForm, change: bool) -> None:
        if not change or form.has_changed():
            save_term(obj)


def register(model: type[Term], looks: tuple[str, ...] = (), *, parameter: str, **options: Any) -> None:
    """Registers the admin of one list. `looks`: its own fields; `parameter`: its filter in the list of fiches."""
    spelling = model.spellings.rel.related_model
    attributes = {
        "looks": looks,
        "action_parameter": parameter,
        "spelling_model": spelling,
        "inlines": (spelling_inline(spelling),),
    }
    admin.site.register(model, type(f"{model.__name__}Admin", (TermAdmin,), {**attributes, **options}))


register(models.Keyword, ("family", "tone", "icon"), parameter="keywords__id__exact")
register(models.Audience, parameter="audiences__id__exact")
register(models.Initiator, parameter="initiators__id__exact")
register(models.Dimension, ("shape",), parameter="dimension__id__exact")
register(
    models.Status,
    ("is_ended",),
    parameter="status__id__exact",
    list_display=("label", "is_ended", "needs_review", "order", "action_count"),
)
register(models.Scale, parameter="scale__id__exact")
