"""TERM, HUP and kill -9 under load -> who loses an answer."""

import os
import signal
import time

from .conftest import PAGES
from .people import Load

RATE = float(os.environ.get("FAULTS_RATE", "20"))


def test_a_reload_under_load_loses_no_request(running, told):
    before = set(running.workers())
    with Load(running.port, PAGES, RATE) as load:
        time.sleep(2)
        running.send(signal.SIGHUP)
        time.sleep(8)
    assert not before & set(running.workers())
    told("HUP under load", f"{len(load.answers)} pages, {load.errors()} lost", load.errors() == 0)


def test_a_worker_killed_under_load_loses_what_it_had_begun_alone(running, told):
    with Load(running.port, PAGES, RATE) as load:
        time.sleep(2)
        os.kill(running.workers()[0], signal.SIGKILL)
        time.sleep(6)
    told("kill -9 of a worker under load", f"{len(load.answers)} pages, {load.errors()} lost", load.errors() <= 1)


def test_a_stop_under_load_finishes_what_it_began(running, told):
    """What comes after the socket is closed is the proxy's to keep: only what was taken counts."""
    with Load(running.port, PAGES, RATE) as load:
        time.sleep(2)
        running.send(signal.SIGTERM)
        stopped = time.monotonic()
        running.process.wait(30)
    begun = [answer for answer in load.answers if answer.at < stopped]
    lost = sum(answer.status != 200 for answer in begun)
    told("TERM under load", f"{len(begun)} pages begun before it, {lost} lost", lost == 0)
