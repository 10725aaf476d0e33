"""The budget that the reader proposes for a fiche: accepted, corrected or refused beside its words, by one key each."""

from functools import cached_property
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.forms import modelform_factory
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from centres.admin.base import log_actions
from centres.admin.form_fields import AmountField
from centres.admin.list_filters import YesNoFilter
from centres.admin.shown.markup import show_budget
from centres.editing.deciding.proposals import (
    accept_proposal,
    correct_proposal,
    fingerprint_of,
    refuse_proposal,
    unsaved_budget,
)
from centres.fields.snapshots import snapshots
from centres.models import Action, Budget, SourceFiche

from .budget_form import AmountsForm

FIELDS = ("total", "low", "high", "year", "period", "scope")
AMOUNTS = ("total", "low", "high")
DONE = {
    "accepter": "Budget accepté : il est publié avec la fiche, confirmé à votre nom.",
    "corriger": "Budget corrigé : il est publié avec la fiche, confirmé à votre nom.",
    "refuser": "Proposition refusée : la fiche reste comme elle est.",
}
GONE = "Cette proposition n’attend plus : le texte de la fiche a changé, ou quelqu’un l’a décidée. Rien n’a été fait."
MOVED = (
    "La proposition, ou le budget de la fiche, a changé depuis que vous l’avez lue : rien n’a été fait. La voici telle"
    " qu’elle est maintenant."
)


class WithProposal(YesNoFilter):
    title = "budget proposé"
    parameter_name = "budget-propose"

    def condition(self) -> Q:
        return Q(pk__in=SourceFiche.objects.proposing().order_by().values("action"))


class CorrectedForm(AmountsForm):
    """The proposal, to be corrected. What is saved is signed."""


class Proposing(admin.ModelAdmin):
    """The part of the admin of fiches that decides the budgets proposed."""

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.proposal_view)
        own = path("<int:pk>/budget-propose/<int:source_id>/", page, name="centres_action_proposal")
        return [own, *super().get_urls()]

    def proposal_view(self, request: HttpRequest, pk: int, source_id: int) -> HttpResponse:
        """A page with the words and the proposal, filled in; what is sent decides it."""
        action = Action.objects.filter(pk=pk).first() if max(pk, source_id) < 2**63 else None
        if action is None:
            raise Http404
        if not self.has_change_permission(request, action):
            raise PermissionDenied
        source = SourceFiche.objects.proposing().filter(pk=source_id, action=action).first()
        if source is None:
            messages.warning(request, GONE)
            return HttpResponseRedirect(_address(pk))
        form = amounts_form(
            unsaved_budget(source), request.POST if request.POST.get("decision") == "corriger" else None
        )
        is_decided = request.method == "POST" and request.POST.get("decision") in DONE
        if is_decided and (answer := self._decide(request, action, source, form)):
            return answer
        context = {
            **self.admin_site.each_context(request),
            "title": "Budget proposé",
            "opts": self.opts,
            "original": action,
            "standing": show_standing(action),
            "proposal": ShownProposal(source),
            "form": form,
        }
        return TemplateResponse(request, "admin/centres/action/proposal.html", context)

    def _decide(self, request: HttpRequest, action: Action, source: SourceFiche, form: Any) -> HttpResponse | None:
        decision = request.POST["decision"]
        if decision == "corriger" and not form.is_valid():
            return None
        seen = request.POST.get("vu", "")
        if decision == "corriger":
            is_done = correct_proposal(source, form.instance, form.changed_data, request.user, seen)
        else:
            is_done = (accept_proposal if decision == "accepter" else refuse_proposal)(source, request.user, seen)
        if not is_done and SourceFiche.objects.proposing().filter(pk=source.pk).exists():
            # What was typed stays in its form, beside what is to be read again.
            messages.warning(request, MOVED)
            return None
        if is_done:
            log_actions(request, [action.pk], DONE[decision])
            messages.success(request, DONE[decision])
        else:
            messages.warning(request, GONE)
        return HttpResponseRedirect(_address(action.pk))


class ShownProposal:
    """A proposal with its words, for a page."""

    def __init__(self, source: SourceFiche) -> None:
        self.source = source
        self.words = source.values.get("resources") or source.carried.get("resources") or ""
        self.lines = source.field_lines.get("resources")
        self.budget = show_budget(source.proposals[0]) if source.proposals else ""
        self.form_id = f"proposition-{source.pk}"

    @cached_property
    def seen(self) -> str:
        """Sent back with a decision: another value than this one is not decided about."""
        return fingerprint_of(self.source)

    @property
    def url(self) -> str:
        return reverse("admin:centres_action_proposal", args=[self.source.action_id, self.source.pk])


def show_standing(action: Action) -> str:
    """The budget of the fiche today, which the proposal would replace."""
    _, picture = snapshots([action.pk], ["budget"])[action.pk]
    return show_budget(picture["budget"]) if picture["budget"] else ""


def amounts_form(budget: Budget, sent: Any) -> Any:
    """A form to correct the amounts of a budget, filled in with them."""
    form_class = modelform_factory(
        Budget, form=CorrectedForm, fields=FIELDS, field_classes=dict.fromkeys(AMOUNTS, AmountField)
    )
    return form_class(sent, instance=budget)


def _address(pk: int) -> str:
    return reverse("admin:centres_action_change", args=[pk])
