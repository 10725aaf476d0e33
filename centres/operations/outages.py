"""An error of the database -> what is the trouble, in French; while a server is away, nobody waits for it twice."""

import logging
import os
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError, OperationalError, connection

from .health import unapplied_migrations

logger = logging.getLogger(__name__)
# Seconds between two tries to reach a database that is away.
NEXT_TRY = 0.2


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a page cannot be answered now. `seconds`: when to come back."""

    title: str
    said: str
    seconds: int = 5


BUSY = Trouble(
    "Quelqu’un d’autre écrit en ce moment",
    "Un import, ou quelqu’un d’autre, occupe la base : rien de ce que vous avez envoyé n’a été écrit.",
)
ENTERING = Trouble(
    "Trop de connexions à la fois",
    "D’autres donnent un mot de passe en ce moment : attendez un peu, puis redonnez le vôtre.",
)
AWAY = Trouble(
    "La base du site ne répond pas",
    "Ce n’est pas de votre fait, et rien de ce que vous avez envoyé n’a été écrit.",
)
FULL = Trouble(
    "Le site n’a plus de place pour écrire",
    "Le disque du serveur est plein : rien de ce que vous avez envoyé n’a été écrit. Dites-le à qui tient le site.",
    60,
)
CLOSED = Trouble(
    "Le site ne peut rien écrire",
    "Le disque du serveur, ou sa base, est en lecture seule : rien de ce que vous avez envoyé n’a été écrit. Dites-le à"
    " qui tient le site.",
    60,
)
NOT_MIGRATED = Trouble(
    "Le site est en cours de mise à jour",
    "Sa base n’est pas encore celle de son code : qui tient le site lance « manage.py migrate ».",
    30,
)

# What SQLite says, in the words that it says it in.
SQLITE_SAYS = (
    ("locked", BUSY),
    ("disk is full", FULL),
    ("readonly", CLOSED),
    ("read-only", CLOSED),
    ("disk i/o error", CLOSED),
    ("no such table", NOT_MIGRATED),
    ("no such column", NOT_MIGRATED),
)
# SQLSTATE -> trouble: locks and deadlocks; the disk; a standby; a refusal; tables of another code.
POSTGRESQL_SAYS = {
    "55P03": BUSY,
    "40P01": BUSY,
    "57014": BUSY,
    "53100": FULL,
    "25006": CLOSED,
    # What it may not write: its disk turned read-only, or a role that owns no table.
    "42501": CLOSED,
    "42P01": NOT_MIGRATED,
    "42703": NOT_MIGRATED,
}


def trouble_of(error: BaseException) -> Trouble | None:
    """None for an error that is a mistake of the code: it has to be seen."""
    if not isinstance(error, DatabaseError | InterfaceError):
        return None
    state = getattr(error.__cause__, "sqlstate", None)
    said = str(error).lower()
    if state is not None:
        found = POSTGRESQL_SAYS.get(state, AWAY if isinstance(error, OperationalError) else None)
    elif isinstance(error, OperationalError | InterfaceError):
        found = next((trouble for words, trouble in SQLITE_SAYS if words in said), AWAY)
    else:
        found = None
    return None if found is NOT_MIGRATED and not _is_unmigrated() else found


def _is_unmigrated() -> bool:
    """A table may also lack because the code is wrong."""
    try:
        return bool(unapplied_migrations())
    except DatabaseError:
        return False


class Circuit:
    """Open while a database server is away: it was seen to be, and a thread of its own tries until it is back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.is_open = False

    def open(self) -> None:
        """Does nothing for SQLite, whose file fails or answers at once."""
        if connection.vendor != "postgresql":
            return
        with self._lock:
            if self.is_open:
                return
            self.is_open = True
            threading.Thread(target=self._wait, name="retour de la base", daemon=True).start()
        logger.error("La base ne répond plus. Les pages le disent sans l’attendre, jusqu’à son retour.")

    def close(self) -> None:
        self.is_open = False

    def _wait(self) -> None:
        start = time.monotonic()
        while not self._answers():
            time.sleep(NEXT_TRY)
        # Its connections are broken, and it waits longer and longer before it makes others.
        if connection.pool is not None:
            connection.close_pool()
        self.is_open = False
        logger.warning("La base répond de nouveau, après %.0f s.", time.monotonic() - start)

    @staticmethod
    def _answers() -> bool:
        parameters: dict[str, object] = {**connection.get_connection_params(), "connect_timeout": 1}
        try:
            connection.Database.connect(**parameters).close()
        except connection.Database.Error:
            return False
        return True


circuit = Circuit()
# The thread that waits for the database stays with the process that a worker is born of.
os.register_at_fork(after_in_child=circuit.close)


# The field in which a login carries what was typed before the session ended.
CARRIED = "repris"


@dataclass(frozen=True, slots=True)
class SentField:
    """A field of a form that could not be written, to be sent again. A long one is shown to be copied, unless it is
    what a page of login carries of a form before it (admin/kept)."""

    name: str
    value: str

    @property
    def is_long(self) -> bool:
        return self.name != CARRIED and (len(self.value) > 80 or "\n" in self.value)


def fields_to_keep(posted: Iterable[tuple[str, list[str]]]) -> list[SentField]:
    """All but passwords: those are typed again.

    >>> fields_to_keep([("texte", ["a"]), ("password", ["b"]), ("mot", ["c", "d"])])
    [SentField(name='texte', value='a'), SentField(name='mot', value='c'), SentField(name='mot', value='d')]
    """
    return [SentField(name, value) for name, values in posted if "password" not in name for value in values]
