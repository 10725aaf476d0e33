"""Corrections that visitors propose: what stood there, what stands today, what they propose; accepted or refused."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from centres.admin.base import ReadOnlyAdmin, column, link, log_actions
from centres.admin.form_fields import SourceText, is_id
from centres.admin.noted import note_of
from centres.editing.deciding.corrections import AlreadyDecided, accept, fingerprint_of, refuse
from centres.editing.versions import MovedOn
from centres.language.differences import both_sides, differences
from centres.models import Action, Correction
from centres.models.correction import words_of

State = Correction.State
ACCEPTED = "La correction est acceptée, la fiche est corrigée."
NOTED = "La correction est acceptée, sans rien écrire dans la fiche."
REFUSED = "La correction est refusée ; la fiche reste comme elle est."
MOVED_ON = "La fiche a changé depuis que vous l’avez vue : rien n’a été fait. Relisez ce qui y est écrit aujourd’hui."
DECIDED = "Quelqu’un a déjà décidé de cette correction : rien n’a été fait."


class CorrectionState(admin.SimpleListFilter):
    """What waits, unless something else is asked for; each state with its count."""

    title = "décision"
    parameter_name = "state__exact"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        counts = {state: Correction.objects.filter(state=state).count() for state in State.values}
        told = [(state, f"{label} ({counts[state]})") for state, label in State.choices]
        return [*told, ("tous", f"toutes ({sum(counts.values())})")]

    def choices(self, changelist: Any) -> Any:
        return list(super().choices(changelist))[1:]

    def value(self) -> str:
        return super().value() or State.NEW

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset if self.value() == "tous" else queryset.filter(state=self.value())


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    help_page = "corrections"
    list_display = ("shown_part", "action", "shown_text", "state", "at", "decided_by")
    list_select_related = ("action", "decided_by")
    list_filter = (CorrectionState,)
    link_lookups = ("action__id__exact",)
    search_fields = ("action__title", "text")
    search_help_text = "Cherche dans le titre de la fiche et dans le texte proposé."
    ordering = ("-pk",)

    @column("rubrique", ordering="part")
    def shown_part(self, correction: Correction) -> str:
        return correction.part_name.capitalize()

    @column("proposé")
    def shown_text(self, correction: Correction) -> str:
        return correction.text if len(correction.text) <= 160 else f"{correction.text[:160]}…"

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("centres.change_correction")

    def has_write_permission(self, request: HttpRequest) -> bool:
        """Accepting a text is correcting the fiche."""
        return request.user.has_perm("centres.change_action")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        """Three sides, then the decision; one that is refused shows again what was typed."""
        correction = self.get_object(request, object_id) if is_id(object_id) else None
        if correction is None:
            raise Http404
        if not self.has_view_permission(request, correction):
            raise PermissionDenied
        if request.method == "POST":
            if not self.has_decide_permission(request) or request.POST.get("decision") not in DECISIONS:
                raise PermissionDenied
            if done := self._decided(request, correction):
                messages.success(request, done)
                return self._next(request)
            correction = self.get_object(request, object_id)
        return self._page(request, correction)

    def _next(self, request: HttpRequest) -> HttpResponse:
        """The oldest that waits, or the list where none does."""
        if following := Correction.objects.new().order_by("pk").first():
            return HttpResponseRedirect(reverse("admin:centres_correction_change", args=[following.pk]))
        messages.success(request, "Il n’y a plus de correction à décider.")
        return HttpResponseRedirect(reverse("admin:centres_correction_changelist"))

    def _decided(self, request: HttpRequest, correction: Correction) -> str:
        """What was done, or nothing when it was not; then a message says why."""
        try:
            return DECISIONS[request.POST["decision"]](self, request, correction)
        except MovedOn:
            messages.error(request, MOVED_ON)
        except AlreadyDecided:
            messages.error(request, DECIDED)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return ""

    def _write(self, request: HttpRequest, correction: Correction) -> str:
        if not self.has_write_permission(request):
            raise PermissionDenied
        text = SourceText(required=False).clean(request.POST.get("texte", ""))
        if not accept(correction, text, request.POST.get("vu", ""), request.user):
            return NOTED
        log_actions(request, [correction.action_id], f"Correction d’un visiteur acceptée : {correction.part_name}.")
        return ACCEPTED

    def _note(self, request: HttpRequest, correction: Correction) -> str:
        accept(correction, None, "", request.user)
        return NOTED

    def _refuse(self, request: HttpRequest, correction: Correction) -> str:
        refuse(correction, SourceText(required=False).clean(request.POST.get("raison", "")), request.user)
        return REFUSED

    def _page(self, request: HttpRequest, correction: Correction) -> HttpResponse:
        action = Action.objects.for_history().get(pk=correction.action_id)
        now = words_of(action, correction.part)
        has_moved = now != correction.was
        kept, proposed = both_sides(differences(now, correction.text)) if correction.is_replacement else ((), ())
        # What was written since, or else what the visitor would take out.
        today = both_sides(differences(correction.was, now))[1] if has_moved or not kept else kept
        can_decide = correction.state == State.NEW and self.has_decide_permission(request)
        context = {
            **note_of(correction),
            **self.admin_site.each_context(request),
            "title": "Correction proposée",
            "subtitle": str(correction),
            "opts": self.opts,
            "correction": correction,
            "action_link": link(action, action),
            "is_published": action.state == Action.State.PUBLISHED,
            "today": today,
            "proposed": proposed,
            "has_moved": has_moved,
            "seen": fingerprint_of(action, correction.part),
            "can_decide": can_decide,
            # Whoever only looks has nobody to write to.
            "may_answer": self.has_decide_permission(request),
            "can_write": can_decide and correction.can_be_written and self.has_write_permission(request),
            "text": request.POST.get("texte", correction.text if correction.is_replacement else now),
            "reason": request.POST.get("raison", ""),
            # Somebody decided first: what was typed is given back all the same.
            "typed": [] if can_decide else [request.POST.get(name, "") for name in ("texte", "raison")],
        }
        return TemplateResponse(request, "admin/centres/correction/decide.html", context)


DECISIONS = {"ecrire": CorrectionAdmin._write, "noter": CorrectionAdmin._note, "refuser": CorrectionAdmin._refuse}
