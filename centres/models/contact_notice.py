"""Whom a fiche names and how to reach them, and what staff let the public read of it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from centres.fiches.contacts import mask_contacts, mask_source, without_masks

from .action import Action

# Pages and exports mask the little that they show beside what the catalogue stores.
__all__ = ["ContactNotice", "decided_contacts", "mask_contacts", "mask_source", "without_masks"]


class ContactNoticeQuerySet(models.QuerySet["ContactNotice"]):
    """Notices, one a fiche."""

    def open(self) -> Self:
        return self.filter(is_open=True)


class ContactNotice(models.Model):
    """`mentions`: {key: {"kind", "words", "decision"}}, in the order met; an empty decision is still to take."""

    action = models.OneToOneField(Action, models.CASCADE, related_name="contact_notice", verbose_name="fiche")
    mentions = models.JSONField("coordonnées et noms", default=dict)
    is_open = models.BooleanField("à décider", default=True)
    found_at = models.DateTimeField("trouvées le", auto_now_add=True)
    decided_at = models.DateTimeField("décidées le", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="décidées par"
    )

    objects = ContactNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "fiche aux données personnelles"
        verbose_name_plural = "fiches aux données personnelles"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["id"], condition=Q(is_open=True), name="contact_notice_open")]
        constraints = [
            models.CheckConstraint(
                name="contact_notice_names_something",
                condition=~Q(mentions={}),
                violation_error_message="Des données personnelles en nomment au moins une.",
            )
        ]

    def __str__(self) -> str:
        return f"données personnelles de « {self.action} »"

    @property
    def decided(self) -> dict[str, str]:
        """{key: decision} of what was decided."""
        return {key: mention["decision"] for key, mention in self.mentions.items() if mention["decision"]}


def decided_contacts(action: Action) -> dict[str, str]:
    """What staff decided of the persons that a fiche names: {key: decision}."""
    notice = getattr(action, "contact_notice", None)
    return notice.decided if notice else {}
