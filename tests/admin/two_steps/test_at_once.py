"""The same code sent twice at the same moment opens one door; RACES says how many rounds (`make races`: 100)."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from centres.editing import phones
from centres.editing.roles import ADMINISTRATION, give_role
from tests.editing.races import ROUNDS, at_once

from .telephone import CODE, PASSWORD, code_of, give_password, is_in, with_phone

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def person() -> User:
    user = User.objects.create_user("equipe", password=PASSWORD)
    give_role(user, ADMINISTRATION)
    return user


def two_who_wait() -> list[Client]:
    clients = [Client(), Client()]
    for client in clients:
        give_password(client)
    return clients


@pytest.mark.parametrize("kind", ["telephone", "recovery"])
def test_of_two_who_send_the_same_code_one_comes_in(kind, person):
    for _ in range(ROUNDS):
        phones.forget_phone(person)
        code = with_phone(person)[0]
        if kind == "telephone":
            code = code_of(phones.phone_of(person))
        clients = two_who_wait()

        at_once(*(lambda client=client: client.post(CODE, {"code": code}) for client in clients))  # noqa: B023

        assert sorted(map(is_in, clients)) == [False, True]
    assert StaticToken.objects.count() == (10 if kind == "telephone" else 9)


def test_a_telephone_associated_twice_at_once_is_associated_once(person):
    for _ in range(ROUNDS):
        phones.forget_phone(person)
        code, clients = code_of(phones.new_phone(person)), two_who_wait()

        at_once(*(lambda client=client: client.post(CODE, {"code": code}) for client in clients))  # noqa: B023

        assert sorted(map(is_in, clients)) == [False, True]
        assert TOTPDevice.objects.filter(confirmed=True).count() == 1
        assert StaticToken.objects.count() == 10
