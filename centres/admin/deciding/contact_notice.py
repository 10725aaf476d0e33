"""Telephones, addresses and names that imports found: what the public reads of them, decided fiche by fiche."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from centres.admin.base import ReadOnlyAdmin, column, link, log_actions
from centres.admin.form_fields import is_id
from centres.admin.noted import note_of
from centres.editing.deciding.contacts import decide, fingerprint_of
from centres.editing.versions import MovedOn
from centres.fiches.contacts import AUTHOR, EMAIL, KEPT, MASKED, NAME, PHONE, REMOVED
from centres.models import ContactNotice

KINDS = {PHONE: "téléphone", EMAIL: "courriel", NAME: "nom après « contact »", AUTHOR: "publié par"}
CHOICES = {KEPT: "garder", MASKED: "masquer", REMOVED: "retirer"}
DONE = "C’est décidé : la fiche dit ce que vous avez choisi."
LEFT = "Corrigé par l’équipe depuis l’import, et laissé tel quel : {}. Reportez-y votre choix dans la fiche."
MOVED = (
    "Ces données ont changé pendant que vous choisissiez ({}) : rien n’a été enregistré. Vos choix sont cochés, à côté"
    " de ce qui vient d’être décidé ; enregistrez-les de nouveau s’ils tiennent."
)
NOTHING = "Rien n’était choisi : rien n’a été fait."


class ContactState(admin.SimpleListFilter):
    """What waits, unless something else is asked for."""

    title = "décision"
    parameter_name = "decidees"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("non", "à décider"), ("oui", "décidées"), ("toutes", "toutes")]

    def choices(self, changelist: Any) -> Any:
        return list(super().choices(changelist))[1:]

    def value(self) -> str:
        return super().value() or "non"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset if self.value() == "toutes" else queryset.filter(is_open=self.value() == "non")


@admin.register(ContactNotice)
class ContactNoticeAdmin(ReadOnlyAdmin):
    help_page = "personnes"
    list_display = ("action", "shown_mentions", "shown_state", "found_at", "decided_by")
    list_select_related = ("action", "decided_by")
    list_filter = (ContactState,)
    link_lookups = ("action__id__exact",)
    search_fields = ("action__title",)
    search_help_text = "Cherche dans le titre de la fiche."
    ordering = ("-pk",)

    @column("trouvés")
    def shown_mentions(self, notice: ContactNotice) -> str:
        return ", ".join(mention["words"] for mention in notice.mentions.values())

    @column("décision", ordering="is_open")
    def shown_state(self, notice: ContactNotice) -> str:
        return "à décider" if notice.is_open else "décidées"

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """A notice is never typed; deciding it changes a fiche."""
        return request.user.has_perm("centres.change_action")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        notice = self.get_object(request, object_id) if is_id(object_id) else None
        if notice is None:
            raise Http404
        if not self.has_view_permission(request, notice):
            raise PermissionDenied
        if request.method != "POST":
            return self._page(request, notice)
        if not self.has_decide_permission(request) or "choisir" not in request.POST:
            raise PermissionDenied
        chosen = {key: request.POST.get(f"choix-{place}", "") for place, key in enumerate(notice.mentions)}
        if not any(chosen.values()):
            messages.warning(request, NOTHING)
            return self._page(request, notice)
        try:
            left = decide(notice, chosen, request.user, request.POST.get("vu", ""))
        except MovedOn:
            notice.refresh_from_db()
            messages.warning(request, MOVED.format(notice.decided_by or "un import"))
            return self._page(request, notice, typed=chosen)
        log_actions(request, [notice.action_id], "Données personnelles décidées.")
        messages.success(request, DONE)
        if left:
            messages.warning(request, LEFT.format(", ".join(left)))
        return HttpResponseRedirect(reverse("admin:centres_contactnotice_changelist"))

    def _page(
        self, request: HttpRequest, notice: ContactNotice, typed: Mapping[str, str] | None = None
    ) -> HttpResponse:
        """`typed`: what was chosen and could not be stored; it stands ticked beside what was decided meanwhile."""
        mentions = []
        for place, (key, mention) in enumerate(notice.mentions.items()):
            shown = {"name": f"choix-{place}", "kind_name": KINDS[mention["kind"]]} | mention
            shown["is_author"] = mention["kind"] == AUTHOR
            if typed and (chosen := typed.get(key)) and chosen != mention["decision"]:
                shown |= {"decision": chosen, "meanwhile": CHOICES.get(mention["decision"], "")}
            mentions.append(shown)
        context = {
            **note_of(notice),
            **self.admin_site.each_context(request),
            "title": "Données personnelles",
            "subtitle": str(notice.action),
            "opts": self.opts,
            "notice": notice,
            "action_link": link(notice.action, notice.action),
            "mentions": mentions,
            "choices": CHOICES,
            "seen": fingerprint_of(notice),
            "can_decide": self.has_decide_permission(request),
        }
        return TemplateResponse(request, "admin/centres/contactnotice/decide.html", context)
