"""« Raconter une action »: what somebody of a centre is writing on the site, until it is a draft for staff."""

import secrets
from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .action import Action
from .correction import LONGEST_KEPT, has_room_for

# What nobody went on with is erased.
LONGEST_UNSENT = timedelta(days=90)


class TellingQuerySet(models.QuerySet["Telling"]):
    def of_today(self) -> Self:
        return self.filter(begun_at__gte=timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0))

    def has_room(self, sender: str) -> bool:
        """Whether this sender may begin one more today: as many as corrections."""
        today = self.of_today()
        return has_room_for(today.filter(sender=sender).count(), today.count())

    def kept_alike(self, sender: str, said: dict[str, Any]) -> "Telling | None":
        """The same words from the same sender today: a button pressed twice. Held until the transaction ends."""
        return self.of_today().filter(sender=sender, sent_at=None, said=said).select_for_update().first()

    def sent_alike(self, sender: str, sha256: str) -> "Telling | None":
        """What this sender sent today, and was read as the very same text."""
        sent = self.of_today().filter(sender=sender, action__sources__sha256=sha256)
        return sent.exclude(sent_at=None).first()

    def published(self) -> Self:
        """Those whose author waits to hear that the fiche is published."""
        return self.exclude(email="").filter(action__state=Action.State.PUBLISHED, told_at=None)

    def forget(self) -> int:
        """Erases what nobody went on with; addresses some days after the author was told, or a year after the sending;
        who sent before today. Returns how many addresses were erased."""
        now = timezone.now()
        unsent = self.filter(sent_at=None, saved_at__lt=now - LONGEST_UNSENT)
        erased = unsent.exclude(email="").count()
        unsent.delete()
        self.exclude(sender="").exclude(pk__in=self.of_today().values("pk")).update(sender="")
        told = Q(told_at__lt=now - timedelta(days=settings.CORRECTION_CONTACT_DAYS))
        return erased + self.exclude(email="").filter(told | Q(sent_at__lt=now - LONGEST_KEPT)).update(email="")


class Telling(models.Model):
    """`said`: what each section of the form holds, by the name of the section; nothing once it is a draft, which holds
    it. Who has the secret of its address may go on with it."""

    secret = models.CharField(max_length=50, unique=True, default=secrets.token_urlsafe, editable=False)
    said = models.JSONField(default=dict)
    email = models.EmailField("adresse de qui raconte", blank=True)
    # As of a correction.
    sender = models.CharField("envoi", max_length=32, blank=True, editable=False, db_index=True)
    begun_at = models.DateTimeField("commencée le", auto_now_add=True, db_index=True)
    saved_at = models.DateTimeField("gardée le", default=timezone.now)
    sent_at = models.DateTimeField("envoyée le", null=True, blank=True)
    action = models.OneToOneField(
        Action, models.SET_NULL, null=True, blank=True, related_name="telling", verbose_name="fiche"
    )
    told_at = models.DateTimeField("publication annoncée le", null=True, blank=True)

    objects = TellingQuerySet.as_manager()

    class Meta:
        verbose_name = "action racontée"
        verbose_name_plural = "actions racontées"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="telling_sent_is_a_fiche",
                condition=Q(action__isnull=True) | Q(sent_at__isnull=False),
                violation_error_message="Une action racontée devient une fiche quand elle est envoyée.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.action or self.said.get("title") or "sans titre")
