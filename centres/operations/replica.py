"""A streaming replica of PostgreSQL -> whether public pages may be read from it; a block -> the same, read from it.

Two threads of each process look each second at how far the primary has written and how far the replica has followed.
A replica lags since the first moment when the primary stood further than it does now. While the primary is away nothing
is further than the replica, which goes on answering.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections

if TYPE_CHECKING:
    import psycopg

logger = logging.getLogger(__name__)
REPLICA = "replica"
# Seconds between two looks, and after which a thread that says nothing is stuck with a server that does not answer.
EACH, STUCK = 1.0, 4.0
# More looks than the longest lag that settings allow.
MOST = 4000
WRITTEN = "SELECT pg_current_wal_lsn() - '0/0'::pg_lsn"
FOLLOWED = "SELECT pg_is_in_recovery(), pg_last_wal_replay_lsn() - '0/0'::pg_lsn"
# SQLSTATE of a server that stops, has stopped or is not there yet; a connection that breaks has none.
GONE = ("57P", "08")


class OnPrimaryAlone:
    """Database router: the replica takes what its primary writes, and is never migrated itself."""

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        return False if db == REPLICA else None


class Lag:
    """How many seconds behind the replica is, from how far both stood (bytes of their journal)."""

    def __init__(self) -> None:
        # Where the primary stood, and when: the oldest first, those that the replica has passed left out.
        self._ahead: deque[tuple[float, int]] = deque(maxlen=MOST)

    def primary_stands(self, at: float, written: int) -> None:
        """
        >>> lag = Lag()
        >>> lag.primary_stands(10.0, 500); lag.primary_stands(11.0, 700)
        >>> lag.seconds(12.0, 500), lag.seconds(13.0, 700)
        (1.0, 0.0)
        """
        if not self._ahead or self._ahead[-1][1] < written:
            self._ahead.append((at, written))

    def seconds(self, now: float, followed: int) -> float:
        """`followed`: where the replica stands now."""
        while self._ahead and self._ahead[0][1] <= followed:
            self._ahead.popleft()
        return now - self._ahead[0][0] if self._ahead else 0.0


class Watch:
    """What is known of the replica in this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._begun = False
        self._lag = Lag()
        self._primary_at = self._replica_at = float("-inf")
        self._trouble = ""

    def is_usable(self) -> bool:
        """Asks no server, but for the first time: then the replica is looked at, and the threads begin."""
        if not self._begun:
            self._begin()
        return not self._trouble and time.monotonic() - self._replica_at < STUCK

    def failed(self, error: BaseException) -> None:
        """A page could not be read from it. It is used again once a look finds it well."""
        state = getattr(error.__cause__, "sqlstate", None)
        if state is None or state.startswith(GONE):
            self._note(" ".join(str(error).split()) or "il ne répond pas")

    def _begin(self) -> None:
        with self._lock:
            if self._begun:
                return
            with psycopg_or_none(REPLICA) as replica:
                self._look_at_replica(replica)
            for look, alias in ((self._look_at_primary, DEFAULT_DB_ALIAS), (self._look_at_replica, REPLICA)):
                threading.Thread(target=keep_looking, args=(look, alias), name=f"réplica, {alias}", daemon=True).start()
            self._begun = True

    def _look_at_primary(self, primary: "psycopg.Connection[Any] | None") -> None:
        if primary is not None and (row := primary.execute(WRITTEN).fetchone()):
            # Taken after the answer: a replica never seems older than it is.
            self._primary_at = time.monotonic()
            self._lag.primary_stands(self._primary_at, int(row[0]))

    def _look_at_replica(self, replica: "psycopg.Connection[Any] | None") -> None:
        row = replica.execute(FOLLOWED).fetchone() if replica is not None else None
        now = time.monotonic()
        if row is None:
            self._note("il ne répond pas")
        elif not row[0] and now - self._primary_at < STUCK:
            self._note("il ne suit plus personne : il a été promu, et le primaire répond aussi")
        elif (lag := self._lag.seconds(now, int(row[1] or 0))) > settings.REPLICA_LAG_SECONDS:
            self._note(f"il a {lag:.0f} s de retard")
        else:
            self._note("")
        self._replica_at = now

    def _note(self, trouble: str) -> None:
        before, self._trouble = self._trouble, trouble
        if trouble and not before:
            logger.warning("Les pages publiques sont lues sur le primaire. Le réplica : %s.", trouble)
        elif before and not trouble:
            # Connections of before are broken, and their pool waits longer and longer before it makes others.
            close_pool()
            logger.warning("Les pages publiques sont lues de nouveau sur le réplica.")


@contextmanager
def psycopg_or_none(alias: str) -> "Iterator[psycopg.Connection[Any] | None]":
    """A plain connection, beside the pool that pages use; None where nobody answers."""
    import psycopg  # where there is a replica alone: eight megabytes of a process

    parameters: dict[str, Any] = {**connections[alias].get_connection_params(), "connect_timeout": 1}
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    try:
        server = psycopg.connect(**parameters, autocommit=True)
    except psycopg.Error:
        yield None
        return
    with server:
        yield server


def keep_looking(look: "Callable[[psycopg.Connection[Any] | None], None]", alias: str) -> None:
    """For as long as the process lives, on one connection while it holds."""
    import psycopg

    while True:
        with psycopg_or_none(alias) as server:
            try:
                look(server)
                while server is not None:
                    time.sleep(EACH)
                    look(server)
            except psycopg.Error:
                look(None)
        time.sleep(EACH)


def close_pool() -> None:
    replica = connections[REPLICA]
    if getattr(replica, "pool", None) is not None:
        replica.close_pool()  # type: ignore[attr-defined] - PostgreSQL's has one


def is_configured() -> bool:
    return REPLICA in settings.DATABASES


def is_reading() -> bool:
    """Whether this thread reads the replica now."""
    return connection.alias == REPLICA


@contextmanager
def reading() -> Iterator[None]:
    """In this thread and until its end, the replica stands in the primary's place, whoever asks: a queryset, a cursor,
    a transaction. It can write nothing."""
    primary = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = connections[REPLICA]
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = primary


watch = Watch()
