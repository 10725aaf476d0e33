"""Conflicts: what the source says beside what was written here, decided one by one or several at once."""

from copy import copy
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from centres.admin.base import ReadOnlyAdmin, column, count_words, link, log_actions
from centres.admin.form_fields import SourceText, is_id
from centres.admin.paging import BoundedChangeList
from centres.admin.shown.markup import show_short, show_words
from centres.admin.shown.plain_text import as_plain_text, compare_texts
from centres.editing.deciding.conflicts import Decided, decide, decide_with, fingerprint_of, ours_now, takes_a_text
from centres.models import Action, FieldConflict, Revision
from centres.models.source import FIELD_NAMES
from centres.templatetags.french import spelled

Decision = FieldConflict.Decision
MOST_AT_ONCE = 200
SIDES = ("Vous avez écrit", "La source dit")
SAME = "Les deux disent désormais la même chose : décidez dans un sens ou dans l’autre."
SHOWN_SIDES = ("both_sides", "shown_writer", "shown_before")
DECISIONS = {"accepter": Decision.ACCEPTED, "garder": Decision.KEPT, "ecrire": Decision.KEPT}
DONE = {
    Decision.ACCEPTED: ("conflit décidé : la source est reprise.", "conflits décidés : la source est reprise."),
    Decision.KEPT: (
        "conflit décidé : le catalogue garde le sien.",
        "conflits décidés : le catalogue garde les siens.",
    ),
}
MOVED = (
    "conflit n’a pas été décidé : il l’était déjà, ou la fiche a changé depuis que vous l’avez vue. Relisez-le.",
    "conflits n’ont pas été décidés : ils l’étaient déjà, ou leurs fiches ont changé depuis. Relisez-les.",
)


class ConflictState(admin.SimpleListFilter):
    """What waits, unless something else is asked for."""

    title = "décision"
    parameter_name = "decision__exact"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [*Decision.choices, ("tous", "tous")]

    def choices(self, changelist: Any) -> Any:
        return list(super().choices(changelist))[1:]

    def value(self) -> str:
        return super().value() or Decision.OPEN

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset if self.value() == "tous" else queryset.filter(decision=self.value())


class ConflictChangeList(BoundedChangeList):
    """Open conflicts with what the catalogue says today: it may have been corrected since they were opened."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        waiting = [row for row in self.result_list if row.decision == Decision.OPEN]
        today = ours_now(waiting)
        for row in waiting:
            row.ours = today[row.pk]


@admin.register(FieldConflict)
class FieldConflictAdmin(ReadOnlyAdmin):
    help_page = "conflits"
    list_display = ("shown_field", "action", "shown_ours", "shown_theirs", "decision", "at", "decided_by")
    list_select_related = ("action", "decided_by")
    list_filter = (ConflictState,)
    link_lookups = ("action__id__exact",)
    search_fields = ("action__title",)
    search_help_text = "Cherche dans le titre de la fiche."
    ordering = ("-pk",)
    actions = ("accept", "keep")
    fieldsets = (
        (
            "Le conflit",
            {"fields": ("shown_action", "shown_source", "shown_field", "both_sides", "shown_writer", "shown_before")},
        ),
        ("Décision", {"fields": ("decision", "at", "decided_at", "decided_by")}),
    )
    readonly_fields = ("shown_action", "shown_source", "shown_field", *SHOWN_SIDES)

    def get_fieldsets(self, request: HttpRequest, obj: FieldConflict | None = None) -> Any:
        """Nobody has decided an open one: there is no « décidé par » yet."""
        if obj is None or obj.decision != Decision.OPEN:
            return self.fieldsets
        return (self.fieldsets[0], ("Décision", {"fields": ("decision", "at")}))

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[BoundedChangeList]:
        return ConflictChangeList

    # Columns and fields

    @column("champ", ordering="field")
    def shown_field(self, conflict: FieldConflict) -> str:
        return name_of(conflict)

    @column("vous avez écrit")
    def shown_ours(self, conflict: FieldConflict) -> str:
        return show_short(conflict.ours)

    @column("la source dit")
    def shown_theirs(self, conflict: FieldConflict) -> str:
        return show_short(conflict.theirs)

    @column("fiche")
    def shown_action(self, conflict: FieldConflict) -> str:
        return link(conflict.action, conflict.action)

    @column("fiche source")
    def shown_source(self, conflict: FieldConflict) -> str:
        return link(conflict.source, conflict.source)

    @column("les deux textes")
    def both_sides(self, conflict: FieldConflict) -> str:
        ours = conflict.ours
        if conflict.decision == Decision.OPEN:
            ours = ours_now([conflict])[conflict.pk]
        return sides_of(ours, conflict.theirs)

    @column("qui l’a écrit")
    def shown_writer(self, conflict: FieldConflict) -> str:
        """The last one who changed this field here."""
        changes = Revision.objects.of(Action, conflict.action_id).filter(changes__has_key=conflict.field)
        last = changes.select_related("by").first()
        if last is None:
            return "Personne depuis que l’historique est tenu."
        who = last.by or "un import ou une commande"
        return f"{who}, le {spelled(last.at, 'j F Y à H:i')} ({last.get_origin_display()})"

    @column("avant, au dernier import")
    def shown_before(self, conflict: FieldConflict) -> str:
        return show_words(conflict.base) if conflict.base else "Rien."

    # Decisions

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """A conflict is never typed; deciding it changes a fiche."""
        return request.user.has_perm("centres.change_action")

    def get_urls(self) -> list:
        page = self.admin_site.admin_view(self.decide_view)
        return [path("<int:conflict_id>/decider/", page, name="centres_fieldconflict_decide"), *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any) -> HttpResponse:
        conflict = kwargs.get("obj")
        if conflict is not None and conflict.decision == Decision.OPEN and self.has_decide_permission(request):
            context["seen"] = fingerprint_of(conflict, ours_now([conflict])[conflict.pk])
            if takes_a_text(conflict) and "third" not in context:
                context["third"] = ours_now([conflict])[conflict.pk]
            context["back"] = "fiche" if request.GET.get("retour") == "fiche" else ""
        return super().render_change_form(request, context, *args, **kwargs)

    def decide_view(self, request: HttpRequest, conflict_id: int) -> HttpResponse:
        """One conflict, from its page. Then the next one of the same fiche, the fiche, or that of another."""
        if not self.has_decide_permission(request):
            raise PermissionDenied
        conflict = FieldConflict.objects.filter(pk=min(conflict_id, 2**63 - 1)).first()
        if conflict is None:
            raise Http404
        decision = DECISIONS.get(request.POST.get("decision", ""))
        if request.method != "POST" or decision is None:
            return HttpResponseRedirect(reverse("admin:centres_fieldconflict_change", args=[conflict.pk]))
        if request.POST["decision"] == "ecrire":
            told = self._third(request, conflict)
            if not told.done:
                # What was typed stands in the page that says why.
                asked = copy(request)
                asked.method = "GET"
                return self.change_view(asked, str(conflict.pk), extra_context={"third": request.POST.get("texte", "")})
        else:
            told = decide({conflict.pk: request.POST.get("vu", "")}, decision, request.user)
        self._tell(request, told, decision)
        back = request.POST.get("retour")
        if told.moved:
            return _page_of(conflict, back)
        others = FieldConflict.objects.filter(action=conflict.action_id, decision=Decision.OPEN).order_by("pk")
        if following := others.first():
            return _page_of(following, back)
        if back == "fiche":
            return HttpResponseRedirect(reverse("admin:centres_action_change", args=[conflict.action_id]))
        if following := FieldConflict.objects.filter(decision=Decision.OPEN).order_by("-pk").first():
            return _page_of(following, back)
        messages.success(request, "Il n’y a plus de conflit à décider.")
        return HttpResponseRedirect(reverse("admin:centres_fieldconflict_changelist"))

    def _third(self, request: HttpRequest, conflict: FieldConflict) -> Decided:
        """A text that is neither side's; a message says why it is not written."""
        try:
            text = SourceText(required=False).clean(request.POST.get("texte", ""))
            told = decide_with(conflict, request.POST.get("vu", ""), text, request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return Decided([], moved=0)
        if told.moved:
            messages.warning(request, count_words(told.moved, *MOVED))
        return told

    def _tell(self, request: HttpRequest, told: Decided, decision: str) -> None:
        words = "la source est reprise" if decision == Decision.ACCEPTED else "le catalogue est gardé"
        log_actions(request, list(dict.fromkeys(row.action_id for row in told.done)), f"Conflit décidé : {words}.")
        if told.done:
            messages.success(request, count_words(len(told.done), *DONE[decision]))
        if told.moved:
            messages.warning(request, count_words(told.moved, *MOVED))

    def _confirmed(self, request: HttpRequest, queryset: QuerySet, decision: str, name: str) -> HttpResponse | None:
        """Asks first, with the count and both texts; then decides what was shown."""
        shown = dict(pair.split("-", 1) for pair in request.POST.getlist("vu") if "-" in pair)
        if shown:
            seen = {int(pk): digest for pk, digest in shown.items() if is_id(pk)}
            self._tell(request, decide(seen, decision, request.user), decision)
            return None
        rows = list(queryset.filter(decision=Decision.OPEN).select_related("action").order_by("pk")[: MOST_AT_ONCE + 1])
        if not rows:
            messages.warning(request, "Aucun conflit à décider parmi ceux choisis.")
            return None
        left_out = len(rows) > MOST_AT_ONCE
        rows = rows[:MOST_AT_ONCE]
        ours = ours_now(rows)
        context = {
            **self.admin_site.each_context(request),
            "title": "Reprendre la source ?" if decision == Decision.ACCEPTED else "Garder le catalogue ?",
            "opts": self.opts,
            "name": name,
            "count": count_words(len(rows), "conflit", "conflits"),
            "is_accepted": decision == Decision.ACCEPTED,
            "most": MOST_AT_ONCE if left_out else None,
            "rows": [_row(row, ours[row.pk]) for row in rows],
        }
        return TemplateResponse(request, "admin/centres/fieldconflict/confirm.html", context)

    @admin.action(description="Reprendre la source pour les conflits choisis", permissions=["decide"])
    def accept(self, request: HttpRequest, queryset: QuerySet[FieldConflict]) -> HttpResponse | None:
        return self._confirmed(request, queryset, Decision.ACCEPTED, "accept")

    @admin.action(description="Garder le catalogue pour les conflits choisis", permissions=["decide"])
    def keep(self, request: HttpRequest, queryset: QuerySet[FieldConflict]) -> HttpResponse | None:
        return self._confirmed(request, queryset, Decision.KEPT, "keep")


def sides_of(ours: Any, theirs: Any) -> str:
    """Both, with what differs marked; said, when nothing does any more."""
    same = as_plain_text(ours).split() == as_plain_text(theirs).split()
    words = format_html('<p class="quiet">{}</p>', SAME) if same else ""
    return format_html("{}{}", words, compare_texts(ours, theirs, titles=SIDES))


def name_of(conflict: FieldConflict) -> str:
    return FIELD_NAMES.get(conflict.field, conflict.field)


def _row(conflict: FieldConflict, ours: Any) -> dict[str, Any]:
    return {
        "conflict": conflict,
        "seen": f"{conflict.pk}-{fingerprint_of(conflict, ours)}",
        "name": name_of(conflict),
        "sides": sides_of(ours, conflict.theirs),
    }


def _page_of(conflict: FieldConflict, back: str | None) -> HttpResponse:
    query = {"retour": "fiche"} if back == "fiche" else None
    return HttpResponseRedirect(reverse("admin:centres_fieldconflict_change", args=[conflict.pk], query=query))
