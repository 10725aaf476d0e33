"""The clock goes back an hour while the site runs -> whoever is in stays in, edits are seen, whoever waits waits on."""

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from .conftest import NAME, PAGES, PASSWORD
from .loading import Load
from .people import Person, ask, filled, path_of, wait_until_warm
from .servers import site

CHANGE = "/admin/centres/action/1/change/"
# A word that stays whole where a history marks what changed.
NEW = "Heurequirecule"
TRIES = 12


# The hour of the machine and so many seconds, for whoever is started with it. (libfaketime 0.9.10 moves the clock that
# only goes forward too, or makes sleep fail.)
SHIFT = r"""
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long shift(void) {
    char told[32] = {0};
    int file = open(getenv("CLOCK_FILE"), O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    if (read(file, told, sizeof told - 1) < 0) told[0] = 0;
    close(file);
    return atol(told);
}

int clock_gettime(clockid_t which, struct timespec *now) {
    int failed = syscall(SYS_clock_gettime, which, now);
    if (!failed && which == CLOCK_REALTIME) now->tv_sec += shift();
    return failed;
}

int gettimeofday(struct timeval *now, void *zone) {
    int failed = syscall(SYS_gettimeofday, now, zone);
    if (!failed) now->tv_sec += shift();
    return failed;
}

time_t time(time_t *kept) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (kept) *kept = now.tv_sec;
    return now.tv_sec;
}
"""


class Clock:
    """That of the processes of a site, which is set while they run."""

    def __init__(self, folder: Path) -> None:
        self.file, library, source = folder / "clock", folder / "clock.so", folder / "clock.c"
        self.set(0)
        source.write_text(SHIFT)
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source], check=True)
        self.env = {"LD_PRELOAD": str(library), "CLOCK_FILE": str(self.file)}

    def set(self, seconds: int) -> None:
        self.file.write_text(f"{seconds:+d}")


@pytest.fixture
def clock(store) -> Clock:
    if shutil.which("cc") is None:
        pytest.skip("a C compiler lacks (Debian: apt-get install gcc)")
    return Clock(store.folder)


def test_an_hour_that_comes_twice_changes_nothing_for_anybody(store, clock, told):
    with site(store.env | clock.env) as server:
        wait_until_warm(server.port, PAGES)
        staff, visitor, trying = Person(server.port), Person(server.port), Person(server.port, "192.0.2.1")
        assert staff.fill("/admin/login/", username=NAME, password=PASSWORD).status == 302
        locked_out = [trying.fill("/admin/login/", username="autre", password=f"essai {n}").status for n in range(9)]
        page = path_of(ask(server.port, "/actions/1/x/").headers["location"])
        form = filled(visitor.get(f"{page}corriger/").text, text="Le jardin est ouvert le mercredi aussi.")
        tag = ask(server.port, "/actions/").headers["etag"]
        time.sleep(4)
        with Load(server.port, PAGES, 10) as load:
            time.sleep(3)
            clock.set(-3600)
            time.sleep(1)
            unchanged = [ask(server.port, "/actions/", {"If-None-Match": tag}).status for _ in range(TRIES)]
            still_in = staff.get("/admin/").status
            still_locked = trying.fill("/admin/login/", username="autre", password="essai").status
            sent = visitor.post(f"{page}corriger/", form).status
            edited = staff.fill(CHANGE, summary=NEW).status
            shown = [NEW in ask(server.port, page).text for _ in range(TRIES)]
            again = [ask(server.port, "/actions/", {"If-None-Match": tag}).status for _ in range(TRIES)]
            history = staff.get("/admin/centres/action/1/history/").text
            ready = ask(server.port, "/sante/pret/").status
            entered = Person(server.port, "192.0.2.2").fill("/admin/login/", username=NAME, password=PASSWORD).status
            time.sleep(3)
            clock.set(0)
            back = staff.get("/admin/").status
    told(
        "clock set back an hour, 10 pages a second, then right again",
        f"{len(load.answers)} pages, {load.errors()} errors; a page that did not change is still 304; who was in stays"
        f" in, who had to wait still waits; a form opened before is taken; an edit is seen by {sum(shown)} of {TRIES}"
        f" readers at once, and stands in the history; others get in; /sante/pret/ {ready}",
        load.errors() == 0
        and set(unchanged) == {304}
        and (still_in, back, entered, edited, sent, ready) == (200, 200, 302, 302, 302, 200)
        and (locked_out[-1], still_locked) == (429, 429)
        and all(shown)
        and set(again) == {200}
        and NEW in history,
    )
