"""TERM, HUP and kill -9 under load -> who loses an answer."""

import os
import signal
import socket
import subprocess
import sys
import time

from django.conf import settings

from .conftest import PAGES
from .loading import Load
from .people import HOST, wait_until_warm
from .servers import site

SECONDS_TO_STOP = 40
RATE = float(os.environ.get("FAULTS_RATE", "20"))


def test_a_reload_under_load_loses_no_request(running, told):
    load = reload_under_load(running, 8)
    told("HUP under load", said(load), load.errors() == 0)


def test_workers_that_share_what_was_read_lose_no_request_either(store, told):
    with site(store.env | {"WEB_PRELOAD": "1"}) as server:
        load = reload_under_load(server, 5)
    told("HUP under load, WEB_PRELOAD=1", said(load), load.errors() == 0)


def reload_under_load(server, seconds: float) -> Load:
    """HUP, and what was answered until so many seconds after it; every worker is another one by then."""
    wait_until_warm(server.port, PAGES)
    before = set(server.workers())
    with Load(server.port, PAGES, RATE) as load:
        time.sleep(2)
        server.send(signal.SIGHUP)
        time.sleep(seconds)
    assert not before & set(server.workers())
    return load


def said(load: Load) -> str:
    return f"{len(load.answers)} pages, {load.errors()} lost, the slowest {load.quantile(1):.2f} s"


def test_a_worker_killed_under_load_loses_what_it_had_begun_alone(running, told):
    wait_until_warm(running.port, PAGES)
    with Load(running.port, PAGES, RATE) as load:
        time.sleep(2)
        os.kill(running.workers()[0], signal.SIGKILL)
        time.sleep(6)
    told("kill -9 of a worker under load", f"{len(load.answers)} pages, {load.errors()} lost", load.errors() <= 1)


def test_a_stop_under_load_finishes_what_it_began(running, told):
    """What finds the door shut was never sent: it is the proxy's to keep."""
    with Load(running.port, PAGES, RATE) as load:
        time.sleep(2)
        running.send(signal.SIGTERM)
        stopped = time.monotonic()
        running.process.wait(30)
    begun = [answer for answer in load.answers if answer.at < stopped]
    refused = sum("ConnectionRefused" in answer.text for answer in begun)
    lost = sum(answer.status != 200 for answer in begun) - refused
    told(
        "TERM under load, without systemd’s socket",
        f"{len(begun)} pages begun before it, {refused} found the door shut, {lost} lost",
        lost == 0 and refused <= 1,
    )


def test_a_restart_loses_nothing_where_the_socket_is_held(store, told):
    """As systemd does (deploy/systemd/catalogue.socket): what nobody has taken yet waits for those who come."""
    with socket.socket() as held:
        held.bind((HOST, 0))
        held.listen(512)
        port = held.getsockname()[1]
        first = start(store.env, held)
        try:
            wait_until_warm(port, PAGES)
            with Load(port, PAGES, RATE) as load:
                time.sleep(2)
                first.terminate()
                first.wait(SECONDS_TO_STOP)
                first = start(store.env, held)
                time.sleep(8)
        finally:
            first.terminate()
            first.wait(SECONDS_TO_STOP)
    told(
        "TERM and started again under load, the socket held as by systemd",
        f"{len(load.answers)} pages, {load.errors()} lost, the slowest waits {load.quantile(1):.1f} s",
        load.errors() == 0,
    )


def start(env: dict[str, str], held: socket.socket) -> subprocess.Popen:
    command = [sys.executable, "-m", "gunicorn", "actions_catalog.wsgi", "--workers", "2", "--log-level", "error"]
    return subprocess.Popen(
        [*command, "--bind", f"fd://{held.fileno()}"],
        cwd=settings.BASE_DIR, env=env, pass_fds=[held.fileno()], stdin=subprocess.DEVNULL,
    )  # fmt: skip
