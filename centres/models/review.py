"""Whether somebody has read a fiche again, and how much it tells."""

from django.conf import settings
from django.db import models


class Reviewed(models.Model):
    """What staff know of a fiche beside its values. The figures are written by completeness.py with every change."""

    # Taken back by an import that changes the fiche: what it wrote has not been read yet.
    reviewed_at = models.DateTimeField("relue le", null=True, blank=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="relue par",
    )
    completeness = models.PositiveSmallIntegerField("complète à (%)", default=0, editable=False, db_index=True)
    first_missing = models.CharField("manque d’abord", max_length=10, blank=True, editable=False, db_index=True)

    class Meta:
        abstract = True
