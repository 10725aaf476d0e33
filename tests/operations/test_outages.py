"""A database that is busy, away or full -> a page that says so, keeps what was sent, and keeps nobody else waiting."""

import json
import os
import subprocess
import sys
import threading
import time

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, ProgrammingError, connection, transaction
from django.test import Client
from django.utils.html import escape

from centres.models import Correction
from centres.operations import health, outages
from centres.operations.outages import AWAY, BUSY, CLOSED, FULL, NOT_MIGRATED, trouble_of
from centres.views.corrections import page as corrections
from centres.views.corrections.proof import signer
from centres.views.site import front, outage
from tests.factories import make_full_action


def caused(error: DatabaseError, cause: BaseException) -> DatabaseError:
    error.__cause__ = cause
    return error


def fail(error):
    def failing(*args, **kwargs):
        raise error

    return failing


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (OperationalError("database is locked"), BUSY),
        (OperationalError("database or disk is full"), FULL),
        (OperationalError("attempt to write a readonly database"), CLOSED),
        (OperationalError("disk I/O error"), CLOSED),
        (caused(ProgrammingError("Read-only file system"), psycopg.errors.InsufficientPrivilege()), CLOSED),
        (OperationalError("unable to open database file"), AWAY),
        (caused(OperationalError("lock timeout"), psycopg.errors.LockNotAvailable()), BUSY),
        (caused(OperationalError("deadlock"), psycopg.errors.DeadlockDetected()), BUSY),
        (caused(OperationalError("shutdown"), psycopg.errors.AdminShutdown()), AWAY),
        (caused(OperationalError("no room"), psycopg.errors.DiskFull()), FULL),
        (caused(DatabaseError("standby"), psycopg.errors.ReadOnlySqlTransaction()), CLOSED),
        (OperationalError("connection refused"), AWAY),
        (ProgrammingError("syntax error"), None),
        (ValueError("une erreur du code"), None),
    ],
    ids=str,
)
def test_each_error_of_a_database_has_its_sentence(error, trouble):
    assert trouble_of(error) is trouble


@pytest.mark.django_db
def test_a_table_lacks_because_of_a_migration_or_by_mistake(monkeypatch):
    error = OperationalError("no such table: centres_action")
    assert trouble_of(error) is None

    monkeypatch.setattr(outages, "unapplied_migrations", lambda: ["centres.9999"])
    assert trouble_of(error) is NOT_MIGRATED


@pytest.mark.django_db
def test_a_reader_gets_a_page_that_comes_back_by_itself(client, monkeypatch):
    monkeypatch.setattr(front, "theme_families", fail(OperationalError("database is locked")))
    response = client.get("/themes/")

    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    assert response["Cache-Control"] == "no-store"
    assert '<meta http-equiv="refresh" content="5">' in response.text
    assert "Quelqu’un d’autre écrit" in response.text
    assert "<form" not in response.text


def form_of(action) -> dict[str, str]:
    return {
        "part": "summary",
        "text": "Deux lignes\n<b>dont une</b>",
        "token": signer().sign(str(action.pk)),
        "password": "x",
    }


@pytest.mark.django_db
def test_what_was_sent_is_kept_and_can_be_sent_again(client, monkeypatch):
    action = make_full_action()
    monkeypatch.setattr(corrections, "_told", fail(OperationalError("database is locked")))
    monkeypatch.setattr("centres.views.corrections.proof.QUICKEST", -1)
    address = corrections.address_of(action)
    response = client.post(address, form_of(action), headers={"Sec-Fetch-Site": "same-origin"})

    assert response.status_code == 503
    assert f'action="{address}"' in response.text
    assert "Deux lignes\n&lt;b&gt;dont une&lt;/b&gt;</textarea>" in response.text
    assert 'name="part" value="summary"' in response.text
    assert "password" not in response.text

    monkeypatch.undo()
    monkeypatch.setattr("centres.views.corrections.proof.QUICKEST", -1)
    sent = {"part": "summary", "text": "Deux lignes\r\n<b>dont une</b>", "token": form_of(action)["token"]}
    assert client.post(address, sent, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 302
    assert Correction.objects.get().text == "Deux lignes\n<b>dont une</b>"


@pytest.mark.django_db
def test_the_form_of_another_site_is_not_sent_again_as_ours(client, monkeypatch):
    action = make_full_action()
    monkeypatch.setattr(outages.circuit, "is_open", True)
    response = client.post(corrections.address_of(action), form_of(action), headers={"Sec-Fetch-Site": "cross-site"})

    assert response.status_code == 503
    assert "Deux lignes" not in response.text


@pytest.mark.django_db
def test_programs_get_a_problem(client, monkeypatch):
    monkeypatch.setattr(outages.circuit, "is_open", True)
    response = client.get("/api/v1/actions")

    assert (response.status_code, response["Content-Type"]) == (503, "application/problem+json")
    assert response.json()["title"] == AWAY.title


def test_with_the_database_away_nobody_asks_it(client, monkeypatch):
    """No mark of the database: a query would fail the test."""
    monkeypatch.setattr(outages.circuit, "is_open", True)
    start = time.monotonic()

    assert client.get("/actions/").status_code == 503
    assert client.get("/sante/").status_code == 200
    assert client.get("/static/favicon.svg").status_code == 200
    assert time.monotonic() - start < 0.5


@pytest.mark.django_db
def test_a_page_that_was_made_before_is_shown_while_the_database_is_away(client, settings, monkeypatch):
    settings.DEBUG = False
    before = client.get("/themes/")
    monkeypatch.setattr(outages.circuit, "is_open", True)
    after = client.get("/themes/")

    assert (after.status_code, after.content, after["ETag"]) == (200, before.content, before["ETag"])
    assert client.get("/themes/?autre=1").status_code == 503


@pytest.mark.django_db
def test_a_page_of_a_former_catalogue_is_never_shown_again(client, settings, monkeypatch):
    action = make_full_action()
    assert client.get(action.get_absolute_url()).status_code == 200
    action.state = "withdrawn"
    action.save()
    client.get("/")
    monkeypatch.setattr(outages.circuit, "is_open", True)

    assert client.get(action.get_absolute_url()).status_code == 503


@pytest.mark.django_db
def test_writers_that_wait_leave_their_places_to_readers(monkeypatch):
    """Three write, one waits, and five more are told at once to come back; whoever reads does not notice."""
    action = make_full_action()
    monkeypatch.setattr(outage, "WRITERS_WAIT", 10)
    held, go = threading.Event(), threading.Event()

    def hold(request, *args):
        held.set()
        go.wait(20)
        raise OperationalError("database is locked")

    monkeypatch.setattr(corrections, "_told", hold)
    statuses: list[int] = []

    def write() -> None:
        statuses.append(Client().post(corrections.address_of(action), {}).status_code)

    writers = [threading.Thread(target=write) for _ in range(outage.WRITERS + outage.WAITING + 5)]
    start = time.monotonic()
    for writer in writers:
        writer.start()
    held.wait(10)
    assert Client().get("/themes/").status_code == 200
    while len(statuses) < 5:
        assert time.monotonic() - start < outage.WRITERS_WAIT
        time.sleep(0.01)
    assert statuses == [503] * 5
    go.set()
    for writer in writers:
        writer.join()
    assert statuses == [503] * 9


@pytest.mark.django_db
def test_passwords_that_wait_keep_nobody_from_writing(client, monkeypatch):
    action = make_full_action()
    monkeypatch.setattr(outage, "ENTRIES_WAIT", 0.01)
    with outage._entering:
        refused = client.post("/admin/login/", {"username": "equipe", "password": "ouvre-toi"})
        written = client.post(corrections.address_of(action), {})

    assert refused.status_code == 503
    assert "Trop de connexions à la fois" in refused.text
    assert "ouvre-toi" not in refused.text
    assert 'href="/admin/login/"' in refused.text
    assert written.status_code == 200


@pytest.mark.django_db
def test_a_login_that_waits_keeps_what_was_typed_before_it(client, monkeypatch):
    monkeypatch.setattr(outage, "ENTRIES_WAIT", 0.01)
    kept = json.dumps(["/admin/centres/keyword/add/", [["label", f"Un thème {'long ' * 40}"]], []])
    with outage._entering:
        page = client.post("/admin/login/", {"username": "equipe", "password": "ouvre-toi", "repris": kept})

    assert page.status_code == 503
    assert f'<input type="hidden" name="repris" value="{escape(kept)}">' in page.text
    assert "ouvre-toi" not in page.text
    again = client.post("/admin/login/", {"username": "equipe", "repris": kept})
    assert json.loads(again.context["repris"]) == json.loads(kept)


@pytest.mark.django_db
def test_what_fails_outside_of_views_is_told_as_in_them(rf):
    from centres.views.site.errors import server_error

    try:
        raise OperationalError("database is locked")
    except OperationalError:
        assert server_error(rf.get("/")).status_code == 503
    assert server_error(rf.get("/")).status_code == 500


@pytest.mark.django_db(transaction=True)
def test_the_circuit_closes_when_the_database_is_back(monkeypatch):
    if connection.vendor != "postgresql":
        outages.circuit.open()
        assert not outages.circuit.is_open
        return
    back = threading.Event()
    answers = outages.Circuit._answers
    monkeypatch.setattr(outages.Circuit, "_answers", staticmethod(lambda: back.is_set() and answers()))
    circuit = outages.Circuit()
    circuit.open()
    circuit.open()
    assert circuit.is_open
    assert sum(thread.name == "retour de la base" for thread in threading.enumerate()) == 1
    back.set()
    deadline = time.monotonic() + 1
    while circuit.is_open:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert health.unapplied_migrations() == []


@pytest.mark.django_db(transaction=True)
def test_a_lock_of_a_row_is_waited_for_as_long_as_settings_say(settings):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            assert cursor.fetchone() == ("2min",)
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout")
            assert cursor.fetchone() == (120_000,)


def test_a_process_that_serves_is_less_patient_than_a_command(tmp_path):
    asked = "import actions_catalog.wsgi; from django.conf import settings; print(settings.DATABASE_LOCK_SECONDS)"
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {"DJANGO_DEBUG": "1", "DATABASE_URL": f"sqlite:///{tmp_path}/rien.sqlite3"}
    done = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)

    assert done.stdout == "3\n"
