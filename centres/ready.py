"""A process that is to serve pages -> one that its first visitor does not wait for."""

import logging

from django.db import DatabaseError
from django.urls import get_resolver

from .catalogue import index

logger = logging.getLogger(__name__)


def get_ready() -> None:
    """Imports the views and reads the index: seconds at 100,000 fiches. Without a database, pages say what is wrong."""
    _ = get_resolver().url_patterns
    try:
        index.current()
    except DatabaseError as error:
        logger.warning("L’index n’a pas pu être lu au démarrage ; il le sera à la première page. %s", error)
