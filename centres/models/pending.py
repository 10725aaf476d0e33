"""What writes touched -> search texts, completeness and change rows; by whoever wrote, or else by the next reader.

The database itself notes what a write touches (triggers.py), in the transaction of that write, whatever wrote it: a
form, an import, a shell, SQL typed by hand. A `catalogue_transaction` resolves its own notes before it ends. What
others left is resolved by the next page (catalogue/index/live.py); one that may not write shows what changed all the
same, and finds it by its former words until somebody else resolves it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import DatabaseError, connection, models, transaction

from .action import Action
from .action_text import ActionText
from .change import CatalogueChange
from .columns import TransactionNumber
from .completeness import measure

# Stands for no action: labels, addresses or places.
WORDS = 0
_within: ContextVar[bool] = ContextVar("within a catalogue transaction", default=False)
PATIENCE = 100  # milliseconds that a reader waits for somebody who writes


class PendingChangeQuerySet(models.QuerySet["PendingChange"]):
    """Notes of what was touched."""

    def resolve(self, most: int | None = None) -> None:
        """Makes what is derived from these actions say what they say, tells readers, and forgets the notes.

        `most`: how many notes at once; the others wait.
        """
        with transaction.atomic():
            rows = self.order_by("action_id").select_for_update()
            notes = list(rows.values_list("transaction", "action_id")[:most])
            if not notes:
                return
            ids = sorted({pk for _, pk in notes})
            if most is not None:
                # Notes of one action go together.
                notes = list(rows.filter(action_id__lte=ids[-1]).values_list("transaction", "action_id"))
            actions = [pk for pk in ids if pk != WORDS]
            if actions:
                ActionText.objects.refresh(actions)
                measure(actions)
            CatalogueChange.objects.record(actions)
            if WORDS in ids:
                CatalogueChange.objects.record_words()
            self.filter(transaction__in={number for number, _ in notes}, action_id__lte=ids[-1]).delete()

    def try_to_resolve(self, most: int) -> str:
        """The same for a reader, who waits for nobody and may not be allowed to write. Says why it could not."""
        try:
            with impatience():
                self.resolve(most)
        except DatabaseError as error:
            return " ".join(str(error).split())
        return ""

    def own(self) -> "PendingChangeQuerySet":
        """Of the transaction that asks. On SQLite, one writes after the other: all that is there."""
        return self.filter(transaction=TransactionNumber())


class PendingChange(models.Model):
    """An action that a transaction touched, or WORDS; written by triggers alone, gone once resolved."""

    pk = models.CompositePrimaryKey("transaction", "action_id")
    transaction = models.BigIntegerField("transaction", db_default=TransactionNumber())
    # No foreign key: the action may be deleted, and a write must wait for nobody.
    action_id = models.BigIntegerField("action")

    objects = PendingChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "changement à reporter"
        verbose_name_plural = "changements à reporter"

    def __str__(self) -> str:
        return f"action {self.action_id}" if self.action_id else "libellés, adresses ou lieux"


def note_unnoticed() -> None:
    """After a time without triggers: readers read all again, and the words of the fiches whose date is newer than that
    of the last change. There is none in a database that begins."""
    last = CatalogueChange.objects.order_by("version").last()
    if last is not None:
        ids = Action.objects.filter(updated_at__gte=last.at).order_by("pk").values_list("pk", flat=True)
        PendingChange.objects.bulk_create((PendingChange(action_id=pk) for pk in ids), ignore_conflicts=True)
        CatalogueChange.objects.record_everything()


@contextmanager
def catalogue_transaction() -> Iterator[None]:
    """All or nothing, with what is derived from it. One inside another leaves that to the outer one."""
    is_outer, before = not _within.get(), _within.set(True)
    try:
        with transaction.atomic():
            yield
            if is_outer and not transaction.get_rollback():
                PendingChange.objects.own().resolve()
    finally:
        _within.reset(before)


@contextmanager
def impatience() -> Iterator[None]:
    """A transaction that waits but a moment for what somebody else is writing."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA busy_timeout")
            (before,) = cursor.fetchone()
            cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
            try:
                with transaction.atomic():
                    yield
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {before}")
        else:
            with transaction.atomic():
                cursor.execute(f"SET LOCAL lock_timeout = {PATIENCE}")
                yield
                cursor.execute("SET LOCAL lock_timeout = DEFAULT")
