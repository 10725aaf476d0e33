"""What the log, the answer and Prometheus are told of a request; and what they are not."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings as project
from django.db import OperationalError

from centres.views.site import front

pytestmark = pytest.mark.django_db


def lines(caplog) -> list[dict]:
    return [json.loads(record.getMessage()) for record in caplog.records if record.name == "centres.requests"]


@pytest.fixture
def heard(settings, caplog, monkeypatch):
    import logging

    settings.REQUEST_LOG = True
    monkeypatch.setattr(logging.getLogger("centres.requests"), "propagate", True)
    caplog.set_level("INFO", "centres.requests")
    return caplog


def test_each_request_is_a_line_of_json_without_what_was_typed(client, heard):
    response = client.get("/actions/", {"q": "un mot secret"})
    (line,) = lines(heard)

    assert set(line) == {"time", "id", "method", "path", "status", "ms", "queries", "user"}
    assert (line["method"], line["path"], line["status"], line["user"]) == ("GET", "/actions/", 200, "visiteur")
    assert line["queries"] > 0
    assert line["id"] == response["X-Request-ID"]
    assert "secret" not in heard.text


def test_somebody_logged_in_is_told_without_a_name(admin_client, heard):
    admin_client.get("/admin/")

    assert lines(heard)[0]["user"] == "compte"
    assert "'admin'" not in str(lines(heard))


def test_nothing_is_told_unless_asked(client, caplog):
    client.get("/")

    assert lines(caplog) == []


def test_the_page_of_an_error_has_the_number_that_the_log_has(client, monkeypatch):
    def fail(*args):
        raise OperationalError("database is locked")

    monkeypatch.setattr(front, "theme_families", fail)
    response = client.get("/themes/")
    assert f"<code>{response['X-Request-ID']}</code>" in response.text

    monkeypatch.setattr(front, "theme_families", lambda index: 1 / 0)
    client.raise_request_exception = False
    response = client.get("/themes/")
    assert response.status_code == 500
    assert f"<code>{response['X-Request-ID']}</code>" in response.text


def test_a_host_that_is_not_ours_is_one_line_and_no_trace(tmp_path):
    # Files of the page as they lie: none was collected here.
    asked = (
        "import django; from django.conf import settings;"
        " settings.STORAGES['staticfiles'] = {'BACKEND': 'django.contrib.staticfiles.storage.StaticFilesStorage'};"
        " django.setup(); from django.test import Client; print(Client().get('/').status_code)"
    )
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {"DJANGO_SECRET_KEY": "x" * 60, "DJANGO_ALLOWED_HOSTS": "catalogue.example"}
    environment |= {"DATABASE_URL": f"sqlite:///{tmp_path}/rien", "DJANGO_SETTINGS_MODULE": "actions_catalog.settings"}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", asked],
        cwd=project.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert "Traceback" not in done.stderr
    assert re.fullmatch(r".*DisallowedHost \[\w+\]: Invalid HTTP_HOST header.*\n(.*Bad Request: /\n)?", done.stderr)
    assert done.stdout == "400\n"


def test_counts_are_for_whoever_has_the_token(client, settings):
    assert client.get("/metrics").status_code == 404
    settings.METRICS_TOKEN = "un jeton de test"
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer autre"}).status_code == 404

    client.get("/themes/")
    client.generic("INVENTED", "/themes/")
    told = client.get("/metrics", headers={"Authorization": "Bearer un jeton de test"}).text
    assert re.search(r'^catalogue_requests_total\{method="GET",status="200"\} [1-9]', told, re.MULTILINE)
    assert 'catalogue_request_seconds_bucket{le="0.5",method="GET"}' in told
    assert 'method="other"' in told
    assert "INVENTED" not in told


@pytest.mark.parametrize("name", ["METRICS_TOKEN", "SENTRY_DSN"])
def test_an_option_whose_package_lacks_is_refused_in_words(name):
    environment = {"PATH": os.environ["PATH"], "DJANGO_DEBUG": "1", name: "http://x@127.0.0.1/1"}
    hidden = "import importlib.util as u; u.find_spec = lambda name: None; import actions_catalog.settings"
    done = subprocess.run(
        [sys.executable, "-c", hidden], cwd=project.BASE_DIR, env=environment, capture_output=True, text=True
    )

    assert f"{name} est donné" in done.stderr
    assert "pip install -r requirements/" in done.stderr
