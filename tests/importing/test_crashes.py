"""Killed, out of disk, four at once: all or nothing, and the next import works with nothing to repair."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from centres.bench import generator
from centres.fiches import compose

from .databases import copy_of, database, migrated, on_the_server  # noqa: F401 - fixtures
from .pages import garden

FICHES = 400
# As many as four are seen to wait for each other.
FEWER = 150
SMALL_DISK = "80m"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "page.txt"
    path.write_text(generator.text(FICHES), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def short_page(tmp_path_factory):
    path = tmp_path_factory.mktemp("short") / "page.txt"
    path.write_text(generator.text(FEWER), encoding="utf-8")
    return path


def report_of(done) -> dict:
    return json.loads(done.stdout)["files"][0]


def test_an_import_killed_while_it_writes_leaves_nothing_and_the_next_one_works(database, page):  # noqa: F811
    before = database.counts()
    process = database.start("import_fiches", page)
    deadline = time.monotonic() + 60
    while not database.is_being_written():
        assert process.poll() is None, process.stderr.read()
        assert time.monotonic() < deadline
    time.sleep(0.15)
    assert process.poll() is None, "the import ended before it could be killed"
    process.kill()
    process.communicate()

    assert database.counts() == before
    done = database.run("import_fiches", page, "--format=json")
    assert done.returncode == 0, done.stderr
    assert report_of(done)["counts"]["created"] == FICHES
    assert database.counts()["action"] == FICHES


def test_four_imports_at_once_give_what_one_gives(database, short_page):  # noqa: F811
    processes = [database.start("import_fiches", short_page, "--format=json") for _ in range(4)]
    outputs = [process.communicate(timeout=180) for process in processes]

    assert [process.returncode for process in processes] == [0, 0, 0, 0], outputs
    counts = [json.loads(out)["files"][0]["counts"] for out, _ in outputs]
    assert sorted(count["created"] for count in counts) == [0, 0, 0, FEWER]
    assert sorted(count["unchanged"] for count in counts) == [0, FEWER, FEWER, FEWER]
    assert database.counts()["action"] == FEWER
    assert database.counts()["sourcefiche"] == FEWER
    assert database.counts()["importrun"] == 4


def let_it_wait(database, process):  # noqa: F811
    """Until the import waits for another; SQLite does not say who does, only time does."""
    until, is_waiting = time.monotonic() + (3 if database.file else 60), False
    while time.monotonic() < until and not is_waiting:
        time.sleep(0.1)
        assert process.poll() is None, "the import did not wait"
        is_waiting = not database.file and bool(database.rows("SELECT 1 FROM pg_locks WHERE NOT granted"))
    assert database.file or is_waiting


def test_a_correction_saved_while_an_import_waits_is_seen_by_it(database, tmp_path):  # noqa: F811
    page = tmp_path / "garden.txt"
    page.write_text(compose([garden()]), encoding="utf-8")
    assert database.run("import_fiches", page).returncode == 0
    page.write_text(compose([garden(summary="Nouveau.", resources="1500 euros")]), encoding="utf-8")

    with database.transaction() as correct:
        correct("UPDATE centres_action SET version = 2, summary = 'Corrigé.'")
        correct("UPDATE centres_budget SET total = 7777")
        process = database.start("import_fiches", page)
        let_it_wait(database, process)
    process.communicate(timeout=60)

    assert process.returncode == 0
    assert [int(total) for (total,) in database.rows("SELECT total FROM centres_budget")] == [7777]
    assert database.rows("SELECT summary FROM centres_action") == [("Corrigé.",)]
    fields = database.rows("SELECT field FROM centres_fieldconflict ORDER BY field")
    assert fields == [("budget",), ("summary",)]


@pytest.fixture
def small_disk():
    """A folder on a disk of its own that an import fills. Making one takes root.

    Not in the folder of the run: PostgreSQL is another user, and each pytest that starts closes that one to others.
    """
    folder = Path(tempfile.mkdtemp(prefix="catalogue-disk-"))
    if (
        os.geteuid() != 0
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK},mode=777", "tmpfs", str(folder)], capture_output=True
        ).returncode
    ):
        folder.rmdir()
        pytest.skip("il faut être root pour monter un petit disque")
    folder.chmod(0o711)
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
    folder.rmdir()


@pytest.fixture
def cramped_database(migrated, small_disk):  # noqa: F811
    """A migrated database on the small disk, with a file that leaves too little room, and what frees the room."""
    if migrated.file:
        database = copy_of(migrated, small_disk, "cramped")
        yield database, _fill(small_disk, leave=400_000)
        return
    space = small_disk / "space"
    space.mkdir()
    shutil.chown(space, _server_user())
    on_the_server("DROP DATABASE IF EXISTS cramped")
    on_the_server("DROP TABLESPACE IF EXISTS small_disk")
    on_the_server(f"CREATE TABLESPACE small_disk LOCATION '{space}'")
    database = copy_of(migrated, small_disk, "cramped", tablespace="small_disk")
    yield database, _fill(small_disk, leave=400_000)
    on_the_server("DROP DATABASE cramped")
    on_the_server("DROP TABLESPACE small_disk")


def _server_user() -> int:
    """The user that the PostgreSQL server runs as: the owner of its data."""
    ((folder,),) = on_the_server("SHOW data_directory")
    return os.stat(folder).st_uid


def _fill(folder, leave: int):
    """Fills a disk but for some bytes; returns the file that does."""
    filler = folder / "filler"
    free = shutil.disk_usage(folder).free
    filler.write_bytes(b"\0" * max(0, free - leave))
    return filler


def test_a_full_disk_refuses_the_file_and_the_next_import_works_once_there_is_room(cramped_database, page):
    database, filler = cramped_database  # noqa: F811
    before = database.counts()

    done = database.run("import_fiches", page, "--format=json")

    assert done.returncode == 1, done.stdout + done.stderr
    assert report_of(done)["refused"]["code"] == "disk_full", done.stdout
    assert "Traceback" not in done.stderr
    assert database.counts() == before
    filler.unlink()
    assert database.counts() == before  # waits for a server that the full disk stopped
    done = database.run("import_fiches", page, "--format=json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert database.counts()["action"] == FICHES
