"""Whose role needs a telephone, what is done with it, and that nobody is shut out for good."""

import logging

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from centres.editing import phones
from centres.editing.roles import ADMINISTRATION, FEDERATION, READING, give_role
from centres.models import GivenPassword, Keyword
from tests.admin.pages import add_url, send
from tests.permissions import addresses, example

from .telephone import CODE, LOGIN, OWN, code_of, give_password, is_in, with_phone, words

pytestmark = pytest.mark.django_db


def test_reading_needs_no_code_and_may_have_one(person):
    give_role(person, READING)
    client = Client()
    assert give_password(client).status_code == 302
    assert is_in(client)

    shown = client.post(OWN, {"code": code_of(phones.new_phone(person))})
    assert "Ces codes ne seront plus montrés" in words(shown)
    client.logout()
    assert "Le code que montre votre application" in words(give_password(client))


def test_ones_own_telephone_gives_new_codes_and_is_forgotten_for_a_code(person):
    before = with_phone(person)
    client = Client()
    give_password(client)
    client.post(CODE, {"code": before[0]})

    assert "n’est pas le bon" in words(client.post(OWN, {"code": "000000", "oublier": "1"}))
    TOTPDevice.objects.update(throttling_failure_count=0)
    shown = client.post(OWN, {"code": before[1], "codes": "1"})
    assert len(shown.context["codes"]) == 10
    assert StaticToken.objects.count() == 10
    assert phones.check_code(person, before[2]) is None

    code = shown.context["codes"][0]
    client.post(OWN, {"code": code, "oublier": "1"})
    # Wrong a moment ago: the next code waits a second.
    phones.StaticDevice.objects.update(throttling_failure_count=0)
    client.post(OWN, {"code": code, "oublier": "1"})
    assert phones.phone_of(person) is None
    assert "visez ce carré" in words(client.get(OWN))


@pytest.mark.once
@pytest.mark.parametrize("role", [FEDERATION, ADMINISTRATION])
def test_nothing_opens_with_a_password_alone(role, person, clients):
    give_role(person, role)
    with_phone(person)
    held, without = Client(), Client()
    give_password(held)
    public = {"/admin/login/", "/admin/logout/", CODE}
    for address in sorted({example(address) for address in addresses() if address.startswith("/admin/")} - public):
        if "mot-de-passe-oublie" in address:
            continue
        # In since before a code was asked for.
        without.force_login(person)
        for client in (held, without):
            assert client.get(address).headers.get("Location", "").startswith("/admin/login/"), address


def test_a_role_that_comes_to_need_a_code_is_asked_for_it_and_loses_nothing(person, settings):
    settings.TWO_STEPS_ROLES = []
    client = Client()
    give_password(client)
    assert is_in(client)
    settings.TWO_STEPS_ROLES = ["federation"]

    page = client.post(add_url(Keyword), {"label": "Un thème long à taper"})

    assert page.status_code == 403
    assert "Un thème long à taper" in page.context["repris"]
    assert "_auth_user_id" not in client.session


def test_a_given_password_is_still_to_be_changed_after_the_code(person):
    GivenPassword.objects.create(user=person)
    client = Client()
    give_password(client)
    client.post(CODE, {"code": code_of(phones.new_phone(person))})

    assert client.get("/admin/").headers["Location"] == "/admin/password_change/"


def test_a_password_that_changes_in_between_ends_the_wait(person):
    with_phone(person)
    client = Client()
    give_password(client)
    person.set_password("un-autre-mot-de-passe")
    person.save()

    assert client.post(CODE, {"code": code_of(phones.phone_of(person))}).headers["Location"].startswith(LOGIN)
    assert not is_in(client)


def test_an_administrator_forgets_a_lost_telephone_on_the_page_of_its_account(person, admin_client, settings):
    settings.TWO_STEPS_ROLES = []
    with_phone(person)
    url = reverse("admin:auth_user_change", args=[person.pk])
    assert "Oublier son téléphone" in words(admin_client.get(url))
    assert send(admin_client, url).status_code == 302
    assert phones.phone_of(person)

    assert send(admin_client, url, forget_phone="on").status_code == 302

    assert phones.phone_of(person) is None
    assert not StaticToken.objects.exists()
    client = Client()
    assert give_password(client).status_code == 302


def test_the_command_line_lets_everybody_in_again(person, capsys):
    with_phone(person)
    call_command("forget_phone", "equipe")
    assert "oubliés : equipe" in capsys.readouterr().out
    assert phones.phone_of(person) is None
    with_phone(person)
    call_command("forget_phone", all=True)
    assert not TOTPDevice.objects.exists()
    call_command("forget_phone", all=True)
    assert "Aucun téléphone" in capsys.readouterr().out
    with pytest.raises(CommandError, match="n’est pas un compte"):
        call_command("forget_phone", "personne")


def test_the_log_tells_who_came_in_and_whose_code_was_wrong_and_no_code(person, caplog):
    caplog.set_level(logging.INFO, "centres.audit")
    client = Client()
    give_password(client)
    wrong, right = "000000", code_of(phones.new_phone(person))
    client.post(CODE, {"code": wrong})
    TOTPDevice.objects.update(throttling_failure_count=0)
    assert "entrée de" not in caplog.text
    client.post(CODE, {"code": right})

    assert "entrée refusée au code à 'equipe'" in caplog.text
    assert "téléphone associé à 'equipe'" in caplog.text
    assert caplog.text.count("entrée de 'equipe'") == 1
    assert right not in caplog.text


def test_next_leads_nowhere_else(person):
    with_phone(person)
    client = Client()
    give_password(client)

    answer = client.post(CODE, {"code": code_of(phones.phone_of(person)), "next": "https://ailleurs.example/"})

    assert answer.headers["Location"] == "/admin/"


def test_the_square_is_drawn_without_a_style_and_says_the_key(person):
    phone = phones.new_phone(person)
    svg = phones.qr_of(phone)

    assert svg.startswith("<svg ")
    assert "style" not in svg
    assert "<title>" in svg
    assert "issuer=Catalogue" in phone.config_url
