"""Communes that an import took or proposed -> confirmed or refused by a person; the fiches of the centre follow."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from centres.fields.lock import import_transaction
from centres.fields.rows import batches
from centres.models import Centre, CommuneProposal, Revision
from centres.models.proposal import CommuneProposalQuerySet

from .history import recording

State = CommuneProposal.State


@import_transaction()
def accept_proposals(proposals: CommuneProposalQuerySet, by: Any = None) -> list[CommuneProposal]:
    """Gives each centre the commune proposed, unless it has another one by now. Returns the proposals accepted."""
    rows = proposals.open().order_by("pk").select_related("centre", "commune")
    accepted = [proposal for proposal in rows if proposal.centre.commune_id in (None, proposal.commune_id)]
    placed = list(dict.fromkeys(proposal.centre_id for proposal in accepted))
    with recording(Centre, placed, by, Revision.Origin.BULK):
        for proposal in accepted:
            centre = Centre.objects.filter(pk=proposal.centre_id)
            centre.update(commune=proposal.commune_id, is_commune_deduced=False)
    _decide((proposal.pk for proposal in accepted), State.ACCEPTED)
    return accepted


@import_transaction()
def refuse_proposals(proposals: CommuneProposalQuerySet, by: Any = None) -> list[CommuneProposal]:
    """Refuses those that nobody has decided yet; an import will not make them again. Returns them.

    A centre whose commune was deduced so has none any more.
    """
    refused = list(proposals.open().order_by("pk").select_related("centre", "commune"))
    deduced = [row for row in refused if row.centre.is_commune_deduced and row.centre.commune_id == row.commune_id]
    with recording(Centre, [proposal.centre_id for proposal in deduced], by, Revision.Origin.BULK):
        for proposal in deduced:
            Centre.objects.filter(pk=proposal.centre_id).update(commune=None, is_commune_deduced=False)
    _decide((proposal.pk for proposal in refused), State.REFUSED)
    return refused


def settle_proposals(centre: Centre, before: str | None) -> None:
    """Decides what was proposed for a centre that a person has placed: the same commune, or another. `before`: the
    commune that was deduced, which a person takes away by emptying it."""
    if centre.commune_id is None and before is None:
        return
    for proposal in CommuneProposal.objects.open().filter(centre=centre):
        _decide([proposal.pk], State.ACCEPTED if proposal.commune_id == centre.commune_id else State.REFUSED)


def _decide(ids: Iterable[int], state: str) -> None:
    for some in batches(list(ids)):
        CommuneProposal.objects.filter(pk__in=some).update(state=state, decided_at=timezone.now())
