"""The catalogue's version: one row for each change, written in the transaction of the write that made it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone

from .action import Action
from .action_text import ActionText
from .completeness import measure

MOST_ROWS = 1000
# Readers that have not looked for half of this time read everything again: see catalogue/index/changes.py.
KEPT = timedelta(days=1)
PRUNED_AT_ONCE = 1000


class TransactionNumber(models.Func):
    """The number of the transaction that writes, on PostgreSQL. 0 on SQLite, where one writes after the other."""

    template = "0"
    arity = 0
    output_field = models.BigIntegerField()
    allowed_default = True

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self.as_sql(compiler, connection, template="pg_current_xact_id()::text::bigint", **context)


class CatalogueChangeQuerySet(models.QuerySet["CatalogueChange"]):
    """Changes, in order of version."""

    def record(self, action_ids: Iterable[int]) -> None:
        """Says that these actions changed; past a thousand, one row without action says « everything ».

        The words that the search finds them by are written here too: they are never older than the fiche. So is how
        complete they are.
        """
        ids = list(action_ids)
        if ids:
            ActionText.objects.refresh(ids)
            measure(ids)
            self._add([self.model(action_id=pk) for pk in ids] if len(ids) <= MOST_ROWS else [self.model()])

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
