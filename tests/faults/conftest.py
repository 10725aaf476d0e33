"""Sites on both databases, and the table of what was measured, printed at the end as RELIABILITY.md has it."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from .servers import Postgres, Site, environment, manage, site

PAGES = ["/", "/actions/", "/actions/?q=jeunes", "/themes/", "/chiffres/", "/territoires/"]
NAME, PASSWORD = "agente", "une phrase assez longue pour tous"
STAFF = f"""
from django.contrib.auth.models import User
from centres.editing.roles import give_role
give_role(User.objects.create_user({NAME!r}, password={PASSWORD!r}), "Fédération")
"""

rows: list[tuple[str, str, str, bool]] = []


@dataclass
class Store:
    """A filled database, and what has to be told to whoever uses it."""

    kind: str
    env: dict[str, str]
    folder: Path
    server: Postgres | None = None


@pytest.fixture(scope="module", params=["SQLite", "PostgreSQL"])
def store(request) -> Iterator[Store]:
    # Not among the folders of pytest: another run closes them to the user of PostgreSQL.
    with tempfile.TemporaryDirectory(prefix="catalogue-faults-") as name:
        yield from made(request.param, Path(name))


def made(kind: str, folder: Path) -> Iterator[Store]:
    if kind == "SQLite":
        yield filled(Store("SQLite", environment(f"sqlite:///{folder}/catalogue.sqlite3", folder), folder))
        return
    server = Postgres(folder / "pg").make()
    server.start()
    try:
        yield filled(Store("PostgreSQL", environment(server.url, folder), folder, server))
    finally:
        if server.is_running():
            server.stop("immediate")


def filled(store: Store) -> Store:
    manage("migrate", "--verbosity=0", env=store.env)
    manage("load_catalogue", env=store.env)
    manage("shell", "-v0", "-c", STAFF, env=store.env)
    manage("collectstatic", "--no-input", "-v0", env=store.env)
    return store


@pytest.fixture
def running(store) -> Iterator[Site]:
    with site(store.env) as server:
        yield server


@pytest.fixture
def told(store) -> Callable[[str, str, bool], None]:
    """A row of the table: the fault, what was measured, whether it is what was promised."""

    def tell(fault: str, figures: str, holds: bool) -> None:
        rows.append((fault, store.kind, figures, holds))
        assert holds, figures

    return tell


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if rows:
        terminalreporter.section("RELIABILITY.md")
        terminalreporter.line("| fault | database | measured | holds |")
        terminalreporter.line("| --- | --- | --- | --- |")
        for fault, kind, figures, holds in rows:
            terminalreporter.line(f"| {fault} | {kind} | {figures} | {'yes' if holds else '**no**'} |")
