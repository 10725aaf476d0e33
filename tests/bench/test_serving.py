"""Servers of a measure: they answer, they say why they don't, and they are stopped whatever happens."""

import os
import sys
import time
from itertools import repeat

import psutil
import pytest

from centres.bench.client import Client, Request, UnexpectedAnswer, one_by_one, together
from centres.bench.serving import free_port, serving

# A server with a worker of its own, as gunicorn has.
SERVER = """
import http.server, os, sys
if os.fork() == 0:
    import time
    time.sleep(600)
class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        status = 404 if "absent" in self.path else 200
        self.send_response(status)
        self.end_headers()
        self.wfile.write(b"bonjour")
    def do_POST(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.rfile.read(int(self.headers["Content-Length"])))
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Answers).serve_forever()
"""


@pytest.fixture
def command():
    port = free_port()
    return port, [sys.executable, "-c", SERVER, str(port)]


def is_gone(pid):
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False


def test_a_server_is_stopped_with_its_workers_even_when_a_measure_fails(command):
    port, arguments = command
    seen = []

    def measure():
        with serving(port, arguments, os.environ, "/") as server:
            process = psutil.Process(server.process.pid)
            seen.extend([process, *process.children()])
            one_by_one(port, iter([Request("/"), Request("/absent")]), 5, 5)

    with pytest.raises(UnexpectedAnswer, match="/absent"):
        measure()
    assert len(seen) == 2
    assert all(is_gone(process.pid) for process in seen)


def test_a_server_that_does_not_start_says_its_last_words():
    failing = [sys.executable, "-c", "raise SystemExit('port déjà pris')"]

    with pytest.raises(RuntimeError, match="port déjà pris"), serving(free_port(), failing, os.environ, "/"):
        pass


def test_a_burst_ends_by_its_number_its_time_or_its_supply(command):
    port, arguments = command
    with serving(port, arguments, os.environ, "/") as server:
        assert len(one_by_one(port, repeat(Request("/")), 3, 60)) == 3
        assert len(one_by_one(port, repeat(Request("/")), 3, 0)) == 1
        assert [answer.body for answer in one_by_one(port, iter([Request("/")]), 3, 60)] == [b"bonjour"]
        assert together(port, repeat(Request("/")), 7, 60, 2)[0] == 7
        assert together(port, repeat(Request("/")), 50, 0, 2)[0] <= 4
        assert server.memory().resident > 1


def test_a_form_is_sent_as_a_browser_sends_it(command):
    port, arguments = command
    with serving(port, arguments, os.environ, "/"):
        answers = one_by_one(port, iter([Request("/", form="texte=jardin")]), 1, 60)

    assert [answer.body for answer in answers] == [b"texte=jardin"]


def test_an_answer_that_fails_among_several_at_once_is_told(command):
    port, arguments = command
    with serving(port, arguments, os.environ, "/"), pytest.raises(UnexpectedAnswer, match="404"):
        together(port, repeat(Request("/absent")), 10, 60, 2)


def test_a_connection_that_the_server_closed_meanwhile_is_opened_again():
    closing = SERVER.replace("self.end_headers()", 'self.send_header("Content-Length", "7"); self.end_headers()')
    closing = closing.replace(
        "class Answers(http.server.BaseHTTPRequestHandler):",
        'class Answers(http.server.BaseHTTPRequestHandler):\n    protocol_version, timeout = "HTTP/1.1", 0.2',
    )
    port = free_port()
    with serving(port, [sys.executable, "-c", closing, str(port)], os.environ, "/"):
        client = Client(port)
        for _ in range(2):
            assert client.ask(Request("/")).body == b"bonjour"
            time.sleep(0.6)
        client.close()
