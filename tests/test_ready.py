"""A process that begins -> its index, read before the first page is asked for."""

import runpy

import pytest
from django.conf import settings
from django.db import OperationalError

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


def test_a_process_begins_without_a_database_and_says_so(monkeypatch, caplog):
    def fail():
        raise OperationalError("la base ne répond pas")

    monkeypatch.setattr(index, "current", fail)
    ready.get_ready()

    assert "la base ne répond pas" in caplog.text
