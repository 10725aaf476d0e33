"""This process, its database and its disk -> what whoever watches over the site is told, within half a second."""

import errno
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

# Seconds that an answer may take; a database that is not back by then is taken for away.
PATIENCE = 0.4
# Bytes: below, an import or a night's backup may no longer find its place.
LEAST_ROOM = 200 * 2**20


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `said` is French, without a password or a path of the machine."""

    is_well: bool
    said: str


@dataclass
class Look:
    """One look at a time, in a thread of its own: a database that does not answer keeps one thread waiting, and no
    request."""

    look: Callable[[], dict[str, Check]]
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _thread: threading.Thread | None = None
    _found: dict[str, Check] | None = None
    _since: float = 0.0

    def within(self, seconds: float) -> dict[str, Check] | None:
        """What was found; None when it takes longer. The next call waits for the same look."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._found, self._since = None, time.monotonic()
                self._thread = threading.Thread(target=self._run, name="état de la base", daemon=True)
                self._thread.start()
            thread = self._thread
        thread.join(seconds)
        return None if thread.is_alive() else self._found

    def seconds(self) -> float:
        """Since the look that is going on began."""
        return time.monotonic() - self._since

    def _run(self) -> None:
        try:
            self._found = self.look()
        finally:
            connection.close()


def unapplied_migrations() -> list[str]:
    """Those of this code that the database has not had: « centres.0040_… ». DatabaseError when it does not answer."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in _migrations() if (app, name) not in applied)


@cache
def _migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations)


def told_unapplied(names: list[str]) -> str:
    """
    >>> told_unapplied(["centres.0040_x", "centres.0041_y"])
    'La base n’est pas celle de ce code, 2 migrations manquent, dont centres.0040_x : lancez « manage.py migrate ».'
    """
    if len(names) == 1:
        lacking = f"la migration {names[0]} manque"
    else:
        lacking = f"{len(names)} migrations manquent, dont {names[0]}"
    return f"La base n’est pas celle de ce code, {lacking} : lancez « manage.py migrate »."


def look_at_database() -> dict[str, Check]:
    """Asks the database on a connection of this thread."""
    try:
        lacking = unapplied_migrations()
    except DatabaseError:
        return {"database": AWAY}
    return {
        "database": Check(True, "La base répond."),
        "migrations": Check(False, told_unapplied(lacking)) if lacking else Check(True, "La base est de ce code."),
    }


AWAY = Check(False, "La base ne répond pas : voyez si elle tourne, et si DATABASE_URL la nomme bien.")
_database = Look(look_at_database)


def look_at_disk() -> Check:
    """Whether files can be written where fiches keep theirs and, with SQLite, beside the database; and for how long."""
    places = [Path(settings.MEDIA_ROOT)]
    if connection.vendor == "sqlite":
        places.append(Path(connection.settings_dict["NAME"]).parent)
    for place in map(_nearest, places):
        if not _takes_files(place):
            return Check(False, "Le site ne peut pas écrire ses fichiers : rendez-lui leur dossier, ou leur disque.")
        room = shutil.disk_usage(place).free
        if room < LEAST_ROOM:
            return Check(False, f"Il reste {room // 2**20} Mio sur le disque : faites de la place.")
    return Check(True, "Le disque a de la place.")


def _takes_files(folder: Path) -> bool:
    """Asked by writing: rights say nothing of a disk that went read-only by itself. A full one is told by its room."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError as error:
        return error.errno in (errno.ENOSPC, errno.EDQUOT)


def _nearest(folder: Path) -> Path:
    """The folder, or the first above it that is there: the first file that is joined makes what lacks."""
    return next(place for place in (folder, *folder.parents) if place.exists())


def look_at_index(age: float | None) -> Check:
    """`age`: seconds since the index last followed the database; None when this process has none."""
    if age is None:
        # Its first page reads it: a proxy that waits for it to be read before it sends one would wait for ever.
        return Check(True, "Ce processus n’a pas encore lu son index : il le lit à la première page.")
    return Check(True, f"L’index a suivi la base il y a {age:.0f} s.")


def health(index_age: float | None) -> dict[str, Check]:
    """Everything, by its name. Never takes much longer than PATIENCE."""
    found = _database.within(PATIENCE) or {
        "database": Check(False, f"La base ne répond pas depuis {_database.seconds():.0f} s.")
    }
    return {**found, "index": look_at_index(index_age), "disk": look_at_disk()}
