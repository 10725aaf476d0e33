"""What is wrong with the site -> what /sante/ and /sante/pret/ say of it, and how soon."""

import errno
import time

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder

from centres import ready
from centres.operations import health

LAST = "0001_initial"


@pytest.fixture
def lacking(monkeypatch):
    """As if this code had one migration more than the database."""
    known = health._migrations()
    monkeypatch.setattr(health, "_migrations", lambda: known | {("centres", "9999_de_demain")})


@pytest.fixture
def away(monkeypatch):
    def fail(*args):
        raise DatabaseError("la base ne répond pas")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", fail)


@pytest.mark.django_db
def test_a_site_that_is_well_says_so_thing_by_thing(client):
    client.get("/")
    response = client.get("/sante/pret/")

    assert response.status_code == 200
    assert response["Cache-Control"].startswith("max-age=0")
    checks = response.json()["checks"]
    assert set(checks) == {"database", "migrations", "index", "disk"}
    assert all(check["ok"] for check in checks.values())
    assert "a suivi la base" in checks["index"]["detail"]


@pytest.mark.django_db
def test_a_process_that_was_asked_no_page_is_ready_too(client):
    assert "à la première page" in client.get("/sante/pret/").json()["checks"]["index"]["detail"]


def test_a_process_is_alive_without_a_database(client):
    """No mark of the database: a query would fail the test."""
    assert client.get("/sante/").json() == {"status": "ok"}


@pytest.mark.django_db
def test_a_database_that_fails_is_said(client, away):
    response = client.get("/sante/pret/")

    assert response.status_code == 503
    assert response.json()["checks"]["database"] == {"ok": False, "detail": health.AWAY.said}
    assert connection.settings_dict["NAME"] not in response.text


@pytest.mark.django_db
def test_a_database_that_hangs_is_said_within_half_a_second_by_every_request(client, monkeypatch):
    looks = []

    def hang():
        looks.append(1)
        time.sleep(1.5)
        return {}

    monkeypatch.setattr(health, "_database", health.Look(hang))
    for _ in range(2):
        start = time.monotonic()
        response = client.get("/sante/pret/")
        assert time.monotonic() - start < 0.5
        assert response.status_code == 503
        assert "ne répond pas depuis" in response.json()["checks"]["database"]["detail"]
    assert len(looks) == 1


@pytest.mark.django_db
def test_a_site_that_is_not_migrated_says_so(client, lacking):
    response = client.get("/sante/pret/")

    assert response.status_code == 503
    said = response.json()["checks"]["migrations"]["detail"]
    assert "centres.9999_de_demain" in said
    assert "manage.py migrate" in said


@pytest.mark.django_db
def test_the_log_says_at_the_start_that_it_is_not_migrated(lacking, caplog):
    ready.get_ready()

    assert "centres.9999_de_demain" in caplog.text


@pytest.mark.django_db
def test_every_migration_of_this_code_is_looked_for():
    assert health.unapplied_migrations() == []
    MigrationRecorder(connection).record_unapplied("centres", LAST)
    assert health.unapplied_migrations() == [f"centres.{LAST}"]


@pytest.mark.django_db
def test_a_full_disk_is_said(client, monkeypatch):
    monkeypatch.setattr(health, "LEAST_ROOM", 2**80)
    response = client.get("/sante/pret/")

    assert response.status_code == 503
    assert "faites de la place" in response.json()["checks"]["disk"]["detail"]


@pytest.mark.django_db
def test_a_disk_that_went_read_only_is_said(client, monkeypatch):
    def refuse(**where):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(health.tempfile, "TemporaryFile", refuse)
    response = client.get("/sante/pret/")

    assert response.status_code == 503
    assert "ne peut pas écrire" in response.json()["checks"]["disk"]["detail"]


def test_a_folder_that_is_not_there_yet_is_made_by_the_first_file(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "pas" / "encore"

    assert health.look_at_disk().is_well
