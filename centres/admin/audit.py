"""Who comes in, who is refused -> lines of the log « centres.audit »; rights and exports are told where they happen.

A line has no password and no text of a fiche. Names are as they were typed, on one line.
"""

import logging
from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from centres.views.corrections.senders import address_of

logger = logging.getLogger("centres.audit")
LONGEST_NAME = 150


def told(name: object) -> str:
    """A name that somebody typed, on one line."""
    return repr(str(name)[:LONGEST_NAME])


def address(request: HttpRequest | None) -> str:
    return address_of(request) if request is not None else "?"


@receiver(user_logged_in)
def tell_entry(request: HttpRequest | None, user: Any, **_: Any) -> None:
    logger.info("entrée de %s depuis %s", told(user.get_username()), address(request))


@receiver(user_logged_out)
def tell_exit(request: HttpRequest | None, user: Any, **_: Any) -> None:
    if user is not None:
        logger.info("sortie de %s", told(user.get_username()))


@receiver(user_login_failed)
def tell_failure(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    step = " au code" if credentials.get("step") == "code" else ""
    logger.warning("entrée refusée%s à %s depuis %s", step, told(credentials.get("username", "")), address(request))


@receiver(user_locked_out)
def tell_lock(request: HttpRequest, username: str, **_: Any) -> None:
    logger.warning("trop d’essais pour %s depuis %s : refusés un quart d’heure", told(username), address(request))
