"""Who looks after what waits, a kind of it or one thing, and what they say of it."""

from django.conf import settings
from django.db import models


class WaitingNote(models.Model):
    """`thing`: the name of what waits (admin/waiting.py), all of it; with an `item`, the name of a model, whose row has
    this number. `version` keeps two people from writing over each other."""

    thing = models.CharField("ce qui attend", max_length=60)
    item = models.PositiveBigIntegerField("numéro", default=0, editable=False)
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
        ordering = ["thing", "item"]
        constraints = [
            models.UniqueConstraint(
                name="waiting_note_once_an_item",
                fields=["thing", "item"],
                violation_error_message="Quelqu’un a déjà noté qui s’en occupe.",
            )
        ]
        # Written by whoever may change fiches.
        default_permissions = ()

    def __str__(self) -> str:
        return self.thing
