"""A code at each login: learnt once, taken once, nothing typed is lost, wrong ones are slowed down."""

import re
import time

import pytest
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from centres.editing import phones
from centres.models import Keyword
from tests.admin.pages import add_url, shown_values

from .telephone import CODE, OWN, code_of, give_password, is_in, with_phone, words

pytestmark = pytest.mark.django_db


def test_a_first_login_learns_a_telephone_then_shows_ten_codes_once(person):
    client = Client()
    page = give_password(client)
    assert "visez ce carré" in words(page)
    assert not is_in(client)
    phone = TOTPDevice.objects.get(user=person, confirmed=False)
    assert phones.key_of(phone) in words(page)
    assert "_auth_user_id" not in client.session

    shown = client.post(CODE, {"code": code_of(phone), "next": "/admin/"})

    codes = re.findall(r"<li><code>([a-z2-7]{4} [a-z2-7]{4})</code></li>", shown.content.decode())
    assert len(set(codes)) == 10
    assert is_in(client)
    assert client.post(CODE, {"next": "/admin/centres/action/"}).headers["Location"] == "/admin/centres/action/"
    assert codes[0] not in words(client.get(OWN))


def test_a_code_is_asked_at_each_login_after_and_taken_once(person):
    with_phone(person)
    phone, client = phones.phone_of(person), Client()
    page = give_password(client)
    assert "Le code que montre votre application" in words(page)
    assert not is_in(client)

    answer = client.post(CODE, {"code": f"{code_of(phone)[:3]} {code_of(phone)[3:]}", "next": "/admin/aide/"})

    assert answer.headers["Location"] == "/admin/aide/"
    assert is_in(client)
    other = Client()
    give_password(other)
    assert "Ce code n’est pas le bon" in words(other.post(CODE, {"code": code_of(phone)}))
    assert not is_in(other)


def test_a_recovery_code_stands_in_for_a_telephone_once(person):
    code = with_phone(person)[3]
    client = Client()
    give_password(client)

    page = client.post(CODE, {"code": code.upper().replace(" ", "-")}, follow=True)

    assert "Code de secours utilisé, il en reste 9" in words(page)
    again = Client()
    give_password(again)
    assert "n’est pas le bon" in words(again.post(CODE, {"code": code}))


def test_what_was_typed_before_the_session_ended_goes_through_every_page(person, settings):
    client = Client()
    settings.TWO_STEPS_ROLES = []
    client.force_login(person)
    typed = shown_values(client, add_url(Keyword)) | {"label": "Un thème long à taper"}
    settings.TWO_STEPS_ROLES = ["federation"]
    with_phone(person)
    client.cookies.clear()

    page = client.post(add_url(Keyword), typed)
    assert page.status_code == 403
    asked = give_password(client, repris=page.context["repris"], next=page.context["next"])
    assert "votre saisie revient" in words(asked)
    wrong = client.post(CODE, {"code": "000000", "next": asked.context["next"], "repris": asked.context["repris"]})
    assert wrong.context["repris"] == page.context["repris"]
    TOTPDevice.objects.update(throttling_failure_count=0)
    back = client.post(CODE, {"code": code_of(phones.phone_of(person)), "repris": wrong.context["repris"]})

    assert "Un thème long à taper" in words(back)
    sent = back.context["sent"]
    assert client.post(sent.address, dict(sent.pairs)).status_code == 302
    assert Keyword.objects.filter(label="Un thème long à taper").exists()


def test_what_was_typed_goes_through_the_telephone_that_is_learnt(person):
    client = Client()
    page = client.post(add_url(Keyword), {"label": "Un thème long à taper"})
    asked = give_password(client, repris=page.context["repris"])
    shown = client.post(CODE, {"code": code_of(phones.new_phone(person)), "repris": asked.context["repris"]})

    back = client.post(CODE, {"repris": shown.context["repris"]})

    assert "Un thème long à taper" in words(back)


def test_what_was_typed_survives_a_password_that_is_too_old(person, settings):
    with_phone(person)
    client = Client()
    page = client.post(add_url(Keyword), {"label": "Un thème long à taper"})
    asked = give_password(client, repris=page.context["repris"])
    session = client.session
    session["code_attendu"] = [person.pk, person.get_session_auth_hash(), time.time() - 1]
    session.save()

    late = client.post(CODE, {"code": code_of(phones.phone_of(person)), "repris": asked.context["repris"]})

    assert late.status_code == 403
    assert "Trop de temps a passé" in words(late)
    assert late.context["repris"] == page.context["repris"]
    assert not is_in(client)


def test_a_page_that_is_too_old_asks_for_the_password_again_with_what_was_typed(person):
    strict = Client(enforce_csrf_checks=True)
    page = Client().post(add_url(Keyword), {"label": "Un thème long à taper"})

    answer = strict.post(CODE, {"repris": page.context["repris"]}, headers={"Origin": "http://testserver"})

    assert answer.status_code == 403
    assert answer.context["repris"] == page.context["repris"]


@pytest.mark.parametrize("code", ["", "12345", "1234567", "²²²²²²", "\0\0\0\0\0\0", "é" * 6, "x" * 5000, "aaaa aaaa"])
def test_what_is_no_code_is_a_wrong_one(code, person):
    with_phone(person)
    client = Client()
    give_password(client)

    answer = client.post(CODE, {"code": code})

    assert answer.status_code == 200
    assert "n’est pas le bon" in words(answer)
    assert not is_in(client)


def test_wrong_codes_wait_longer_each_time_and_a_right_one_is_not_looked_at_meanwhile(person):
    with_phone(person)
    client = Client()
    give_password(client)
    for _ in range(4):
        TOTPDevice.objects.update(throttling_failure_timestamp=None)
        client.post(CODE, {"code": "000000"})

    answer = client.post(CODE, {"code": code_of(phones.phone_of(person))})

    assert re.search(r"attendez [78] secondes", words(answer))
    assert not is_in(client)


def test_eight_wrong_codes_close_the_door_for_a_while_and_keep_what_was_typed(person):
    with_phone(person)
    client = Client()
    kept = client.post(add_url(Keyword), {"label": "Un thème long à taper"}).context["repris"]
    give_password(client)
    for _ in range(8):
        TOTPDevice.objects.update(throttling_failure_count=0)
        answer = client.post(CODE, {"code": "000000", "repris": kept})
    TOTPDevice.objects.update(throttling_failure_count=0)

    assert answer.status_code == 429
    assert answer.context["repris"] == kept
    right = client.post(CODE, {"code": code_of(phones.phone_of(person))})
    assert right.status_code == 429
    assert not is_in(client)
    # From elsewhere, its owner gets in.
    other = Client(REMOTE_ADDR="192.0.2.7")
    give_password(other)
    assert other.post(CODE, {"code": code_of(phones.phone_of(person))}).status_code == 302


def test_wrong_codes_of_a_telephone_that_is_associated_are_counted_too(person, caplog):
    client = Client()
    give_password(client)
    for _ in range(3):
        TOTPDevice.objects.update(throttling_failure_timestamp=None)
        assert "n’est pas le bon" in words(client.post(CODE, {"code": "000000"}))

    assert "attendez 4 secondes" in words(client.post(CODE, {"code": code_of(phones.new_phone(person))}))
    assert caplog.text.count("entrée refusée au code") == 3
    assert not is_in(client)


def test_a_right_password_alone_does_not_forgive_wrong_codes(person):
    with_phone(person)
    client = Client()
    for _ in range(8):
        TOTPDevice.objects.update(throttling_failure_count=0)
        give_password(client)
        answer = client.post(CODE, {"code": "000000"})

    assert answer.status_code == 429


@pytest.mark.parametrize("field", ["next", "repris", "code"])
@pytest.mark.parametrize(
    "value", ["\0", "/admin/\r\nX: y", "//ailleurs.example/", "[1]", '["/admin/", 3, 4]', "é" * 70_000]
)
def test_nonsense_in_the_form_of_a_code_breaks_nothing(field, value, person):
    with_phone(person)
    client = Client()
    give_password(client)

    wrong = client.post(CODE, {"code": "000000", field: value})
    TOTPDevice.objects.update(throttling_failure_count=0)
    right = client.post(CODE, {"next": "", "code": code_of(phones.phone_of(person)), field: value})

    assert wrong.status_code == 200
    assert right.status_code == (200 if field == "code" else 302)
    assert "X" not in right.headers
    assert right.headers.get("Location", "/admin/").startswith("/admin/")
