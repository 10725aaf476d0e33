"""Change rows -> what is new since a reader last looked, none missed in whatever order they were committed.

On SQLite writers take turns, so versions are committed in their order: what is new is what is greater. On PostgreSQL a
version is drawn before its transaction ends: 12 can be seen before 11 is. So each row holds the number of the
transaction that wrote it, and a reader keeps the `horizon` of its last look: every transaction below it had ended then,
so what it wrote was seen. Rows at or above the horizon are read again, and those seen already left out. Nobody waits
for anybody, and nothing depends on how long a transaction takes.

Each row read also tells of the whole table (`TableState`): pages and what is kept in memory beside the index are as old
as it is.

What triggers noted and nobody resolved yet (models/pending.py) is part of each look too: a reader that may write
resolves it first; one that may not reads these actions again as often as they change.

The last row seen is read again too, at each look: when it is gone or is another one (a backup was restored, a
transaction was undone, rows were forgotten) nothing is known any more, and all is read again.
"""

import time
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q
from django.db.models.sql.compiler import SQLCompiler

from centres.catalogue.sql.prepared import Prepared
from centres.models import CatalogueChange, ImportRun, PendingChange
from centres.models.change import KEPT
from centres.models.pending import WORDS

# A row is forgotten a day after it was written. Looking at least every half day sees it first, unless its transaction
# took the other half.
LONGEST_UNSEEN = KEPT.total_seconds() / 2
LATEST = 100
# What a reader resolves at once, which keeps a page waiting for about a second.
MOST_RESOLVED = 1000


class Horizon(models.Func):
    """The first transaction that had not ended when the statement began; 0 on SQLite."""

    template = "0"
    arity = 0
    output_field = models.BigIntegerField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self.as_sql(
            compiler, connection, template="pg_snapshot_xmin(pg_current_snapshot())::text::bigint", **context
        )


class TableState(models.Func):
    """How many change rows there are, the first one, and the last import (an import that changes nothing adds sources).

    With the last row it tells two states of the catalogue apart: a smaller version that is committed later counts too.
    """

    template = (
        "(SELECT count(*) || '.' || min(version) FROM %(changes)s)"
        " || '.' || (SELECT coalesce(max(id), 0) FROM %(imports)s)"
    )
    arity = 0
    output_field = models.CharField()

    def __init__(self) -> None:
        super().__init__(changes=CatalogueChange._meta.db_table, imports=ImportRun._meta.db_table)


class Pending(models.Func):
    """Another word whenever what is not resolved may be another; empty when all is. PostgreSQL has a note for each
    transaction, and only adds; SQLite keeps one for all, which may hide that an action was touched again."""

    template = "(SELECT CASE count(*) WHEN 0 THEN '' ELSE %(word)s END FROM %(notes)s)"
    arity = 0
    output_field = models.CharField()

    def __init__(self) -> None:
        super().__init__(notes=PendingChange._meta.db_table, word="hex(randomblob(8))")

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        return self.as_sql(compiler, connection, word="count(*)::text", **context)


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """How far a reader has seen: the last row, those at or above the horizon, and when (seconds of this machine).

    `version` is a word that no other state of the catalogue has, the same in every process. `pending`: see Pending.
    """

    last: tuple[Any, ...] | None = None
    horizon: int = 0
    seen: frozenset[int] = frozenset()
    version: str = ""
    pending: str = ""
    looked_at: float = field(default_factory=time.monotonic)


@dataclass(slots=True)
class Changes:
    """What is new: actions, words (labels, addresses, places), or everything."""

    action_ids: set[int] = field(default_factory=set)
    words: bool = False
    everything: bool = False

    def __bool__(self) -> bool:
        return bool(self.action_ids or self.words or self.everything)


def first_mark() -> ChangeMark:
    """Taken before everything is read: what is committed meanwhile is new at the next look.

    Rows older than the latest ones may be read again then, which costs a little and changes nothing.
    """
    return _mark(list(_rows().order_by("-version")[:LATEST]))


def changes_since(mark: ChangeMark) -> tuple[Changes, ChangeMark]:
    """One query. The mark returned is the one to come back with."""
    if time.monotonic() - mark.looked_at > LONGEST_UNSEEN:
        return Changes(everything=True), first_mark()
    last = mark.last[0] if mark.last else 0
    found = _SINCE_HORIZON([mark.horizon, last]) if connection.vendor == "postgresql" else _SINCE([last])
    rows = list(map(tuple, found))
    if mark.last and mark.last not in (row[:2] for row in rows):
        return Changes(everything=True), first_mark()
    changes = Changes()
    for version, _, action_id, is_about_words, *_ in rows:
        if version in mark.seen:
            continue
        if action_id is not None:
            changes.action_ids.add(action_id)
        elif is_about_words:
            changes.words = True
        else:
            changes.everything = True
    seen = _mark(rows)
    if seen.pending and seen.pending != mark.pending:
        touched = set(PendingChange.objects.values_list("action_id", flat=True))
        changes.words |= WORDS in touched
        changes.action_ids |= touched - {WORDS}
    return changes, seen


def holds(mark: ChangeMark) -> bool:
    """Whether this database has all that was seen in another, of which it is a replica: each row, and the end of each
    transaction before."""
    rows = list(_rows().filter(Q(transaction__gte=mark.horizon) | Q(version__in=mark.seen)))
    return bool(rows) and mark.seen <= {row[0] for row in rows} and rows[0][5] >= mark.horizon


def current_version() -> str:
    """The word for the catalogue as it stands, once all is resolved. One query when it is."""
    mark = _mark(list(_rows().order_by("-version")[:1]))
    if mark.pending and not PendingChange.objects.try_to_resolve(MOST_RESOLVED):
        mark = _mark(list(_rows().order_by("-version")[:1]))
    return mark.version


def _rows() -> "models.QuerySet[CatalogueChange, Any]":
    """Rows: version, at, action, is about words, transaction, horizon, state of the table, what is pending."""
    columns = ("version", "at", "action_id", "is_about_words", "transaction")
    return CatalogueChange.objects.annotate(horizon=Horizon(), state=TableState(), pending=Pending()).values_list(
        *columns, "horizon", "state", "pending"
    )


# Asked at each request, before anything else.
_SINCE = Prepared(lambda last: _rows().filter(version__gte=last[0]).order_by("version"))
_SINCE_HORIZON = Prepared(
    lambda seen: _rows().filter(Q(transaction__gte=seen[0]) | Q(version=seen[1])).order_by("version")
)


def _mark(rows: list[tuple[Any, ...]]) -> ChangeMark:
    if not rows:
        # Nothing was ever recorded; something may be pending all the same.
        pending = PendingChange.objects.annotate(word=Pending()).values_list("word", flat=True).first() or ""
        return ChangeMark(version=pending, pending=pending)
    last, (*_, horizon, table, pending) = max(rows)[:2], rows[0]
    seen = {version for version, *_, transaction, _, _, _ in rows if transaction >= horizon}
    version, at = last
    word = f"{version}.{at:%Y%m%d%H%M%S%f}.{table}{f'.{pending}' if pending else ''}"
    return ChangeMark(last, horizon, frozenset(seen | {version}), word, pending)
