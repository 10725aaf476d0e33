"""Settings: what they refuse, what they promise to databases and browsers, and that tests keep their promises too."""

import os
import re
import runpy
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.hashers import identify_hasher
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from actions_catalog import settings as project
from manage import OFFLINE

PRODUCTION = {
    "DJANGO_SECRET_KEY": "une clé assez longue pour la vérification, et sans autre usage : 0123456789abcdefghij",
    "DJANGO_ALLOWED_HOSTS": "catalogue.example",
}

# What the environment can say.
VARIABLES = set(re.findall(r'env\.\w+\(\s*"(\w+)"', Path(project.__file__).read_text()))


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a Python of its own, with nothing in its environment that settings read but what is given."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL", "DATABASE_URL") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning", *arguments],
        cwd=settings.BASE_DIR,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.once
def test_development_says_so_and_needs_nothing_else():
    assert run("manage.py", "check", "--fail-level", "WARNING", DJANGO_DEBUG="1").stderr == ""


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"DJANGO_DEBUG": "0"},
        {"DJANGO_ALLOWED_HOSTS": "catalogue.example"},
        {"DATABASE_URL": "sqlite:///catalogue.sqlite3"},
        {"DJANGO_DEBUG": "1", "DJANGO_ALLOWED_HOSTS": "catalogue.example"},
    ],
    ids=lambda given: " ".join(given) or "nothing",
)
def test_nothing_is_taken_for_development_because_the_key_lacks(given, monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=r"ne démarre pas sans clé secrète[\s\S]*make run"):
        runpy.run_path(project.__file__)


@pytest.mark.once
@pytest.mark.parametrize(
    "command",
    [("manage.py", "runserver", "--noreload", "127.0.0.1:0"), ("-c", "import actions_catalog.wsgi")],
    ids=lambda command: command[1],
)
def test_nothing_that_serves_starts_without_a_secret_key(command):
    result = run(*command)

    assert result.returncode != 0
    assert "le site ne démarre pas sans clé secrète" in result.stderr


@pytest.mark.once
def test_a_refusal_is_a_sentence_and_no_trace_and_shows_no_key():
    without = run("manage.py", "check")
    short = run("manage.py", "check", DJANGO_SECRET_KEY="motdepasse123", DJANGO_ALLOWED_HOSTS="catalogue.example")

    assert without.stderr.startswith("DJANGO_SECRET_KEY est vide")
    assert "n’a que 13 caractères" in short.stderr
    assert "openssl rand" in short.stderr
    assert "motdepasse123" not in short.stderr
    for result in (without, short):
        assert result.returncode != 0
        assert result.stderr.count("\n") == 1


@pytest.mark.once
def test_a_site_without_a_name_does_not_pass_its_check():
    given = PRODUCTION | {"DJANGO_ALLOWED_HOSTS": ""}
    result = run("manage.py", "check", "--deploy", "--fail-level", "ERROR", **given)

    assert result.returncode != 0
    assert "centres.E001" in result.stderr


@pytest.mark.once
def test_a_replica_is_one_of_postgresql():
    given = PRODUCTION | {"DATABASE_URL": "sqlite:////tmp/x", "DATABASE_REPLICA_URL": "postgresql:///x"}
    result = run("manage.py", "check", **given)

    assert result.returncode != 0
    assert "DATABASE_REPLICA_URL ne va qu’avec PostgreSQL" in result.stderr


def test_make_run_says_that_it_is_development():
    recipe = (settings.BASE_DIR / "Makefile").read_text().partition("\nrun:")[2].partition("\n\n")[0]

    assert "export DJANGO_DEBUG := 1" in recipe
    assert "manage.py serve_catalogue" in recipe


@pytest.mark.once
def test_what_signs_nothing_runs_without_a_key_and_without_debug():
    program = "import sys, manage; sys.argv = ['manage.py', 'shell', '-v0', '-c', sys.argv[1]]; manage.main()"
    shown = "from django.conf import settings as s; print(s.DEBUG, len(s.SECRET_KEY) > 50)"

    assert run("-c", program, shown).stdout == "False True\n"
    assert run("manage.py", "check_fiches", "fixtures/fiches/isere-1.txt").returncode == 0


def test_every_command_of_this_project_says_whether_it_needs_the_key():
    """A new one goes into OFFLINE, or here when it signs: addresses that must open tomorrow, sessions, forms."""
    signing = {"serve_catalogue"}
    commands = {file.stem for file in (settings.BASE_DIR / "centres/management/commands").glob("[!_]*.py")}

    assert commands - OFFLINE == signing
    assert OFFLINE & {"check", "runserver", "testserver"} == set()


@pytest.mark.once
def test_any_host_and_visitors_that_cannot_be_told_apart_are_warnings_of_the_deployment(tmp_path):
    given = PRODUCTION | {"DJANGO_BEHIND_TLS_PROXY": "1", "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}"}
    asked = ("manage.py", "check", "--deploy", "--tag", "security", "--fail-level", "WARNING")

    result = run(*asked, **given | {"DJANGO_ALLOWED_HOSTS": "*"})
    assert result.returncode != 0
    assert all(words in result.stderr for words in ("centres.W002", "« * »", "centres.W003"))
    result = run(*asked, **given, DJANGO_PROXY_ADDRESSES="127.0.0.1")
    assert not any(words in result.stderr for words in ("centres.W002", "centres.W003"))


def test_tests_forget_every_variable_that_settings_read():
    recipe = (settings.BASE_DIR / "Makefile").read_text().partition("CLEAN_ENV :=")[2].partition("\nPYTEST")[0]

    # DATABASE_URL is told apart: the suite on PostgreSQL may be given one.
    assert VARIABLES - set(re.findall(r"-u (\w+)", recipe)) == {"DATABASE_URL"}


@pytest.mark.once
def test_an_unknown_import_state_is_refused():
    result = run("manage.py", "check", DJANGO_DEBUG="1", IMPORT_STATE="brouillon")

    assert result.returncode != 0
    assert "« brouillon » n'est pas un état" in result.stderr


@pytest.mark.once
def test_a_wrong_database_address_is_refused_without_showing_its_password():
    result = run("manage.py", "check", DJANGO_DEBUG="1", DATABASE_URL="postgrs://catalogue:secret@localhost/catalogue")

    assert result.returncode != 0
    assert "DATABASE_URL" in result.stderr
    assert "secret" not in result.stderr


@pytest.mark.django_db
def test_the_run_is_on_the_database_that_was_asked_for():
    by_address = "postgresql" if os.environ.get("DATABASE_URL", "").startswith(("postgres", "pgsql")) else "sqlite"

    assert connection.vendor == os.environ.get("EXPECT_DATABASE", by_address)


@pytest.mark.django_db
def test_a_committed_write_survives_and_connections_share_the_database():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            pragmas = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"]
            values = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas]
            assert values == ["wal", 2, 1, 120_000]
            assert connection.transaction_mode == "IMMEDIATE"
        else:
            assert connection.pool.max_size == settings.DATABASE_POOL_SIZE
            assert connection.pool._check is not None
            assert connection.pg_version >= 150_000


@pytest.mark.django_db
def test_migrations_follow_the_models():
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_passwords_are_kept_with_argon2(django_user_model, settings):
    settings.PASSWORD_HASHERS = project.PASSWORD_HASHERS
    user = django_user_model.objects.create_user("agent", password="une longue phrase")

    assert identify_hasher(user.password).algorithm == "argon2"


class OffPolicy(HTMLParser):
    """Collects what the Content-Security-Policy would make a browser refuse in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        refused = [name for name in values if name == "style" or name.startswith("on")]
        # A script of another type is data: json_script writes such ones.
        if tag == "script" and "src" not in values and values.get("type", "") in ("", "module", "text/javascript"):
            refused.append("inline")
        refused += [
            name
            for name in ("src", "href", "action")
            if urlsplit(values.get(name) or "").netloc and tag in ("script", "link", "img", "form")
        ]
        if tag in ("style", "base", "iframe", "object", "embed") or refused:
            self.found.append(self.get_starttag_text())


def test_what_the_policy_refuses_is_seen_in_a_page():
    page = '<p style="x"><a onclick="x"><script>x</script><style>x</style><img src="https://example.org/x.png">'

    assert len(OffPolicy(page).found) == 5


def test_the_policy_allows_this_site_alone(client):
    headers = client.get(reverse("admin:login")).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";") if part.strip())

    assert policy.pop("default-src") == policy.pop("frame-ancestors") == policy.pop("base-uri") == "'none'"
    assert set(policy.values()) == {"'self'"}
    assert {"script-src", "style-src", "img-src", "font-src", "connect-src", "form-action"} <= policy.keys()
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.once
@pytest.mark.django_db
def test_every_admin_page_works_under_the_policy(admin_client):
    pages = [reverse("admin:index")]
    for model in admin.site._registry:
        pages += [
            reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}") for page in ("changelist", "add")
        ]
    refused = {}
    for page in pages:
        response = admin_client.get(page)
        # 403: a model whose rows nobody adds by hand.
        assert response.status_code in (200, 403), page
        refused[page] = OffPolicy(response.text).found

    assert {page: found for page, found in refused.items() if found} == {}
