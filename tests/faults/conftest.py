"""Sites on both databases, and the rows of RELIABILITY.md: each is printed, and written to a file, when it is known."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

from .servers import Postgres, Site, environment, manage, site

PAGES = ["/", "/actions/", "/actions/?q=jeunes", "/themes/", "/chiffres/", "/territoires/"]
NAME, PASSWORD = "agente", "une phrase assez longue pour tous"
STAFF = f"""
from django.contrib.auth.models import User
from centres.editing.roles import give_role
give_role(User.objects.create_user({NAME!r}, password={PASSWORD!r}), "Fédération")
"""
TABLE = ("| fault | database | measured | holds |", "| --- | --- | --- | --- |")
# A run that is cut keeps the rows that it has.
KEPT = Path(os.environ.get("FAULTS_TABLE", settings.DATA_DIR / "faults.md"))

rows: list[str] = []


@dataclass
class Store:
    """A filled database, and what has to be told to whoever uses it."""

    kind: str
    env: dict[str, str]
    folder: Path
    server: Postgres | None = None

    @property
    def file(self) -> Path:
        """SQLite's."""
        return self.folder / "catalogue.sqlite3"


@pytest.fixture(scope="session")
def filled_once() -> Iterator["Kept"]:
    """Each kind of store as it is before anything is done to it: filled for the first that asks, then copied."""
    # Not among the folders of pytest: another run closes them to the user of PostgreSQL.
    with tempfile.TemporaryDirectory(prefix="catalogue-faults-") as name:
        Path(name).chmod(0o711)
        yield Kept(Path(name))


class Kept(dict[str, Store]):
    """Kind -> its store, stopped."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __missing__(self, kind: str) -> Store:
        self[kind] = store = empty(kind, self.folder / kind)
        if store.server:
            store.server.make().start()
        fill(store)
        if store.server:
            store.server.stop()
        return store


@pytest.fixture(scope="module", params=["SQLite", "PostgreSQL"])
def store(request, filled_once) -> Iterator[Store]:
    folder = filled_once.folder / f"{request.module.__name__}-{request.param}"
    with copied(filled_once[request.param], folder) as store:
        yield store
    shutil.rmtree(folder)


@contextmanager
def copied(store: Store, folder: Path) -> Iterator[Store]:
    shutil.copytree(store.folder, folder)
    copy = empty(store.kind, folder)
    if copy.server is None:
        yield copy
        return
    copy.server.own()
    copy.server.start()
    try:
        yield copy
    finally:
        if copy.server.is_running():
            copy.server.stop("immediate")


def empty(kind: str, folder: Path) -> Store:
    folder.mkdir(exist_ok=True)
    if kind == "SQLite":
        return Store(kind, environment(f"sqlite:///{folder}/catalogue.sqlite3", folder), folder)
    server = Postgres(folder / "pg")
    return Store(kind, environment(server.url, folder), folder, server)


def fill(store: Store) -> None:
    manage("migrate", "--verbosity=0", env=store.env)
    manage("load_catalogue", env=store.env)
    manage("shell", "-v0", "-c", STAFF, env=store.env)
    manage("collectstatic", "--no-input", "-v0", env=store.env)


@pytest.fixture
def running(store) -> Iterator[Site]:
    with site(store.env) as server:
        yield server


@pytest.fixture
def told(request, store) -> Callable[[str, str, bool], None]:
    """A row of the table: the fault, what was measured, whether it is what was promised."""
    start, load = time.monotonic(), os.getloadavg()[0]

    def tell(fault: str, figures: str, holds: bool) -> None:
        figures = f"{figures} (load {load:.1f} before, {time.monotonic() - start:.0f} s)"
        add(request.config, f"| {fault} | {store.kind} | {figures} | {'yes' if holds else '**no**'} |")
        assert holds, figures

    return tell


def add(config: pytest.Config, row: str) -> None:
    if not rows:
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        KEPT.write_text("\n".join([time.strftime("%Y-%m-%d %H:%M"), "", *TABLE, ""]), encoding="utf-8")
    rows.append(row)
    with KEPT.open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    with config.pluginmanager.get_plugin("capturemanager").global_and_fixture_disabled():
        reporter.ensure_newline()
        reporter.write_line(row)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if rows:
        terminalreporter.section(f"RELIABILITY.md ({KEPT})")
        for row in (*TABLE, *rows):
            terminalreporter.line(row)
