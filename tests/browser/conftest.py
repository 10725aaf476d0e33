"""The site in a real browser: one server, one Chromium and the small catalogue for the whole run (`make browser`).

`page` or `open_page(...)` for the public, `signed_in(role)` for staff. Each of them fails its test on a console error,
an error of a script, a request to another host, and on any cookie that the public is given.
"""

import os
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import modify_settings, setup_databases, teardown_databases
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from .watching import Watch, axe_violations

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# Nothing but the pages asked: no call home, no sandbox (which root can't have), no graphics card.
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MILLISECONDS = 10_000
NO_BROWSER = (
    f"Il manque un navigateur : {CHROMIUM} n'existe pas"
    " (Debian : apt-get install chromium) ; CHROMIUM= dit où en est un autre.\n"
    f"No browser: {CHROMIUM} is not there (Debian: apt-get install chromium); CHROMIUM= names another one."
)


@pytest.fixture(scope="session")
def browser() -> Generator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.exit(NO_BROWSER, returncode=2)
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        # Playwright's loop runs in this thread; Django would then refuse its database to the tests.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def catalogue(
    browser, django_test_environment, django_db_modify_db_settings, django_db_blocker, tmp_path_factory
) -> Generator[Path]:
    """The communes and the fiches of fixtures/, loaded once. Gives a copy of the database as it then stood.

    What tests write is committed, or the server would not see it: see `written`. So these tests have the database to
    themselves, and are a run of their own.
    """
    if connection.vendor != "sqlite":
        pytest.exit("les tests du navigateur tournent sur SQLite : make browser", returncode=2)
    copy = tmp_path_factory.mktemp("browser") / "loaded.sqlite3"
    with django_db_blocker.unblock():
        databases = setup_databases(verbosity=0, interactive=False, aliases={"default"})
        call_command("load_catalogue", stdout=StringIO())
        with closing(sqlite3.connect(copy)) as file:
            connection.connection.backup(file)
        yield copy
        teardown_databases(databases, verbosity=0)


@pytest.fixture(scope="session")
def site(catalogue) -> Generator[str]:
    """The address of the running site, without its last slash: static files and policy as everywhere else."""
    with modify_settings(ALLOWED_HOSTS={"append": "127.0.0.1"}):
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()


@pytest.fixture
def written(site, catalogue) -> Generator[None]:
    """For a test that writes: afterwards the database is again what every test begins with."""
    yield
    put_back(catalogue)


def put_back(copy: Path) -> None:
    connection.close()
    with closing(sqlite3.connect(copy)) as before, closing(sqlite3.connect(connection.settings_dict["NAME"])) as now:
        before.backup(now)


@pytest.fixture
def open_page(browser: Browser, site: str) -> Generator[Callable[..., Page]]:
    """`open_page(width=360, dark=True, javascript=False)`: a page of a visitor who has never been here.

    Addresses may be written from their slash on. `expects`: beginnings of console errors that the test is about.
    `session`: the key of somebody who is logged in.
    """
    opened: list[Watch] = []

    def opening(
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        javascript: bool = True,
        expects: tuple[str, ...] = (),
        session: str = "",
    ) -> Page:
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",
            locale="fr-FR",
        )
        context.set_default_timeout(MILLISECONDS)
        if session:
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}])
        opened.append(Watch(context, site, is_public=not session, expects=expects))
        return context.new_page()

    yield opening
    problems = [problem for watch in opened for problem in watch.end()]
    assert problems == []


@pytest.fixture
def page(open_page) -> Page:
    return open_page()


@pytest.fixture
def signed_in(open_page) -> Callable[..., Page]:
    """`signed_in("superuser")`, or the name of a group of staff; the rest as for `open_page`."""

    def signing(role: str = "superuser", **how: object) -> Page:
        user, is_new = User.objects.get_or_create(
            username=f"navigateur-{role}", defaults={"is_staff": True, "is_superuser": role == "superuser"}
        )
        if is_new and role != "superuser":
            user.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(user)
        return open_page(session=client.cookies[settings.SESSION_COOKIE_NAME].value, **how)

    return signing


@pytest.fixture
def axe() -> Callable[..., list[str]]:
    """`assert axe(page) == []`: WCAG 2.2 A and AA, RGAA 4 and good practice, each violation as a line."""
    return axe_violations
