"""A process that is to serve pages -> one that its first visitor does not wait for."""

import gc
import logging
import threading
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.db import DatabaseError, connection
from django.urls import get_resolver

from .catalogue import index
from .models import Action
from .models.derived import is_derived_by_today, refresh_derived
from .models.triggers import missing_triggers
from .operations import replica
from .operations.health import told_unapplied, unapplied_migrations

logger = logging.getLogger(__name__)
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
# One of each kind: what they are drawn with is made by the first that is asked.
FIRST_PAGES = (
    "/", "/actions/", "/actions/?q=jardin&pres=Lyon", "/themes/", "/partenaires/", "/territoires/", "/chiffres/",
    "/freins/", "/centres/", "/actions/flux.atom", "/admin/login/", "/api/v1/actions",
)  # fmt: skip
# A page makes some twenty thousand things and drops them: they are looked through once, not thirty times.
NEW_THINGS = 20_000
_is_warm: list[bool] = []


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


def read_before_forking(application: Application) -> None:
    """What workers share with the process that they are born of: the code, the index as it stands by now, and whatever
    a first page of each kind makes. Without a connection or a thread, which none can share; and nothing that is there
    is looked through again for what is unused, which would make a copy of it in each of them."""
    try:
        index.current()
        if not _is_warm:
            _is_warm.append(True)
            _ = unapplied_migrations(), missing_triggers(), is_derived_by_today()
            # Where there is a replica, threads look at it from the first page on: each worker has its own.
            if not replica.is_configured():
                fiche = Action.objects.published().first()
                for path in (*FIRST_PAGES, *([fiche.get_absolute_url()] if fiche else [])):
                    _ask(application, path)
    except DatabaseError as error:
        logger.warning("L’index n’a pas pu être lu avant les processus ; chacun lira le sien. %s", error)
    finally:
        connection.close()
        if connection.vendor == "postgresql" and connection.pool is not None:
            connection.close_pool()
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_THINGS)


def _ask(application: Application, path: str) -> None:
    """One page, for nobody."""
    host = next((name.lstrip(".") for name in settings.ALLOWED_HOSTS if name != "*"), "localhost")
    address, _, query = path.partition("?")
    environ = {"HTTP_HOST": host, "PATH_INFO": address, "QUERY_STRING": query, "wsgi.url_scheme": "https"}
    if settings.SECURE_PROXY_SSL_HEADER:
        environ |= dict([settings.SECURE_PROXY_SSL_HEADER])
    setup_testing_defaults(environ)
    for _ in application(environ, lambda status, headers: None):
        pass


def refresh_aside() -> None:
    """On a connection of its own. A database that takes no write goes on with what it holds, and the log says so."""
    try:
        refresh_derived()
    except DatabaseError as error:
        logger.warning("Les textes cherchés n’ont pas pu être réécrits : lancez « manage.py migrate ». %s", error)
    finally:
        connection.close()
