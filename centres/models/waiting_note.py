"""Who looks after one kind of what waits, and what they say of it."""

from django.conf import settings
from django.db import models


class WaitingNote(models.Model):
    """`thing`: the name of what waits (admin/waiting.py). `version` keeps two people from writing over each other."""

    thing = models.CharField("ce qui attend", max_length=60, unique=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="qui s’en occupe",
    )
    note = models.CharField("note", max_length=500, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    at = models.DateTimeField("le", auto_now=True)

    class Meta:
        verbose_name = "suivi de ce qui attend"
        verbose_name_plural = "suivis de ce qui attend"
        ordering = ["thing"]
        # Written by whoever may change fiches.
        default_permissions = ()

    def __str__(self) -> str:
        return self.thing
