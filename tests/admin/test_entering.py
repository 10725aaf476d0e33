"""Who comes into the administration: how often one may try, how long one stays, what the log tells of it."""

import threading
import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from actions_catalog import hashers, sessions
from actions_catalog.hashers import OneAtATimeArgon2
from centres.editing.roles import FEDERATION, give_role

LOGIN, PASSWORD = "/admin/login/", "une phrase assez longue"

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent() -> User:
    user = User.objects.create_user("agent", password=PASSWORD)
    give_role(user, FEDERATION)
    return user


def enter(password: str, name: str = "agent", address: str = "192.0.2.1") -> int:
    client = Client(REMOTE_ADDR=address)
    return client.post(LOGIN, {"username": name, "password": password}).status_code


def test_passwords_cannot_be_tried_one_after_the_other(agent, settings):
    statuses = [enter(f"essai {number}") for number in range(20)]

    assert statuses == [200] * (settings.AXES_FAILURE_LIMIT - 1) + [429] * (21 - settings.AXES_FAILURE_LIMIT)
    assert enter(PASSWORD) == 429


def test_whoever_waits_is_told_so_in_french(agent, settings):
    for number in range(settings.AXES_FAILURE_LIMIT):
        response = Client(REMOTE_ADDR="192.0.2.1").post(LOGIN, {"username": "agent", "password": str(number)})

    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert "Attendez 15 minutes" in response.text
    assert "Vos collègues" in response.text


def test_an_office_is_never_locked_out(agent, settings):
    give_role(User.objects.create_user("collegue", password=PASSWORD), FEDERATION)
    for number in range(settings.AXES_FAILURE_LIMIT + 5):
        enter(str(number))

    assert enter(PASSWORD, "collegue") == 302
    assert enter(PASSWORD, address="198.51.100.7") == 302


def test_a_proxy_does_not_make_one_of_all_visitors(agent, settings):
    settings.PROXY_ADDRESSES = ["127.0.0.1"]
    for number in range(settings.AXES_FAILURE_LIMIT):
        Client(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="192.0.2.1").post(
            LOGIN, {"username": "agent", "password": str(number)}
        )
    elsewhere = Client(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.7")

    assert elsewhere.post(LOGIN, {"username": "agent", "password": PASSWORD}).status_code == 302


def test_a_proxy_that_says_nobody_s_address_lets_people_in(agent, settings):
    settings.PROXY_ADDRESSES = ["unix"]
    silent = Client(REMOTE_ADDR="")

    assert silent.post(LOGIN, {"username": "agent", "password": "faux"}).status_code == 200
    assert silent.post(LOGIN, {"username": "agent", "password": PASSWORD}).status_code == 302


def test_a_wait_ends(agent, settings):
    for number in range(settings.AXES_FAILURE_LIMIT):
        enter(str(number))
    settings.AXES_COOLOFF_TIME = timedelta(seconds=0.2)
    time.sleep(0.3)

    assert enter(PASSWORD) == 302


def test_the_log_tells_who_came_in_and_who_did_not(agent, caplog):
    caplog.set_level("INFO", "centres.audit")
    enter("faux")
    client = Client(REMOTE_ADDR="192.0.2.1")
    client.post(LOGIN, {"username": "agent", "password": PASSWORD})
    client.get("/admin/auth/user/")
    client.get("/admin/centres/action/tableur.csv/")
    client.post("/admin/logout/")
    give_role(agent, "")

    said = [line for name, _, line in caplog.record_tuples if name == "centres.audit"]
    assert said == [
        "entrée refusée à 'agent' depuis 192.0.2.1",
        "entrée de 'agent' depuis 192.0.2.1",
        "GET /admin/auth/user/ refusé à 'agent'",
        "export de 0 fiches en csv par 'agent'",
        "sortie de 'agent'",
        "rôle de 'agent' : aucun",
    ]
    assert PASSWORD not in caplog.text


def test_a_name_cannot_write_a_line_of_the_log(caplog):
    enter("x", "agent\n2026 INFO centres.audit: entrée de 'chef'")

    assert all("\n" not in record.getMessage() for record in caplog.records if record.name == "centres.audit")


@pytest.mark.parametrize("password", ["onze-caract", "motdepasse", "123456789012"])
def test_a_password_has_twelve_characters_at_least(password):
    with pytest.raises(ValidationError):
        validate_password(password)


def test_a_session_ends_eight_hours_after_the_last_page(agent, client):
    client.force_login(agent)
    session = Session.objects.get()
    Session.objects.update(expire_date=timezone.now() + timedelta(hours=1))
    assert client.get("/admin/").status_code == 200
    session.refresh_from_db()
    assert session.expire_date > timezone.now() + timedelta(hours=7, minutes=59)

    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/admin/").status_code == 302


def test_a_page_soon_after_the_last_one_writes_nothing(agent, client, django_assert_num_queries):
    client.force_login(agent)
    before = Session.objects.get().expire_date
    client.get("/admin/")

    assert Session.objects.get().expire_date == before


def test_a_session_that_cannot_be_written_is_one_all_the_same(agent, client, monkeypatch):
    client.force_login(agent)
    Session.objects.update(expire_date=timezone.now() + timedelta(hours=1))

    def fail():
        raise OperationalError("database is locked")

    monkeypatch.setattr(sessions, "impatience", fail)
    assert client.get("/admin/").status_code == 200


def test_hashes_are_made_one_at_a_time(monkeypatch):
    most, now, lock = [], [0], threading.Lock()

    def slow(self, password, salt):
        with lock:
            now[0] += 1
            most.append(now[0])
        time.sleep(0.05)
        with lock:
            now[0] -= 1
        return "argon2$"

    monkeypatch.setattr(hashers.Argon2PasswordHasher, "encode", slow)
    threads = [threading.Thread(target=OneAtATimeArgon2().encode, args=("x", "sel")) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == [1] * 5


def test_a_password_is_known_again_by_its_hash():
    hasher = OneAtATimeArgon2()
    encoded = hasher.encode(PASSWORD, hasher.salt())

    assert "p=1$" in encoded
    assert hasher.verify(PASSWORD, encoded)
    assert not hasher.verify("autre", encoded)
    assert not hasher.must_update(encoded)
