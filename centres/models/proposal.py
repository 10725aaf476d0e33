"""A commune that an import read of a centre, for staff to accept or refuse."""

from typing import Self

from django.db import models
from django.db.models import Q

from .action import Action
from .centre import Centre
from .territory import Commune


class CommuneProposalQuerySet(models.QuerySet["CommuneProposal"]):
    """Proposals; a decided one is never made again."""

    def open(self) -> Self:
        return self.filter(state=CommuneProposal.State.PROPOSED)


class CommuneProposal(models.Model):
    """`words` are those that name the commune; `action` the fiche they stand in, none when it is the centre's name."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "à décider"
        ACCEPTED = "accepted", "acceptée"
        REFUSED = "refused", "refusée"

    centre = models.ForeignKey(
        Centre, models.CASCADE, related_name="commune_proposals", verbose_name="centre", db_index=False
    )
    commune = models.ForeignKey(Commune, models.PROTECT, related_name="proposals", verbose_name="commune")
    words = models.CharField("mots lus", max_length=300)
    action = models.ForeignKey(
        Action, models.SET_NULL, null=True, blank=True, related_name="commune_proposals", verbose_name="fiche"
    )
    state = models.CharField("décision", max_length=10, choices=State, default=State.PROPOSED)
    proposed_at = models.DateTimeField("proposée le", auto_now_add=True)
    decided_at = models.DateTimeField("décidée le", null=True, blank=True)

    objects = CommuneProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "commune proposée"
        verbose_name_plural = "communes proposées"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="commune_proposed_once_a_centre",
                fields=["centre", "commune"],
                violation_error_message="Cette commune a déjà été proposée pour ce centre.",
            ),
            models.UniqueConstraint(
                name="one_open_commune_proposal_a_centre",
                fields=["centre"],
                condition=Q(state="proposed"),
                violation_error_message="Une commune attend déjà une décision pour ce centre.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.centre} : {self.commune}"
