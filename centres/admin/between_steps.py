"""A right password that needs a code -> a session that waits for it, and opens nothing meanwhile."""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django_otp import DEVICE_ID_SESSION_KEY

from centres.editing.phones import is_asked_of, phone_of

WAITS = "code_attendu"
SOON = 600  # seconds between the password and the code


def hold(request: HttpRequest, user: Any) -> None:
    """Stops a login after a right password where a code is needed too: refused as a form is, noted on the request."""
    if phone_of(user) is None and not is_asked_of(user):
        return
    request.session.cycle_key()
    request.session[WAITS] = [user.pk, user.get_session_auth_hash(), time.time() + SOON]
    request.waits_for_code = True  # type: ignore[attr-defined]
    raise ValidationError("Il faut aussi un code.", code="code")


def is_held(request: HttpRequest) -> bool:
    return getattr(request, "waits_for_code", False)


def who_waits(request: HttpRequest) -> Any:
    """The account whose password was right a moment ago; None once it is too late, or has another password."""
    try:
        pk, was, until = request.session.get(WAITS, ())
    except (TypeError, ValueError):
        return None
    user = get_user_model().objects.filter(pk=pk, is_active=True).first()
    if user is None or time.time() > until or not constant_time_compare(user.get_session_auth_hash(), was):
        return None
    return user


def lacks_code(request: HttpRequest) -> bool:
    """Somebody whose role needs a code since they came in without one."""
    if not settings.TWO_STEPS_ROLES or DEVICE_ID_SESSION_KEY in request.session:
        return False
    return is_asked_of(request.user)
