"""Sessions in the database that end some hours after the last page, not after the login."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.utils import timezone

from centres.models.pending import impatience

# Not at each page: that would be a write each time.
EVERY = timedelta(minutes=10)


class SessionStore(db.SessionStore):
    def _get_session_from_db(self) -> Any:
        session = super()._get_session_from_db()
        idle = timedelta(seconds=settings.SESSION_COOKIE_AGE)
        if session and session.expire_date - timezone.now() < idle - EVERY:
            try:
                with impatience():
                    Session.objects.filter(pk=session.pk).update(expire_date=timezone.now() + idle)
            except DatabaseError:
                # Somebody writes: the next page will say that somebody is there.
                pass
        return session
