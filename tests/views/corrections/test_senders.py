"""Who sends a correction, as a word that says nothing of the address."""

from datetime import date

from django.test import RequestFactory

from centres.views.corrections.senders import address_of, sender_of


def asked(address: str, forwarded: str = "") -> str:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return address_of(RequestFactory().get("/", REMOTE_ADDR=address, headers=headers))


def test_a_forwarded_address_is_believed_from_our_proxies_alone(settings):
    assert asked("192.0.2.1", "203.0.113.5") == "192.0.2.1"
    settings.PROXY_ADDRESSES = ["192.0.2.0/24", "unix"]
    assert asked("192.0.2.1", "203.0.113.5") == "203.0.113.5"
    assert asked("192.0.2.1", "1.1.1.1, 203.0.113.5, 192.0.2.7") == "203.0.113.5"
    assert asked("", "203.0.113.5") == "203.0.113.5"
    assert asked("192.0.2.1", "n’importe quoi") == "unix"
    assert asked("2001:db8:0:1::5") == asked("2001:db8:0:1:ffff::1") != asked("2001:db8:0:2::5")
    assert asked("::ffff:203.0.113.5") == "203.0.113.5"


def test_who_sends_is_another_word_tomorrow():
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.5")
    today = sender_of(request, date(2026, 11, 22))

    assert "203" not in today or len(today) == 32
    assert today == sender_of(request, date(2026, 11, 22)) != sender_of(request, date(2026, 11, 23))
