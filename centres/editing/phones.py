"""The telephone of an account, which makes codes (TOTP), and the recovery codes for the day it is lost.

Both are devices of django-otp, whose checks wait longer after each wrong code and take none twice.
"""

import logging
from base64 import b32encode
from typing import Any

import segno
from django.conf import settings
from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from .roles import NAMES, role_of

audit = logging.getLogger("centres.audit")
RECOVERY_CODES = 10
DIGITS = 6
_LONGEST = 16  # characters of a code that is kept


def is_asked_of(user: Any) -> bool:
    """Whether the role of an account needs a code at each login."""
    return bool(settings.TWO_STEPS_ROLES) and role_of(user) in {NAMES[name] for name in settings.TWO_STEPS_ROLES}


def phone_of(user: Any) -> TOTPDevice | None:
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).first()


def confirmed_phones() -> Any:
    """For accounts of a list: `phones`, the telephones of each."""
    return Prefetch("totpdevice_set", TOTPDevice.objects.filter(confirmed=True), to_attr="phones")


def new_phone(user: Any) -> TOTPDevice:
    """The one that an account is about to learn: its key is kept until a code of it was typed."""
    found = TOTPDevice.objects.devices_for_user(user, confirmed=False).first()
    return found or TOTPDevice.objects.create(user=user, name="téléphone", confirmed=False)


@transaction.atomic
def learn_phone(user: Any, text: str) -> list[str]:
    """Takes the new telephone for a code that it made, and gives recovery codes; none for a wrong code."""
    phone = verify_token(user, new_phone(user).persistent_id, _as_digits(text))
    if phone is None:
        return []
    TOTPDevice.objects.devices_for_user(user, confirmed=True).delete()
    phone.confirmed = True
    phone.save(update_fields=["confirmed"])
    audit.info("téléphone associé à %r", user.get_username())
    return give_recovery_codes(user)


@transaction.atomic
def give_recovery_codes(user: Any) -> list[str]:
    """New ones, as they are shown once; those of before open nothing any more."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(user=user, name="codes de secours")
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return [f"{code[:4]} {code[4:]}" for code in codes]


def recovery_codes_left(user: Any) -> int:
    return int(StaticToken.objects.filter(device__user=user).count())


@transaction.atomic
def forget_phone(user: Any) -> bool:
    """Forgets the telephone and the recovery codes of an account, and whether there were any."""
    gone = TOTPDevice.objects.filter(user=user).delete()[0] + StaticDevice.objects.filter(user=user).delete()[0]
    if gone:
        audit.warning("téléphone oublié de %r", user.get_username())
    return bool(gone)


def check_code(user: Any, text: str) -> TOTPDevice | StaticDevice | None:
    """What took a code of the telephone or a recovery code, which is then spent; None for a wrong one."""
    device = _device_for(user, text)
    code = "".join(text.split()).replace("-", "").lower()
    if device is None or not code.isalnum() or not code.isascii() or len(code) > _LONGEST:
        return None
    return verify_token(user, device.persistent_id, code)


def seconds_to_wait(user: Any, text: str) -> int:
    """How long no code of this kind is looked at, after wrong ones."""
    device = _device_for(user, text)
    return _wait(device) if device else 0


def seconds_to_learn(user: Any) -> int:
    return _wait(new_phone(user))


def is_of_recovery(device: TOTPDevice | StaticDevice) -> bool:
    return isinstance(device, StaticDevice)


def key_of(phone: TOTPDevice) -> str:
    """Its key, in groups of four, for whoever types it."""
    key = b32encode(phone.bin_key).decode().rstrip("=")
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))


def qr_of(phone: TOTPDevice) -> SafeString:
    """Its key as an SVG that a telephone looks at: black on white in the dark too, without a style of its own."""
    drawn = segno.make(phone.config_url, error="m", micro=False)
    title = "QR code de la clé, à viser avec l’application"
    return mark_safe(drawn.svg_inline(omitsize=True, scale=4, dark="#000", light="#fff", svgclass="qr", title=title))  # noqa: S308 - of our own


def _wait(device: TOTPDevice | StaticDevice) -> int:
    is_allowed, why = device.verify_is_allowed()
    return 0 if is_allowed else 1 + int((why["locked_until"] - timezone.now()).total_seconds())


def _device_for(user: Any, text: str) -> TOTPDevice | StaticDevice | None:
    if _as_digits(text):
        return phone_of(user)
    return StaticDevice.objects.devices_for_user(user, confirmed=True).first()


def _as_digits(text: str) -> str:
    """« 123 456 » -> « 123456 »; empty for what is no code of a telephone."""
    code = "".join(text.split())
    return code if len(code) == DIGITS and code.isascii() and code.isdigit() else ""
