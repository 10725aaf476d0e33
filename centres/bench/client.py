"""Paths -> what a server answered to each and in how long. Bounded in number and in time."""

import http.client
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from .serving import HOST

SECONDS_A_REQUEST = 60
# Headers in which a server that is measured tells what only it knows; the last one asks it to count.
SECONDS, BYTES, QUERIES, COUNT_QUERIES = "X-Bench-Seconds", "X-Bench-Bytes", "X-Bench-Queries", "X-Bench-Count"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked. `before` is asked first, and not timed. `form`: what is sent, encoded, when a form is."""

    path: str
    headers: dict[str, str] = field(default_factory=dict)
    before: str = ""
    expected: tuple[int, ...] = (200,)
    form: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, the whole body read, and the seconds from the first byte sent to the last one read."""

    seconds: float
    status: int
    body: bytes
    headers: dict[str, str]


class UnexpectedAnswer(RuntimeError):
    """A page that does not work is not worth timing."""


class Client:
    """One connection, kept open as long as the server keeps it, then another."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=SECONDS_A_REQUEST)

    def ask(self, request: Request) -> Answer:
        if request.before:
            self._ask(Request(request.before))
        return self._ask(request)

    def close(self) -> None:
        self._connection.close()

    def _ask(self, request: Request) -> Answer:
        try:
            return self._answered(request)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            # A server closes what says nothing for two seconds, which counting by SQL may take.
            self._connection.close()
            return self._answered(request)

    def _answered(self, request: Request) -> Answer:
        start = time.perf_counter()
        if request.form:
            headers = {"Content-Type": "application/x-www-form-urlencoded", **request.headers}
            self._connection.request("POST", request.path, request.form, headers)
        else:
            self._connection.request("GET", request.path, headers=request.headers)
        response = self._connection.getresponse()
        body = response.read()
        seconds = time.perf_counter() - start
        if response.status not in request.expected:
            raise UnexpectedAnswer(f"{request.path} : réponse {response.status}. {body[:500].decode(errors='replace')}")
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Answer(seconds, response.status, body, headers)


def one_by_one(port: int, requests: Iterator[Request], most: int, seconds: float) -> list[Answer]:
    """At least one answer when there is a request, at most `most`, none begun after `seconds`."""
    client, deadline = Client(port), time.monotonic() + seconds
    answers: list[Answer] = []
    try:
        while len(answers) < most and (not answers or time.monotonic() < deadline):
            request = next(requests, None)
            if request is None:
                break
            answers.append(client.ask(request))
    finally:
        client.close()
    return answers


def together(port: int, requests: Iterator[Request], most: int, seconds: float, connections: int) -> tuple[int, float]:
    """(answers, seconds) with several connections that each ask as soon as they are answered."""
    lock, taken, done = threading.Lock(), 0, []
    errors: list[BaseException] = []
    start = time.monotonic()

    def taking() -> Request | None:
        nonlocal taken
        with lock:
            if taken >= most or errors or (taken >= connections and time.monotonic() - start > seconds):
                return None
            taken += 1
            return next(requests, None)

    def work() -> None:
        client = Client(port)
        try:
            while (request := taking()) is not None:
                client.ask(request)
                done.append(time.monotonic())
        except BaseException as error:
            errors.append(error)
        finally:
            client.close()

    threads = [threading.Thread(target=work) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return len(done), (max(done) - start if done else 0.0)
