"""A template and whom it is for -> a letter; letters -> mail that left. One that fails stops no other."""

import logging
import smtplib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)

LONGEST_SUBJECT = 120


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to one address."""

    to: str
    subject: str
    text: str
    headers: Mapping[str, str] = field(default_factory=dict)


def write(
    to: str, subject: str, template: str, context: Mapping[str, Any], headers: Mapping[str, str] | None = None
) -> Letter:
    """`template`: a name of templates/mail/, without its ending. A subject is one line, whatever a title holds."""
    text = render_to_string(f"mail/{template}.txt", {**context, "site": settings.SITE_URL})
    line = " ".join(subject.split())
    if len(line) > LONGEST_SUBJECT:
        line = f"{line[: LONGEST_SUBJECT - 1].rstrip()}…"
    return Letter(to, line, f"{text.strip()}\n", headers or {})


def absolute(path: str) -> str:
    """« /actions/ » -> « https://catalogue.example.org/actions/ »: a letter is read elsewhere than on the site."""
    return f"{settings.SITE_URL}{path}"


def send(letters: Iterable[Letter]) -> Iterator[bool]:
    """Sends each as it comes, on one connection, and says whether the server took it. Without mail settings, no.

    What fails is logged without the address: a log is kept longer.
    """
    connection = get_connection()
    try:
        for letter in letters:
            if not settings.HAS_MAIL:
                yield False
                continue
            message = EmailMessage(
                letter.subject, letter.text, None, [letter.to], headers=dict(letter.headers), connection=connection
            )
            try:
                message.send()
            except (OSError, smtplib.SMTPException, ValueError) as error:
                logger.error("Un courriel n’est pas parti (%s) : %s", letter.subject, _words(error, letter.to))
                # What follows a refusal or a cut starts on a new connection.
                connection.close()
                yield False
            else:
                yield True
    finally:
        connection.close()


def send_one(letter: Letter) -> bool:
    return next(send([letter]))


def _words(error: Exception, address: str) -> str:
    return f"{type(error).__name__} {str(error)[:200]}".replace(address, "…")
