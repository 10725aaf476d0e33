"""The disk is full, or turns read-only, while the site runs -> pages go on, who writes keeps his text, nothing is lost.

A disk of its own, in a file: ext4 as Debian mounts it, which goes read-only by itself when it meets an error.
"""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import NAME, PAGES, PASSWORD, Store, copied
from .loading import Load
from .people import Answer, Person, ask, filled, wait_until_warm
from .servers import manage, manage_with, site

CHANGE = "/admin/centres/action/1/change/"
MEBIBYTES, RATE, SECONDS = 600, 10, 10
TEXT = "Un texte écrit pendant que le disque manque. " * 400


class Disk:
    """A file, mounted."""

    def __init__(self, folder: Path) -> None:
        self.image, self.at = folder / "disk.img", folder / "disk"

    def make(self) -> None:
        self.image.touch()
        os.truncate(self.image, MEBIBYTES * 2**20)
        run("mkfs.ext4", "-q", "-m", "0", self.image)
        self.at.mkdir()
        self.mount()

    def mount(self) -> None:
        run("mount", "-o", "loop,errors=remount-ro", self.image, self.at)

    def unmount(self) -> None:
        run("umount", self.at)

    def fill(self) -> None:
        with (self.at / "filler").open("wb", buffering=0) as file:
            for size in (2**20, 2**12):
                while True:
                    try:
                        if file.write(bytes(size)) < size:
                            break
                    except OSError:
                        break

    def free(self) -> None:
        (self.at / "filler").unlink()

    def fail(self) -> None:
        """As at an error of the disk: read-only at once, whoever writes there."""
        source = run("findmnt", "-n", "-o", "SOURCE", self.at).strip()
        Path("/sys/fs/ext4", Path(source).name, "trigger_fs_error").write_text("1")


def run(*command: object) -> str:
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout


@pytest.fixture
def disk(filled_once, request) -> Iterator[Disk]:
    if os.geteuid() != 0:
        pytest.skip("only root mounts a disk")
    folder = filled_once.folder / "disks"
    folder.mkdir(exist_ok=True, mode=0o711)
    disk = Disk(folder)
    disk.make()
    disk.at.chmod(0o711)
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", disk.at], capture_output=True)
        disk.image.unlink()
        disk.at.rmdir()


@pytest.fixture(params=["SQLite", "PostgreSQL"])
def store(request, filled_once, disk) -> Iterator[Store]:
    with copied(filled_once[request.param], disk.at / "site") as store:
        # What was copied is there before anything happens.
        run("sync", "--file-system", disk.at)
        yield store


class Writer:
    """Somebody of the team who saves a fiche again and again."""

    def __init__(self, port: int) -> None:
        self.person = Person(port)
        assert self.person.fill("/admin/login/", username=NAME, password=PASSWORD).status == 302
        self.form = filled(self.person.get(CHANGE).text, limits=TEXT)
        self.saved: list[str] = []
        self.refused: list[Answer] = []

    def save(self, number: int) -> int:
        text = f"{TEXT}{number}"
        form = [(name, text if name == "limits" else value) for name, value in self.form]
        answer = self.person.post(CHANGE, form)
        if answer.status == 302:
            self.saved.append(text)
            self.form = filled(self.person.get(CHANGE).text, limits=TEXT)
        else:
            self.refused.append(answer)
        return answer.status

    def save_during(self, seconds: float) -> None:
        end, number = time.monotonic() + seconds, 0
        while time.monotonic() < end:
            self.save(number)
            number += 1
            time.sleep(0.2)

    def told(self) -> tuple[set[int], bool, set[str]]:
        """Statuses of what was refused, whether each kept the text, and what their pages say."""
        said = {title_of(answer.text) for answer in self.refused}
        return {answer.status for answer in self.refused}, all(TEXT in answer.text for answer in self.refused), said


def read(load: Load) -> str:
    return f"{len(load.answers)} pages, {load.errors()} errors, p99 {load.quantile(0.99):.2f} s"


def title_of(page: str) -> str:
    return page.partition("<h1")[2].partition(">")[2].partition("</h1>")[0].strip()


def test_a_full_disk_stops_no_reader_and_loses_no_text(store, disk, told):
    env = with_programs(store)
    manage("backup", str(store.folder / "backups"), env=env)
    (before,) = (store.folder / "backups").iterdir()
    with site(store.env) as server:
        wait_until_warm(server.port, PAGES)
        writer = Writer(server.port)
        with Load(server.port, PAGES, RATE) as load:
            disk.fill()
            writer.save_during(SECONDS)
            code, said = manage_with("backup", str(store.folder / "backups"), env=env)
            ready = ask(server.port, "/sante/pret/")
            disk.free()
            freed = time.monotonic()
            while writer.save(-1) != 302:
                assert time.monotonic() < freed + 60
                time.sleep(0.1)
            right = time.monotonic() - freed
        statuses, is_kept, words = writer.told()
        stands = TEXT in writer.person.get(CHANGE).text
    left = {file.name for file in (store.folder / "backups").iterdir()}
    manage("backup", str(store.folder / "backups"), "--verify", env=env)
    told(
        f"disk full for {SECONDS} s, {RATE} pages a second, somebody saves",
        f"{read(load)}; {len(writer.saved)} saved, {len(writer.refused)} refused with their text"
        f" ({', '.join(sorted(words))}); `backup` ends with {code} and its reason, the one before is whole;"
        f" /sante/pret/ {ready.status}; saves {right:.1f} s after there is room",
        load.errors() == 0
        and statuses == {503}
        and is_kept
        and all("plein" in answer.text for answer in writer.refused)
        and stands
        and code == 1
        and left == {before.name}
        and "La sauvegarde n’a pas pu être écrite" in said
        and right <= 5,
    )


def test_a_disk_that_turns_read_only_stops_no_reader_and_loses_nothing(store, disk, told):
    with site(store.env) as server:
        wait_until_warm(server.port, PAGES)
        writer = Writer(server.port)
        assert writer.save(0) == 302
        wait_until_warm(server.port, PAGES)  # what is kept is of the catalogue as it last stood
        workers = set(server.workers())
        with Load(server.port, PAGES, RATE) as load:
            disk.fail()
            writer.save_during(SECONDS)
        ready = ask(server.port, "/sante/pret/")
        is_kept_alive = set(server.workers()) == workers
    if store.server and store.server.is_running():
        store.server.stop("immediate")
    disk.unmount()
    subprocess.run(["e2fsck", "-p", disk.image], capture_output=True)
    disk.mount()
    if store.server:
        store.server.start()
    with site(store.env) as server:
        person = Person(server.port)
        assert person.fill("/admin/login/", username=NAME, password=PASSWORD).status == 302
        stands = writer.saved[-1] in person.get(CHANGE).text
    statuses, is_kept, words = writer.told()
    told(
        f"disk read-only for {SECONDS} s (an error of ext4), {RATE} pages a second, somebody saves",
        f"{read(load)}; {len(writer.refused)} refused with their text ({', '.join(sorted(words))});"
        f" /sante/pret/ {ready.status};"
        f" {'no worker' if is_kept_alive else 'a worker'} died; what was saved is there once the disk is mounted again",
        load.errors() == 0 and statuses == {503} and is_kept and stands and is_kept_alive and ready.status == 503,
    )


def with_programs(store: Store) -> dict[str, str]:
    """With pg_dump of the server on the way."""
    return store.env if store.server is None else store.env | {"PATH": f"{store.server.bin}:{os.environ['PATH']}"}
