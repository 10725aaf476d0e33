"""Many fiches changed by one decision, so that it is undone by one too."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class BulkEdit(models.Model):
    """One change of many fiches. `revisions`: the ids of what history kept of it, a fiche each."""

    words = models.CharField("ce qui a été fait", max_length=1000)
    count = models.PositiveIntegerField("fiches", default=0)
    revisions = models.JSONField("changements", default=list, editable=False)
    at = models.DateTimeField("le", default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="par"
    )
    undone_at = models.DateTimeField("défaite le", null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="défaite par"
    )

    class Meta:
        verbose_name = "modification en lot"
        verbose_name_plural = "modifications en lot"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.words
