"""Fiches that look alike, two by two: side by side, then the same, different, or a new edition."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse

from centres.admin.base import EMPTY, ReadOnlyAdmin, column, link, piece
from centres.admin.list_filters import LikenessDecision, LikenessScore, SameCentre
from centres.admin.shown.difference import shown_sides
from centres.editing.deciding.likenesses import decide, next_to_decide
from centres.editing.merging.sides import sides
from centres.editing.versions import MovedOn
from centres.models import Action, Likeness

from .mergeable import merge_address

SAID = {
    Likeness.Decision.DIFFERENT: "Fiches différentes : cette paire ne sera plus proposée.",
    Likeness.Decision.NEW_EDITION: "Nouvelle édition : chaque fiche mène désormais à l’autre.",
    "": "Décision retirée : la paire est de nouveau à décider.",
}
MOVED = "{} a décidé entre-temps ({}) : votre choix n’a pas été enregistré. Revenez sur la décision s’il tient."


@admin.register(Likeness)
class LikenessAdmin(ReadOnlyAdmin):
    help_page = "doublons"
    list_display = ("pair", "score_percent", "shown_reasons", "shown_centres", "shown_decision", "found_at")
    list_select_related = ("first__centre__departement", "second__centre__departement")
    list_filter = (LikenessDecision, LikenessScore, SameCentre)
    link_lookups = ("first__id__exact", "second__id__exact")
    search_fields = ("first__title", "second__title", "first__centre__name", "second__centre__name")
    search_help_text = "Cherche dans les titres et les centres des deux fiches."
    ordering = ("-score", "pk")
    readonly_fields = ("score_percent", "shown_reasons", "shown_decision")
    change_form_template = "admin/centres/likeness/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Likeness]:
        titles = [f"{side}__{name}" for side in ("first", "second") for name in ("title", "year", "state")]
        centres = [f"{side}__centre__{name}" for side in ("first", "second") for name in ("name", "departement__name")]
        own = [field.name for field in Likeness._meta.fields]
        return super().get_queryset(request).only(*own, *titles, *centres)

    def get_fields(self, request: HttpRequest, obj: Likeness | None = None) -> tuple[str, ...]:
        decided = ("decided_at", "decided_by") if obj and obj.decision else ()
        return ("score_percent", "shown_reasons", "shown_decision", *decided)

    def get_urls(self) -> list:
        decision = path("<int:pk>/decider/", self.admin_site.admin_view(self.decide), name="centres_likeness_decide")
        return [decision, *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        pair = self.get_object(request, object_id)
        context = dict(extra_context or {})
        if pair is not None:
            actions = Action.objects.for_comparison().in_bulk([pair.first_id, pair.second_id])
            first, second = actions[pair.first_id], actions[pair.second_id]
            rows = [(side, *shown_sides(side)) for side in sides(first, second) if side.kept or side.gone]
            context |= {
                "pair": pair,
                "first_link": link(first, first),
                "second_link": link(second, second),
                "rows": rows,
                "may_decide": _may_decide(request),
                "merge_address": merge_address(Action, pair.first_id, pair.second_id),
            }
        return super().change_view(request, object_id, form_url, context)

    def decide(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not _may_decide(request):
            raise PermissionDenied
        pair = Likeness.objects.filter(pk=pk).first() if pk < 2**63 else None
        decision = request.POST.get("decision")
        if pair is None or decision not in SAID:
            raise Http404
        try:
            is_changed = decide(pair, decision, request.user, request.POST.get("vu", ""))
        except MovedOn:
            pair.refresh_from_db()
            said = pair.get_decision_display() or "décision retirée"
            messages.warning(request, MOVED.format(pair.decided_by or "Quelqu’un", said))
            return HttpResponseRedirect(reverse("admin:centres_likeness_change", args=[pair.pk]))
        if is_changed:
            messages.success(request, SAID[decision])
            for action in (pair.first, pair.second):
                self.log_change(request, action, f"Doublon probable : {SAID[decision]}")
        following = next_to_decide(pair) if decision else pair
        if following is None:
            messages.success(request, "Il n’y a plus de doublon à décider.")
            return HttpResponseRedirect(reverse("admin:centres_likeness_changelist"))
        return HttpResponseRedirect(reverse("admin:centres_likeness_change", args=[following.pk]))

    @column("fiches", ordering="first__title")
    def pair(self, pair: Likeness) -> str:
        return piece("pair", pair=pair)

    @column("ressemblance", ordering="score")
    def score_percent(self, pair: Likeness) -> str:
        return f"{pair.score} %"

    @column("raisons")
    def shown_reasons(self, pair: Likeness) -> str:
        return ", ".join(map(str, pair.reasons)) or EMPTY

    @column("centres")
    def shown_centres(self, pair: Likeness) -> str:
        names = dict.fromkeys(str(action.centre or EMPTY) for action in (pair.first, pair.second))
        return " · ".join(names)

    @column("décision", ordering="decision")
    def shown_decision(self, pair: Likeness) -> str:
        return pair.get_decision_display() or "à décider"


def _may_decide(request: HttpRequest) -> bool:
    return request.user.has_perm("centres.change_action")
