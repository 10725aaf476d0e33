"""Somebody holds the lock of the database -> readers do not notice; who writes is told, and loses nothing."""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from .conftest import NAME, PAGES, PASSWORD
from .loading import Load
from .people import Person, filled, wait_until_warm

HELD = float(os.environ.get("FAULTS_LOCK_SECONDS", "40"))
RATE = float(os.environ.get("FAULTS_RATE", "10"))


@contextmanager
def locked(store) -> Iterator[None]:
    """As a long import does: whoever writes a fiche has to wait."""
    if store.server is None:
        holder = sqlite3.connect(store.folder / "catalogue.sqlite3", isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
    else:
        holder = psycopg.connect(store.server.url)
        holder.execute("LOCK TABLE centres_action, centres_correction IN EXCLUSIVE MODE")
    try:
        yield
    finally:
        holder.rollback() if store.server else holder.execute("ROLLBACK")
        holder.close()


def test_a_lock_of_another_stops_no_reader_and_loses_no_text(store, running, told):
    staff = Person(running.port)
    assert staff.fill("/admin/login/", username=NAME, password=PASSWORD).status == 302
    change = "/admin/centres/action/1/change/"
    form = filled(staff.get(change).text, title="Un titre écrit pendant un verrou")
    workers = set(running.workers())
    refused = []

    wait_until_warm(running.port, PAGES)

    def write() -> None:
        refused.append(staff.post(change, form))

    with Load(running.port, PAGES, RATE) as load:
        time.sleep(10)
        begun = time.monotonic()
        with locked(store):
            end = time.monotonic() + HELD
            while time.monotonic() < end:
                # Five at once, again and again: more than may write.
                writers = [threading.Thread(target=write) for _ in range(5)]
                for writer in writers:
                    writer.start()
                for writer in writers:
                    writer.join()
    assert {answer.status for answer in refused} == {503}
    slowest = max(answer.seconds for answer in refused)
    assert "Un titre écrit pendant un verrou" in refused[0].text
    again = staff.send_again(change, refused[0].text)
    assert again.status in (200, 302), again.text[:500]
    assert "Un titre écrit pendant un verrou" in staff.get(change).text
    kept = set(running.workers()) == workers
    during = load.between(begun, end)
    idle, p99 = load.quantile(0.99, load.between(0, begun)), load.quantile(0.99, during)
    told(
        f"lock of {HELD:.0f} s held by another, {RATE:.0f} pages a second, five writers at once",
        f"{len(during)} pages, {load.errors()} errors, p99 {p99:.2f} s ({idle:.2f} without a lock);"
        f" {len(refused)} writes told to come back, the slowest after {slowest:.1f} s; sent again, the text is saved;"
        f" {'no worker' if kept else 'a worker'} was killed",
        load.errors() == 0 and p99 <= max(0.3, 1.2 * idle) and slowest <= 6 and kept,
    )
