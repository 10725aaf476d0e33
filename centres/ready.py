"""A process that is to serve pages -> one that its first visitor does not wait for."""

import logging
import threading
from contextlib import nullcontext

from django.db import DatabaseError, connection
from django.urls import get_resolver

from .catalogue import index
from .models.derived import is_derived_by_today, refresh_derived
from .models.triggers import missing_triggers
from .operations import replica
from .operations.health import told_unapplied, unapplied_migrations

logger = logging.getLogger(__name__)


def get_ready() -> None:
    """Imports the views and reads the index: seconds at 100,000 fiches. Without a database, pages say what is wrong."""
    _ = get_resolver().url_patterns
    try:
        with replica.reading() if replica.is_configured() and replica.watch.is_usable() else nullcontext():
            if lacking := unapplied_migrations():
                logger.error("%s", told_unapplied(lacking))
            index.current()
            index.store()
    except DatabaseError as error:
        logger.warning("L’index n’a pas pu être lu au démarrage ; il le sera à la première page. %s", error)
        return
    try:
        if missing_triggers():
            logger.warning("Ce qui s’écrit hors du site peut ne pas se voir : lancez « manage.py migrate ».")
        if not is_derived_by_today():
            # Minutes at 100,000 fiches: pages are served meanwhile.
            threading.Thread(target=refresh_aside, name="textes cherchés", daemon=True).start()
    except DatabaseError as error:
        logger.warning("La base n’est pas celle de ce code : lancez « manage.py migrate ». %s", error)


def refresh_aside() -> None:
    """On a connection of its own. A database that takes no write goes on with what it holds, and the log says so."""
    try:
        refresh_derived()
    except DatabaseError as error:
        logger.warning("Les textes cherchés n’ont pas pu être réécrits : lancez « manage.py migrate ». %s", error)
    finally:
        connection.close()
