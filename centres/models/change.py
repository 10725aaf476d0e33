"""The catalogue's version: one row for each change, written in the transaction of the write that made it."""

from collections.abc import Iterable

from django.db import models

from .action import Action
from .action_text import ActionText

MOST_ROWS = 100


class CatalogueChangeQuerySet(models.QuerySet):
    """Changes, in order of version."""

    def record(self, action_ids: Iterable[int]) -> None:
        """Says that these actions changed; past a hundred, one row without action says « everything ».

        The words that the search finds them by are written here too: they are never older than the fiche.
        """
        ids = list(action_ids)
        ActionText.objects.refresh(ids)
        rows = [self.model(action_id=pk) for pk in ids] if len(ids) <= MOST_ROWS else [self.model()]
        self.bulk_create(rows)

    def latest_version(self) -> int:
        return self.aggregate(version=models.Max("version"))["version"] or 0


class CatalogueChange(models.Model):
    """An action that changed, or everything when `action` is empty. `version` only grows."""

    version = models.BigAutoField("version", primary_key=True)
    action = models.ForeignKey(
        Action, models.SET_NULL, null=True, blank=True, related_name="+", db_constraint=False, verbose_name="action"
    )
    at = models.DateTimeField("le", auto_now_add=True)

    objects = CatalogueChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "changement"
        ordering = ["version"]

    def __str__(self) -> str:
        return f"version {self.version}"
