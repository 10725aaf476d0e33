"""A process that begins -> its index, read before the first page is asked for."""

import os
import runpy
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import OperationalError, connection

from centres import ready
from centres.catalogue import index
from tests.factories import make_full_action


@pytest.mark.django_db
def test_the_first_page_of_a_worker_finds_the_index_read(client, django_assert_max_num_queries):
    make_full_action()
    index.forget()
    runpy.run_path(str(settings.BASE_DIR / "gunicorn.conf.py"))["post_worker_init"](None)

    # One asks what changed, and the others read what the cards show.
    with django_assert_max_num_queries(6):
        assert client.get("/actions/").status_code == 200


@pytest.mark.django_db
def test_a_process_begins_without_a_database_and_says_so(monkeypatch, caplog):
    def fail():
        raise OperationalError("la base ne répond pas")

    monkeypatch.setattr(index, "current", fail)
    ready.get_ready()

    assert "la base ne répond pas" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_what_workers_share_is_made_once_and_holds_no_connection(monkeypatch):
    asked = []

    def application(environ, start_response):
        asked.append(environ["PATH_INFO"])
        return []

    monkeypatch.setattr(ready, "_is_warm", [])
    ready.read_before_forking(application)
    ready.read_before_forking(application)

    assert asked == [path.partition("?")[0] for path in ready.FIRST_PAGES]
    assert connection.connection is None


@pytest.mark.django_db
def test_what_workers_share_is_made_of_pages_that_are_there(client):
    make_full_action()
    told = []
    ready._ask(lambda environ, start: told.append(environ) or [], "/actions/?q=jardin")
    assert (told[0]["PATH_INFO"], told[0]["QUERY_STRING"]) == ("/actions/", "q=jardin")
    assert {client.get(path).status_code for path in ready.FIRST_PAGES} == {200}


def test_gunicorn_understands_how_it_is_to_serve():
    environment = os.environ | {"DJANGO_SECRET_KEY": "une clé qui ne sert que le temps de ce test"}
    command = [sys.executable, "-m", "gunicorn", "actions_catalog.wsgi", "--check-config", "--print-config"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert "limit_request_line" in done.stdout
    assert "8190" in done.stdout
