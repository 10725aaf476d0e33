"""serve_catalogue: what `make run` calls."""

import sys

import pytest
from django.core.management import call_command

from centres.management.commands import serve_catalogue
from centres.models import Action


@pytest.mark.once
@pytest.mark.django_db
def test_the_base_is_ready_and_filled_before_anybody_is_served(monkeypatch):
    called = []

    def record(name, *arguments, **options):
        called.append((name, *arguments, Action.objects.exists(), sys.argv[1:]))
        if name != "runserver":
            call_command(name, *arguments, **options)

    monkeypatch.setattr(serve_catalogue, "call_command", record)
    monkeypatch.setattr(serve_catalogue.connections, "close_all", lambda: None)
    monkeypatch.setattr(sys, "argv", ["manage.py", "serve_catalogue", "127.0.0.1:8123"])

    call_command("serve_catalogue", "127.0.0.1:8123")

    asked = ["serve_catalogue", "127.0.0.1:8123"]
    assert called == [
        ("migrate", False, asked),
        ("load_catalogue", False, asked),
        # The process that serves is started anew, after a change of the code, by what the command line says.
        ("runserver", "127.0.0.1:8123", True, ["runserver", "127.0.0.1:8123"]),
    ]
