"""The catalogue's version: one row for each change. Nobody writes them but pending.py, from what triggers noted."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

from .action import Action
from .columns import TransactionNumber

MOST_ROWS = 1000
# Readers that have not looked for half of this time read everything again: see catalogue/index/changes.py.
KEPT = timedelta(days=1)
PRUNED_AT_ONCE = 1000


class CatalogueChangeQuerySet(models.QuerySet["CatalogueChange"]):
    """Changes, in order of version."""

    def record(self, action_ids: Iterable[int]) -> None:
        """Says that these actions changed; past a thousand, one row without action says « everything »."""
        ids = list(action_ids)
        if ids:
            self._add([self.model(action_id=pk) for pk in ids] if len(ids) <= MOST_ROWS else [self.model()])

    def record_everything(self) -> None:
        """Says that any action may have changed."""
        self._add([self.model()])

    def record_words(self) -> None:
        """Says that labels, addresses or places changed, while actions carry the same terms and centres as before."""
        self._add([self.model(is_about_words=True)])

    def _add(self, rows: list["CatalogueChange"]) -> None:
        with transaction.atomic():
            self.bulk_create(rows)
            self._prune()

    def _prune(self) -> None:
        """Forgets rows of another day. Rows that somebody else is forgetting are left to them: nobody waits."""
        old = self.filter(at__lt=timezone.now() - KEPT).order_by("version")
        versions = list(old.select_for_update(skip_locked=True).values_list("version", flat=True)[:PRUNED_AT_ONCE])
        if versions:
            self.filter(version__in=versions).delete()


class CatalogueChange(models.Model):
    """An action that changed; without one, everything, or only words. `version` only grows.

    On PostgreSQL a smaller version can be committed after a greater one: `transaction` tells readers which may be.
    The action may be deleted since: the row goes on naming it.
    """

    version = models.BigAutoField("version", primary_key=True)
    action = models.ForeignKey(
        Action, models.DO_NOTHING, null=True, blank=True, related_name="+", db_constraint=False, verbose_name="action"
    )
    is_about_words = models.BooleanField("mots seulement", default=False)
    transaction = models.BigIntegerField("transaction", db_default=TransactionNumber(), db_index=True, editable=False)
    at = models.DateTimeField("le", auto_now_add=True)

    objects = CatalogueChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "changement"
        ordering = ["version"]

    def __str__(self) -> str:
        return f"version {self.version}"
