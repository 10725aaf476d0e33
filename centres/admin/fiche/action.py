"""Fiches: found by what they say, corrected beside the words they were read from."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import Prefetch, QuerySet, TextField
from django.http import HttpRequest, HttpResponse

from centres.admin.base import EMPTY, column, count_words, piece
from centres.admin.history.recording import RecordedAdmin
from centres.admin.list_filters import ActionDepartement, TermListFilter, WithConflicts, WithIssues, WithUnrecognised
from centres.admin.merging.mergeable import Mergeable
from centres.admin.paging import BoundedChangeList
from centres.editing.publishing import delete_action, save_edit
from centres.editing.typed import has_twin
from centres.editing.withdrawal import erase
from centres.models import Action, Budget, FieldConflict, SourceFiche

from .attachment import AttachmentInline
from .beside import BesideForm
from .budget import BudgetInline
from .bulk import BulkEditing
from .finding import Finding
from .form import LIST_FIELDS, ActionForm
from .people import PeopleInline
from .proposed import Proposing, WithProposal
from .publishing import Publishing
from .review import FirstMissing, ReviewAdmin, ReviewState
from .table import WithTable


def shown_terms(form_name: str) -> Callable:
    """A list of terms for someone who may only look: to the page, the field of the form has no value."""
    name = LIST_FIELDS[form_name]

    @column(Action._meta.get_field(name).verbose_name)
    def shown(self: Any, action: Action) -> str:
        return ", ".join(term.label for term in action.terms_of(name)) or EMPTY

    return shown


# What the older form of a page asked.
OLDER_TEXTS = ("diagnosis", "impacts", "success_factors")


class ActionChangeList(BoundedChangeList):
    """The list without the long texts, with what needs a look: three queries, however many rows."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: list[str] | None = None) -> QuerySet:
        texts = [field.name for field in Action._meta.fields if isinstance(field, TextField)]
        sources = SourceFiche.objects.current().only("action_id", "issues", "unrecognised", "proposal")
        conflicts = FieldConflict.objects.filter(decision=FieldConflict.Decision.OPEN).only("action_id")
        return (
            super()
            .get_queryset(request, exclude_parameters)
            .defer(*texts, "other_sections")
            .prefetch_related(
                Prefetch("sources", sources.order_by("pk"), to_attr="current_sources"),
                Prefetch("conflicts", conflicts.order_by("pk"), to_attr="open_conflicts"),
            )
        )


@admin.register(Action)
class ActionAdmin(Finding, BulkEditing, WithTable, Mergeable, Proposing, Publishing, ReviewAdmin, RecordedAdmin):
    help_page = "relire"
    form = ActionForm
    list_display = (
        "shown_title", "shown_centre", "shown_departement", "year", "status", "shown_state", "marks",
        "shown_completeness", "updated_at",
    )  # fmt: skip
    list_select_related = ("centre__departement", "status", "telling")
    list_filter = (
        "state", ReviewState, FirstMissing, WithIssues, WithUnrecognised, WithConflicts, WithProposal,
        ("status", TermListFilter),
        ("dimension", TermListFilter), ("scale", TermListFilter), ActionDepartement, ("keywords", TermListFilter),
    )  # fmt: skip
    link_lookups = (
        "year", "year__exact", "centre__id__exact", "centre__isnull", "audiences__id__exact", "initiators__id__exact",
        "partners__id__exact",
    )  # fmt: skip
    search_fields = ("title", "centre__name", "summary", "experience", "description")
    search_help_text = (
        "Des mots, avec ou sans accents, comme dans la recherche du site ; ou « #14 », ou une adresse de fiche."
    )
    ordering = ("-pk",)
    autocomplete_fields = ("centre", "status", "dimension", "scale")
    readonly_fields = ("shown_sections", "slug", "version", "created_at", "updated_at", "published_at")
    fieldsets = (
        ("La fiche", {"fields": ("state", "title", "centre", "year", "attachments")}),
        ("Statut, dimension, thèmes", {"fields": ("status", "status_reason", "dimension", "keywords_list")}),
        ("Résumé, initiative, territoire", {"fields": ("summary", "initiators_list", "initiator_details", "scale")}),
        ("L’expérience", {"fields": ("experience", "audiences_list", "partners_list", "description")}),
        ("Moyens", {"fields": ("resources", "people"), "classes": ("with-inlines",)}),
        ("Résultats", {"fields": ("result_territory", "result_centre", "result_inhabitants")}),
        ("Suite de l’action", {"fields": ("limits", "prospects")}),
        ("Diagnostic, impacts, réussite (ancien formulaire)", {"fields": OLDER_TEXTS}),
        ("Autres rubriques de la source", {"fields": ("shown_sections",)}),
        ("Dans le catalogue", {"fields": ("slug", "version", "created_at", "updated_at", "published_at")}),
    )
    inlines = (BudgetInline, PeopleInline, AttachmentInline)
    actions = ("bulk_edit", "publish", "archive", "unpublish", "merge_chosen")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[BoundedChangeList]:
        return ActionChangeList

    def get_fieldsets(self, request: HttpRequest, obj: Action | None = None) -> list[tuple]:
        """A new fiche has neither what older pages tell nor a history."""
        *usual, older, sections, history = super().get_fieldsets(request, obj)
        if obj is None:
            return usual
        has_older = any(getattr(obj, name) for name in OLDER_TEXTS)
        return [*usual, *([older] if has_older else []), *([sections] if obj.other_sections else []), history]

    def view_on_site(self, obj: Action) -> str | None:
        return obj.get_absolute_url() if obj.state == Action.State.PUBLISHED else None

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        action = kwargs.get("obj")
        if action is not None:
            dossier = BesideForm(action)
            dossier.annotate(context["adminform"].form.fields)
            context["dossier"] = dossier
            context["show_save_and_add_another"] = False
        return super().render_change_form(request, context, *args, **kwargs)

    # What the form would show

    keywords_list = shown_terms("keywords_list")
    initiators_list = shown_terms("initiators_list")
    audiences_list = shown_terms("audiences_list")
    partners_list = shown_terms("partners_list")

    # Columns

    @column("titre", ordering="slug")
    def shown_title(self, action: Action) -> str:
        """In the order of its address: folded, short, and the same on every database."""
        return action.title

    @column("centre", ordering="centre__name")
    def shown_centre(self, action: Action) -> str | None:
        return action.centre.name if action.centre else None

    @column("département", ordering="centre__departement")
    def shown_departement(self, action: Action) -> str | None:
        return str(action.departement) if action.departement else None

    @column("publication", ordering="state")
    def shown_state(self, action: Action) -> str:
        return piece("state", state=action.state, label=action.get_state_display())

    @column("à regarder")
    def marks(self, action: Action) -> str:
        issues = sum(len(source.issues) for source in action.current_sources[:1])
        unrecognised = sum(len(source.unrecognised) for source in action.current_sources[:1])
        proposed = sum(source.proposal == SourceFiche.Proposal.OPEN for source in action.current_sources)
        # What a visitor told has no source: somebody waits for an answer.
        is_told = action.state == Action.State.DRAFT and hasattr(action, "telling")
        words = (
            "racontée" if is_told else "",
            count_words(proposed, "budget proposé", "budgets proposés"),
            count_words(len(action.open_conflicts), "conflit", "conflits"),
            count_words(unrecognised, "ligne non reconnue", "lignes non reconnues"),
            count_words(issues, "signalement", "signalements"),
        )
        return piece("marks", marks=list(filter(None, words)))

    @column("lues dans la source, sans champ ici")
    def shown_sections(self, action: Action) -> str:
        return piece("sections", sections=action.other_sections)

    # Writes

    def save_model(self, request: HttpRequest, obj: Action, form: ActionForm, change: bool) -> None:
        """Written by `save_related`, which knows whether anything changed."""

    def save_related(self, request: HttpRequest, form: ActionForm, formsets: list, change: bool) -> None:
        if not change or form.has_changed() or any(formset.has_changed() for formset in formsets):
            save_edit(form.instance, form.lists())
        if not change and has_twin(form.instance):
            messages.warning(request, "Une autre fiche porte ce titre pour le même centre : doublon probable.")
        super().save_related(request, form, formsets, change)

    def save_formset(self, request: HttpRequest, form: ActionForm, formset: Any, change: bool) -> None:
        for budget_form in formset.forms if formset.model is Budget else ():
            if budget_form.has_changed() and not budget_form.cleaned_data.get("DELETE"):
                budget_form.settle(request.user, is_changed=True)
        super().save_formset(request, form, formset, change)

    def delete_model(self, request: HttpRequest, obj: Action) -> None:
        """A withdrawn fiche is emptied, and goes on keeping imports from bringing it back."""
        if obj.state == Action.State.WITHDRAWN:
            erase(obj)
        else:
            delete_action(obj, request.user)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        """Names and counts alone; what hangs on a fiche goes with it, whoever may write it elsewhere."""
        sources = SourceFiche.objects.filter(action__in=objs).count()
        return [str(obj) for obj in objs], {"actions": len(objs), "fiches sources": sources}, set(), []
