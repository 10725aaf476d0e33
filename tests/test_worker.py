"""gunicorn's worker of this site, on an application of a line: what it holds, what it loses, whom it waits for."""

import os
import signal
import socket
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from centres.bench.serving import HOST, free_port, serving

APP = """
import time
def application(environ, start_response):
    time.sleep(float(environ["QUERY_STRING"] or 0))
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ok"]
"""
CLASS = "actions_catalog.worker.OneAtATime"


@pytest.fixture
def server(tmp_path):
    """One worker, and none of this site's settings."""
    (tmp_path / "slow_app.py").write_text(APP)
    (tmp_path / "gunicorn.conf.py").write_text("")
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", "slow_app:application", "--pythonpath", tmp_path,
        "--config", tmp_path / "gunicorn.conf.py",
        "--worker-class", CLASS, "--threads", "8", "--worker-connections", "16", "--no-control-socket",
        "--bind", f"{HOST}:{port}",
    ]  # fmt: skip
    with serving(port, list(map(str, command)), os.environ, "/") as server:
        yield server


def asked(port: int, query: str = "", method: str = "GET") -> str:
    """The answer; "lost" when the connection was cut."""
    with socket.create_connection((HOST, port), timeout=20) as client:
        client.sendall(f"{method} /?{query} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        told = b""
        try:
            while piece := client.recv(4096):
                told += piece
        except ConnectionError:
            pass
        return "ok" if told.endswith(b"ok") else "lost"


def together(port: int, count: int, query: str, meanwhile) -> list[str]:
    with ThreadPoolExecutor(count) as clients:
        answers = [clients.submit(asked, port, query) for _ in range(count)]
        time.sleep(0.15)
        meanwhile()
        return [answer.result() for answer in answers]


def test_a_worker_that_is_killed_loses_the_page_that_it_made_and_no_other(server):
    (worker,) = psutil.Process(server.process.pid).children()
    answers = together(server.port, 6, "0.25", worker.kill)
    assert answers.count("lost") <= 1


def test_a_worker_that_is_told_to_end_answers_whoever_waits(server):
    """More than a worker holds: the others wait in the queue of the socket."""
    answers = together(server.port, 24, "0.25", server.process.terminate)
    assert answers == ["ok"] * 24


def test_a_reload_loses_nobody(server):
    answers = together(server.port, 6, "0.25", lambda: server.process.send_signal(signal.SIGHUP))
    assert answers == ["ok"] * 6


def test_a_client_that_does_not_hang_up_keeps_nobody_waiting(server):
    held = [socket.create_connection((HOST, server.port)) for _ in range(3)]
    for client in held:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert [client.recv(4096)[:15] for client in held] == [b"HTTP/1.1 200 OK"] * 3
    start = time.monotonic()
    assert asked(server.port) == "ok"
    assert time.monotonic() - start < 1
    for client in held:
        client.close()


def test_a_form_that_waits_keeps_no_reader_waiting(server):
    writer = threading.Thread(target=asked, args=(server.port, "2", "POST"))
    writer.start()
    time.sleep(0.1)
    start = time.monotonic()
    assert asked(server.port) == "ok"
    assert time.monotonic() - start < 1
    writer.join()


def test_a_long_page_keeps_the_next_waiting_for_a_moment_only(server):
    long = threading.Thread(target=asked, args=(server.port, "3"))
    long.start()
    time.sleep(0.1)
    start = time.monotonic()
    assert asked(server.port) == "ok"
    assert time.monotonic() - start < 1.5
    long.join()
