"""What holds for every test: no network, nothing skipped in silence, a SQLite file for several connections."""

import gc
import ipaddress
import os
import socket
import sys
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, ExitStack
from itertools import pairwise
from pathlib import Path

import hypothesis
import pytest
import pytest_django

from tests.real_page import NO_PAGE, REAL_PAGE

# "ci" draws the same examples at every run: a red build can be run again. "dev" looks for new ones.
hypothesis.settings.register_profile("dev", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "dev")

# Until all is collected.
gc.disable()

FORBIDDEN = "saut interdit (FORBID_SKIPS=1) : "


def skips_are_forbidden() -> bool:
    return os.environ.get("FORBID_SKIPS", "") not in ("", "0")


def pytest_collection_finish() -> None:
    """What is loaded by now stays until the end: Python need not look through it again and again for what is unused."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    is_left_out = report.skipped or hasattr(report, "wasxfail")
    if is_left_out and skips_are_forbidden() and not lacks_the_page(report):
        report.longrepr = f"{FORBIDDEN}{item.nodeid}: {reason_of(report)}"
        report.outcome = "failed"
        if hasattr(report, "wasxfail"):
            del report.wasxfail
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A module that skips itself (importorskip) is a skip too."""
    report = yield
    if report.outcome == "skipped" and skips_are_forbidden() and not lacks_the_page(report):
        report.longrepr = f"{FORBIDDEN}{collector.nodeid}: {reason_of(report)}"
        report.outcome = "failed"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    not_run = [*terminalreporter.getreports("skipped"), *terminalreporter.getreports("xfailed")]
    if not_run:
        terminalreporter.section(f"PAS VÉRIFIÉ / NOT CHECKED: {len(not_run)}", sep="!", red=True, bold=True)
        for report in not_run:
            terminalreporter.line(f"{report.nodeid}: {reason_of(report)}")


def lacks_the_page(report: pytest.TestReport | pytest.CollectReport) -> bool:
    """The real page is no part of the project: where it is not, what reads it cannot run, and the end of the run says
    what that was. Where it is, this is no excuse."""
    return not REAL_PAGE.exists() and reason_of(report).endswith(NO_PAGE)


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    if hasattr(report, "wasxfail"):
        return f"xfail {report.wasxfail}".strip()
    if isinstance(report.longrepr, tuple):
        return report.longrepr[2]
    return str(report.longrepr)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> str:
    """SQLite in a file of this run, not in memory: threads and other processes must meet at the same database. The name
    of the database that is nobody's test."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        database.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
    return str(database["NAME"])


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_modify_db_settings: str,
    django_db_setup: None,
    django_db_blocker: pytest_django.DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, bool]:
    """Migrating takes seconds: tests that need a database of their own copy what this run has migrated. Where the copy
    is kept, and whether it is: where no test of the run asks for a database, none was made."""
    from django.conf import settings

    from .importing.databases import keep_template

    file = tmp_path_factory.mktemp("template") / "template.sqlite3"
    is_made = str(settings.DATABASES["default"]["NAME"]) != django_db_modify_db_settings
    if is_made:
        with django_db_blocker.unblock():
            keep_template(file)
    return file, is_made


# What a fixture is called that makes rows for all tests of a module (`shared_rows`).
SHARED = "shared_"


@pytest.hookimpl(tryfirst=True)  # before pytest-django puts those that commit at the end
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In each module, tests that want fewer shared rows come first: none finds rows that it has not asked for."""
    modules: dict[Path, list[tuple[frozenset[str], pytest.Item]]] = {}
    for item in items:
        names = frozenset(name for name in getattr(item, "fixturenames", ()) if name.startswith(SHARED))
        modules.setdefault(item.path, []).append((names, item))
    for path, asking in modules.items():
        asking.sort(key=lambda pair: len(pair[0]))
        for (fewer, _), (more, _) in pairwise(asking):
            if not fewer <= more:
                raise pytest.UsageError(f"{path}: {sorted(fewer)} would be seen by tests that want {sorted(more)}")
        if any(names for names, _ in asking) and any(commits(item) for _, item in asking):
            raise pytest.UsageError(f"{path}: a test that commits, in a module with shared rows")
    items[:] = [item for asking in modules.values() for _, item in asking]


def commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return marker is not None and bool(marker.kwargs.get("transaction"))


@pytest.fixture(scope="module")
def shared_rows(
    django_db_setup: tuple[Path, bool], django_db_blocker: pytest_django.DjangoDbBlocker
) -> Generator[Callable[[], AbstractContextManager[None]]]:
    """`with shared_rows(): make_action()`, in a fixture of scope "module" called `shared_…`: rows that are made once.
    Each test works in a transaction within the one that they are made in, and finds them as they were made; the fixture
    gives numbers of rows, from which another, of each test, gets objects of its own."""
    from django.db import transaction

    opened = ExitStack()
    with django_db_blocker.unblock():
        forget_catalogue()
        opened.enter_context(transaction.atomic())
        opened.callback(transaction.set_rollback, True)
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        opened.close()


@pytest.fixture(autouse=True)
def _no_index_of_another_test() -> None:
    """A test that is undone leaves no trace in the database, and none in the memory of this process."""
    forget_catalogue()


def forget_catalogue() -> None:
    """Whatever this process remembers of the catalogue."""
    if index := sys.modules.get("centres.catalogue.index"):
        index.forget()
    if cache := sys.modules.get("centres.views.answer_cache"):
        cache.of_this_process.forget()
    if limits := sys.modules.get("centres.api.limits"):
        limits.forget()


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> Generator[None]:
    """Argon2 takes its time on purpose, and half the tests of the admin make an account."""
    from django.conf import settings

    if not settings.configured:
        yield
        return
    from django.test import override_settings

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Generator[None]:
    """Only this machine can be reached from Python: a test that needs a third party is an error, not a slow test."""
    connect, getaddrinfo = socket.socket.connect, socket.getaddrinfo

    def local_connect(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            require_local(address[0])  # type: ignore[index]
        return connect(self, address)  # type: ignore[arg-type]

    def local_getaddrinfo(host: str | None, *args: object, **kwargs: object) -> object:
        if host:
            require_local(host)
        return getaddrinfo(host, *args, **kwargs)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", local_connect)
        patch.setattr(socket, "getaddrinfo", local_getaddrinfo)
        yield


def require_local(host: str | bytes) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    try:
        is_local = name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        is_local = False
    if not is_local:
        raise OSError(f"pas de réseau dans les tests : {name}")
