"""Communes that imports read in names, addresses and fiches: accepted or refused, several at a time."""

from collections.abc import Iterable

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db.models import QuerySet
from django.http import HttpRequest

from centres.admin.base import ReadOnlyAdmin, column, count_words, link
from centres.editing.commune_proposals import accept_proposals, refuse_proposals
from centres.models import Centre, CommuneProposal

MOST_TOLD = 5


@admin.register(CommuneProposal)
class CommuneProposalAdmin(ReadOnlyAdmin):
    help_page = "annuaire"
    list_display = ("centre", "commune", "words", "shown_action", "is_taken", "state", "proposed_at")
    list_select_related = ("centre", "commune", "action")
    list_filter = ("state",)
    link_lookups = ("centre__id__exact",)
    search_fields = ("centre__name", "commune__name")
    search_help_text = "Cherche dans le nom du centre et celui de la commune."
    ordering = ("-pk",)
    actions = ("accept", "refuse")
    fieldsets = (
        ("La proposition", {"fields": ("shown_centre", "commune", "words", "shown_action", "is_taken")}),
        ("Décision", {"fields": ("state", "proposed_at", "decided_at")}),
    )
    readonly_fields = ("shown_centre", "shown_action", "is_taken")

    @column("centre")
    def shown_centre(self, proposal: CommuneProposal) -> str:
        return link(proposal.centre, proposal.centre)

    @admin.display(description="déduite", boolean=True)
    def is_taken(self, proposal: CommuneProposal) -> bool:
        return proposal.centre.is_commune_deduced and proposal.centre.commune_id == proposal.commune_id

    @column("lu dans")
    def shown_action(self, proposal: CommuneProposal) -> str:
        return link(proposal.action, proposal.action) if proposal.action else "le nom ou l’adresse du centre"

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """A proposal is never typed; deciding it changes a centre."""
        return request.user.has_perm("centres.change_centre")

    @admin.action(description="Accepter les communes choisies", permissions=["decide"])
    def accept(self, request: HttpRequest, queryset: QuerySet[CommuneProposal]) -> None:
        chosen = list(queryset.values_list("pk", flat=True))  # before: a list filtered by state loses what is decided
        accepted = accept_proposals(queryset, request.user)
        log_decisions(request, accepted, "Commune proposée par un import et acceptée : {}.")
        words = count_words(len(accepted), "commune acceptée.", "communes acceptées.")
        self._tell(request, words, chosen, accepted)

    @admin.action(description="Refuser les communes choisies", permissions=["decide"])
    def refuse(self, request: HttpRequest, queryset: QuerySet[CommuneProposal]) -> None:
        chosen = list(queryset.values_list("pk", flat=True))
        refused = refuse_proposals(queryset, request.user)
        log_decisions(request, refused, "Commune proposée par un import et refusée : {}.")
        words = count_words(len(refused), "commune refusée", "communes refusées")
        words = f"{words} : aucun import n’y reviendra." if words else ""
        self._tell(request, words, chosen, refused)

    def _tell(self, request: HttpRequest, words: str, chosen: list[int], done: list[CommuneProposal]) -> None:
        """What was done, and how each that was left stands now."""
        if words:
            messages.success(request, words)
        left = sorted(set(chosen) - {proposal.pk for proposal in done})
        if left:
            already = count_words(len(left), "proposition laissée", "propositions laissées")
            rows = (
                CommuneProposal.objects.filter(pk__in=left[:MOST_TOLD]).select_related("centre__commune").order_by("pk")
            )
            told = " ; ".join(
                f"« {row.centre.name} » est {placed(row.centre)} ({row.get_state_display()})" for row in rows
            )
            more = " ; etc." if len(left) > MOST_TOLD else ""
            messages.warning(request, f"{already} : déjà décidée, ou le centre a une autre commune. {told}{more}.")


def placed(centre: Centre) -> str:
    """Where a centre is today, in a sentence."""
    return f"à {centre.commune}" if centre.commune else "sans commune"


def log_decisions(request: HttpRequest, proposals: Iterable[CommuneProposal], message: str) -> None:
    """A line in the history of each centre. `message`: `{}` stands for the commune."""
    for proposal in proposals:
        centre = Centre.objects.filter(pk=proposal.centre_id)
        LogEntry.objects.log_actions(request.user.pk, centre, CHANGE, message.format(proposal.commune))
