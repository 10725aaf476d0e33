"""PostgreSQL stops under load -> few errors, answers at once, and all is right as soon as it is back."""

import os
import time

import pytest

from .conftest import PAGES
from .loading import Load
from .people import ask, wait_until_warm

STOPPED = float(os.environ.get("FAULTS_STOPPED_SECONDS", "18"))
RATE = float(os.environ.get("FAULTS_RATE", "20"))


@pytest.mark.parametrize("how", ["stopped", "killed with -9"])
def test_postgresql_stops_under_load(store, running, told, how):
    if store.server is None:
        return
    wait_until_warm(running.port, PAGES)
    with Load(running.port, PAGES, RATE) as load:
        time.sleep(3)
        gone = time.monotonic()
        store.server.stop() if how == "stopped" else store.server.kill()
        time.sleep(STOPPED / 2)
        always = [ask(running.port, path) for path in ("/sante/", "/static/favicon.svg")]
        ready = ask(running.port, "/sante/pret/")
        unseen = ask(running.port, "/actions/?q=jamais+demandé".replace("é", "%C3%A9"))
        time.sleep(STOPPED / 2)
        store.server.start()
        back = time.monotonic()
        while ask(running.port, "/actions/?page=1").status != 200:
            time.sleep(0.05)
        right = time.monotonic() - back
        time.sleep(3)
    away = load.between(gone + 3, back)
    slowest = max(answer.seconds for answer in away)
    told(
        f"PostgreSQL {how} for {STOPPED:.0f} s under {RATE:.0f} pages a second",
        f"{len(load.answers)} pages, {load.errors()} errors; 3 s later the slowest answer is {slowest:.2f} s; a page"
        f" never made before: {unseen.status} in {unseen.seconds:.2f} s; /sante/ and static files answer; /sante/pret/"
        f" {ready.status} in {ready.seconds:.2f} s; all is right {right:.2f} s after its return",
        load.errors() <= 5
        and unseen.status == 503
        and [answer.status for answer in always] == [200, 200]
        and ready.status == 503
        and ready.seconds < 0.6
        and right <= 1,
    )
