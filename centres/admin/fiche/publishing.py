"""Publishing: several fiches at once after a page that counts them, one fiche withdrawn for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from centres.admin.base import count_words, log_actions
from centres.editing.publishing import set_state
from centres.editing.withdrawal import WITHDRAWN_WORDS, withdraw
from centres.models import Action

State = Action.State
MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class BulkStep:
    """What a bulk action does: its words, and why a fiche of each state is left out."""

    state: str
    verb: str
    done: tuple[str, str]
    effect: str

    def refusal(self, state: str) -> str:
        if state == State.WITHDRAWN:
            return "retirée à la demande de son centre : elle le reste"
        return f"déjà {State(state).label}" if state == self.state else ""


STEPS = {
    State.PUBLISHED: BulkStep(
        State.PUBLISHED,
        "Publier",
        ("fiche publiée.", "fiches publiées."),
        "Le public les verra aussitôt : listes, recherche, chiffres, exports.",
    ),
    State.ARCHIVED: BulkStep(
        State.ARCHIVED,
        "Archiver",
        ("fiche archivée.", "fiches archivées."),
        "Le public ne les verra plus ; qui a gardé leur adresse lira qu’elles sont archivées. Elles restent ici.",
    ),
    State.DRAFT: BulkStep(
        State.DRAFT,
        "Remettre en brouillon",
        ("fiche remise en brouillon.", "fiches remises en brouillon."),
        "Le public ne les verra plus, et leur adresse ne mènera nulle part.",
    ),
}


class WithdrawForm(forms.Form):
    """Who asked, kept in the history of the fiche."""

    reason = forms.CharField(
        label="Qui l’a demandé, quand, pourquoi",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Gardé dans l’historique de la fiche, jamais montré au public.",
        error_messages={"required": "Dites qui l’a demandé : c’est tout ce qui restera pour le comprendre plus tard."},
    )


class Publishing(admin.ModelAdmin):
    """The part of the admin of fiches that says what the public sees."""

    actions = ("publish", "archive", "unpublish")

    def get_urls(self) -> list[Any]:
        own = path("<int:pk>/retirer/", self.admin_site.admin_view(self.withdraw_view), name="centres_action_withdraw")
        return [own, *super().get_urls()]

    def has_change_permission(self, request: HttpRequest, obj: Action | None = None) -> bool:
        """A withdrawn fiche is read, and no more corrected."""
        return super().has_change_permission(request, obj) and (obj is None or obj.state != State.WITHDRAWN)

    # Several at once

    def _confirm(self, request: HttpRequest, chosen: QuerySet[Action], step: BulkStep) -> HttpResponse | None:
        """The page that counts, then the deed; the page again when what it counted is another number by now."""
        counts = dict(chosen.order_by().values_list("state").annotate(Count("pk", distinct=True)))
        taken = sum(number for state, number in counts.items() if not step.refusal(state))
        if taken and request.POST.get("confirm") == str(taken):
            changed = set_state(chosen, step.state, request.user)
            log_actions(request, changed, f"Publication : {State(step.state).label}.")
            messages.success(request, count_words(len(changed), *step.done))
            return None
        if "confirm" in request.POST and taken:
            messages.warning(request, "La sélection a changé entre-temps : relisez les nombres.")
        refused = [(number, step.refusal(state)) for state, number in sorted(counts.items()) if step.refusal(state)]
        takes = [state for state in counts if not step.refusal(state)]
        named = chosen.filter(state__in=takes).order_by("-pk").values_list("pk", "title")[:MOST_NAMED] if taken else []
        context = {
            **self.admin_site.each_context(request),
            "title": f"{step.verb} {count_words(taken, 'fiche', 'fiches') or 'des fiches'} ?",
            "opts": self.opts,
            "step": step,
            "taken": taken,
            "refused": refused,
            "named": named,
            "left_out": max(0, taken - MOST_NAMED),
            "sent": _sent(request),
            "list_url": request.get_full_path(),
        }
        return TemplateResponse(request, "admin/centres/action/confirm.html", context)

    @admin.action(description="Publier les fiches choisies…", permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Action]) -> HttpResponse | None:
        return self._confirm(request, queryset, STEPS[State.PUBLISHED])

    @admin.action(description="Archiver les fiches choisies…", permissions=["change"])
    def archive(self, request: HttpRequest, queryset: QuerySet[Action]) -> HttpResponse | None:
        return self._confirm(request, queryset, STEPS[State.ARCHIVED])

    @admin.action(description="Remettre en brouillon les fiches choisies…", permissions=["change"])
    def unpublish(self, request: HttpRequest, queryset: QuerySet[Action]) -> HttpResponse | None:
        return self._confirm(request, queryset, STEPS[State.DRAFT])

    # One, for good

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        action = self.get_object(request, str(pk))
        if action is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, str(pk))
        if not self.has_change_permission(request):
            raise PermissionDenied
        page = HttpResponseRedirect(reverse("admin:centres_action_change", args=[pk]))
        if action.state == State.WITHDRAWN:
            messages.warning(request, "Cette fiche est déjà retirée.")
            return page
        form = WithdrawForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            if withdraw(action, request.user, form.cleaned_data["reason"]):
                log_actions(request, [pk], f"{WITHDRAWN_WORDS}{form.cleaned_data['reason']}")
                messages.success(request, f"« {action} » est retirée. Aucun import ne la ramènera.")
            return page
        context = {
            **self.admin_site.each_context(request),
            "title": "Retirer cette fiche pour de bon ?",
            "opts": self.opts,
            "original": action,
            "form": form,
        }
        return TemplateResponse(request, "admin/centres/action/withdraw.html", context)


def _sent(request: HttpRequest) -> Sequence[tuple[str, str]]:
    """What was chosen, to be sent again with the confirmation."""
    names = ("action", "select_across", "index", ACTION_CHECKBOX_NAME)
    return [(name, value) for name in names for value in request.POST.getlist(name)]
