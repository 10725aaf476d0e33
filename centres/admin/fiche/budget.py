"""Budgets: on the page of their fiche, and with their lines on a page of their own, beside the fiche's own words."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import DecimalField, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from centres.admin.base import LabelledTabular, column, link, piece
from centres.admin.form_fields import AmountField, is_id
from centres.admin.history.recording import RecordedAdmin
from centres.admin.list_filters import Confirmed
from centres.admin.shown.markup import NO_AMOUNT, show_source_words
from centres.editing.history import recording
from centres.editing.publishing import touch_budget
from centres.editing.spoken import source_words
from centres.models import Action, Budget, BudgetLine, Revision, SourceFiche
from centres.models.pending import catalogue_transaction

from .budget_form import AmountsForm, BudgetForm
from .confirming import Confirming

BUDGET_FIELDS = ("total", "is_computed", ("low", "high"), ("year", "period"), "scope", "is_confirmed")


class ShownConfirmation:
    """The box of the form, for someone who may only look."""

    @column("relu et confirmé")
    def is_confirmed(self, budget: Budget) -> str:
        return piece("confirmed", budget=budget)


class BudgetInline(ShownConfirmation, admin.StackedInline):
    """One budget; nothing is stored while its fields are empty."""

    model = Budget
    form = BudgetForm
    fields = (*BUDGET_FIELDS, "shown_lines")
    formfield_overrides = {DecimalField: {"form_class": AmountField}}
    readonly_fields = ("shown_lines",)
    template = "admin/centres/action/budget_inline.html"

    def get_formset(self, request: HttpRequest, obj: Action | None = None, **kwargs: Any) -> Any:
        """Since a fiche has one budget at most, Django offers to add it to whoever may only look, too."""
        formset = super().get_formset(request, obj, **kwargs)
        if not self.has_add_permission(request, obj):
            formset.max_num = 0
        return formset

    @column("détail")
    def shown_lines(self, budget: Budget) -> str:
        if budget.pk is None:
            return "Enregistrez d’abord le budget : ses lignes se saisissent ensuite."
        lines = list(budget.lines.all())
        return piece("budget_lines", lines=lines, edit=link("Modifier les lignes", budget))


class LineFormSet(forms.BaseInlineFormSet):
    """A line added without a rank comes last."""

    def save_new(self, form: forms.ModelForm, commit: bool = True) -> BudgetLine:
        if "position" not in form.changed_data:
            last = self.instance.lines.order_by("position").values_list("position", flat=True).last()
            form.instance.position = 0 if last is None else last + 1
        return super().save_new(form, commit)


class BudgetLineInline(LabelledTabular):
    model = BudgetLine
    form = AmountsForm
    formset = LineFormSet
    fields = ("position", "label", "amount", "low", "high", "kind", "funder", "source_line")
    readonly_fields = ("source_line",)


@admin.register(Budget)
class BudgetAdmin(ShownConfirmation, Confirming, RecordedAdmin):
    history_model = Action
    help_page = "budget"
    form = BudgetForm
    list_display = ("action", "shown_total", "year", "period", "is_computed", "line_count", "shown_confirmed")
    list_select_related = ("action", "confirmed_by")
    list_filter = (Confirmed, "period", "is_computed")
    actions = ("confirm",)
    search_fields = ("action__title", "action__centre__name")
    search_help_text = "Cherche dans le titre de la fiche et le nom du centre."
    ordering = ("-pk",)
    readonly_fields = ("shown_action", "source_words", "confirmed_at", "confirmed_by")
    fieldsets = (
        ("Dans la fiche", {"fields": ("shown_action", "source_words")}),
        ("Budget", {"fields": BUDGET_FIELDS}),
        ("Relecture", {"fields": ("confirmed_at", "confirmed_by"), "classes": ("collapse",)}),
    )
    inlines = (BudgetLineInline,)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A budget is added on the page of its fiche."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Budget | None = None) -> bool:
        """The budget of a withdrawn fiche is read, like the fiche."""
        return super().has_change_permission(request, obj) and not _is_withdrawn(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Budget | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not _is_withdrawn(obj)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Budget]:
        return super().get_queryset(request).prefetch_related("lines")

    @column("total", ordering="total")
    def shown_total(self, budget: Budget) -> str:
        return piece("total", budget=budget)

    @column("lignes")
    def line_count(self, budget: Budget) -> int:
        return len(budget.lines.all())

    @column("confirmé", ordering="confirmed_at")
    def shown_confirmed(self, budget: Budget) -> str:
        return piece("confirmed", budget=budget)

    @column("fiche")
    def shown_action(self, budget: Budget) -> str:
        return link(budget.action.title, budget.action)

    @column("mots de la fiche")
    def source_words(self, budget: Budget) -> str:
        source = SourceFiche.objects.current().filter(action=budget.action).exclude(file="").order_by("pk").first()
        if source is None:
            return "Fiche saisie à la main : pas de source."
        resources, money = source_words(source, ("resources", "budget")).values()
        return piece(
            "spoken_budget",
            resources=show_source_words(resources, source, has_text_below=False),
            budget=show_source_words(money, source, has_text_below=False, silence=NO_AMOUNT),
            source=link("Voir le texte entier", source),
        )

    def save_model(self, request: HttpRequest, obj: Budget, form: Any, change: bool) -> None:
        """Written by `save_related`, which knows whether the lines changed too."""

    def save_related(self, request: HttpRequest, form: Any, formsets: list, change: bool) -> None:
        is_changed = form.has_changed() or any(formset.has_changed() for formset in formsets)
        if is_changed:
            form.settle(request.user, is_changed)
            form.instance.save()
        super().save_related(request, form, formsets, change)
        if is_changed:
            touch_budget(form.instance)

    def response_post_save_change(self, request: HttpRequest, obj: Budget) -> HttpResponse:
        """From the list of those to confirm, one leads to the next."""
        filters = request.GET.get("_changelist_filters", "")
        if "confirme=non" not in filters:
            return super().response_post_save_change(request, obj)
        rows = Budget.objects.filter(confirmed_at=None).exclude(action__state=Action.State.WITHDRAWN).order_by("-pk")
        following = rows.filter(pk__lt=obj.pk).first() or rows.exclude(pk=obj.pk).first()
        if following is None:
            messages.success(request, "Il n’y a plus de budget à confirmer.")
            return super().response_post_save_change(request, obj)
        query = {"_changelist_filters": filters}
        return HttpResponseRedirect(reverse("admin:centres_budget_change", args=[following.pk], query=query))

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Budget | None:
        """An import writes another row when it changes a budget: what was typed is for the one in its place."""
        found = super().get_object(request, object_id, from_field)
        fiche = request.POST.get("de", "")
        return found or (Budget.objects.filter(action=fiche).first() if is_id(fiche) else None)

    def history_id(self, thing: Budget) -> int:
        return thing.action_id

    @catalogue_transaction()
    def delete_model(self, request: HttpRequest, obj: Budget) -> None:
        with recording(Action, [obj.action_id], request.user, Revision.Origin.EDIT):
            super().delete_model(request, obj)
            touch_budget(obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple:
        lines = BudgetLine.objects.filter(budget__in=objs).count()
        return [str(obj) for obj in objs], {"budgets": len(objs), "lignes de budget": lines}, set(), []


def _is_withdrawn(budget: Budget | None) -> bool:
    return budget is not None and budget.action.state == Action.State.WITHDRAWN
