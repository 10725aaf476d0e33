"""What a telephone shows, and a login as a browser does it."""

import re
import time
from html import unescape

from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from centres.editing import phones

PASSWORD = "trois-petits-chats-42"
LOGIN, CODE, OWN = "/admin/login/", "/admin/code/", "/admin/telephone/"


def code_of(phone: TOTPDevice, later: int = 0) -> str:
    """What the telephone shows; `later`: steps of 30 seconds from now."""
    totp = TOTP(phone.bin_key, drift=later)
    totp.time = time.time()
    return f"{totp.token():06d}"


def with_phone(user: User) -> list[str]:
    """Learns a telephone; its recovery codes. The code that it showed then is spent."""
    codes = phones.learn_phone(user, code_of(phones.new_phone(user)))
    TOTPDevice.objects.update(last_t=-1)
    return codes


def give_password(client: Client, name: str = "equipe", **more: str):
    return client.post(LOGIN, {"username": name, "password": PASSWORD, "next": "/admin/", **more})


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def words(response) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())
