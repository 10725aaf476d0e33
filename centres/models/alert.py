"""« Me prévenir »: a selection of fiches that somebody follows by mail. Nothing else is kept of them."""

import secrets
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

# An address that nobody confirmed is erased.
WAITS = timedelta(days=2)
# A fiche is published as of a moment, and seen when its transaction ends: an import takes minutes. What was told within
# this time is remembered by its number instead.
LAST_SEEN = timedelta(hours=2)
WEEK = timedelta(days=7)
# An address that the server refuses for so long reads nothing any more: it is erased.
LONGEST_FAILING = timedelta(days=30)
# A timer that comes a little early does not wait for another week.
EARLY = timedelta(hours=1)


class AlertQuerySet(models.QuerySet["Alert"]):
    def confirmed(self) -> Self:
        return self.exclude(confirmed_at=None)

    def due(self, now: datetime) -> Self:
        """Those to look at now: at once, or not looked at for a week."""
        weekly = Q(pace=Alert.Pace.WEEKLY, looked_at__lte=now - WEEK + EARLY)
        return self.confirmed().filter(weekly | Q(pace=Alert.Pace.AT_ONCE))

    def failing_for_long(self, now: datetime) -> Self:
        return self.filter(failing_since__lt=now - LONGEST_FAILING)

    def forget(self) -> int:
        """Erases those that nobody confirmed in two days. Returns how many."""
        return self.filter(confirmed_at=None, asked_at__lt=timezone.now() - WAITS).delete()[0]


class Alert(models.Model):
    """`query`: the query string of the list. `told`: the fiches of the last hours that need not be told (again)."""

    class Pace(models.TextChoices):
        WEEKLY = "weekly", "une fois par semaine"
        AT_ONCE = "at_once", "dès qu’une fiche paraît"

    email = models.EmailField("adresse de courriel")
    query = models.TextField("sélection", blank=True)
    pace = models.CharField("rythme", max_length=10, choices=Pace, default=Pace.WEEKLY)
    # What the links of its mails hold: who has it may confirm and leave.
    secret = models.CharField(max_length=50, unique=True, default=secrets.token_urlsafe, editable=False)
    asked_at = models.DateTimeField("demandée le", auto_now_add=True)
    confirmed_at = models.DateTimeField("confirmée le", null=True, blank=True)
    looked_at = models.DateTimeField("regardée le", default=timezone.now)
    failing_since = models.DateTimeField("refusée depuis", null=True, blank=True)
    told = models.JSONField(default=list, editable=False)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = "alerte"
        verbose_name_plural = "alertes"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.query or 'toutes les fiches'}, {self.get_pace_display()}"

    def confirm(self) -> None:
        """Followed from now on, once: the same selection that the same address asked for before is replaced."""
        if self.confirmed_at is None:
            self.confirmed_at = self.looked_at = timezone.now()
            self.save(update_fields=["confirmed_at", "looked_at"])
        Alert.objects.filter(email=self.email, query=self.query).exclude(pk=self.pk).delete()
