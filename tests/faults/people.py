"""Somebody at a browser, and many readers at a rate -> what each was answered, and in how long."""

import http.client
import re
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

import lxml.html

HOST = "127.0.0.1"
HEADERS = {"X-Forwarded-Proto": "https", "Sec-Fetch-Site": "same-origin", "Connection": "close"}


@dataclass(frozen=True)
class Answer:
    """`status` 0: no answer came."""

    status: int
    seconds: float
    text: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    at: float = 0.0


def ask(port: int, path: str, headers: dict[str, str] | None = None, form: str | None = None) -> Answer:
    start = time.monotonic()
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    try:
        told = HEADERS | (headers or {})
        if form is None:
            connection.request("GET", path, headers=told)
        else:
            told |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"https://{HOST}:{port}{path}"}
            told |= {"Host": f"{HOST}:{port}"}
            connection.request("POST", path, form, told)
        response = connection.getresponse()
        body = response.read().decode(errors="replace")
        found = {name.lower(): value for name, value in response.getheaders()}
        found["set-cookie"] = "\n".join(response.headers.get_all("Set-Cookie", []))
        return Answer(response.status, time.monotonic() - start, body, found, start)
    except (OSError, http.client.HTTPException) as error:
        return Answer(0, time.monotonic() - start, repr(error), at=start)
    finally:
        connection.close()


class Person:
    """Keeps cookies, and fills forms as they stand on their pages."""

    def __init__(self, port: int, address: str = "") -> None:
        self.port, self.cookies = port, {}
        self.headers = {"X-Forwarded-For": address} if address else {}

    def get(self, path: str) -> Answer:
        return self._kept(ask(self.port, path, self._told()))

    def post(self, path: str, fields: list[tuple[str, str]]) -> Answer:
        return self._kept(ask(self.port, path, self._told(), urlencode(fields)))

    def fill(self, path: str, **values: str) -> Answer:
        """Opens the page, fills its form, sends it."""
        return self.post(path, filled(self.get(path).text, **values))

    def send_again(self, path: str, page: str) -> Answer:
        """What a page gave back of a form, by the button that the page shows."""
        form = _forms(page)[-1]
        return self.post(path_of(form.action or path), list(form.form_values()))

    def _told(self) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return self.headers | ({"Cookie": cookies} if cookies else {})

    def _kept(self, answer: Answer) -> Answer:
        for line in filter(None, answer.headers.get("set-cookie", "").split("\n")):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer


def filled(page: str, **values: str) -> list[tuple[str, str]]:
    """The fields of the page's form that is sent by POST and is not the one of leaving."""
    fields = [(name, value) for name, value in _forms(page)[-1].form_values() if name not in values]
    return [*fields, *values.items()]


def _forms(page: str) -> list[lxml.html.FormElement]:
    forms = [form for form in lxml.html.fromstring(page).forms if form.method == "POST"]
    return [form for form in forms if "logout" not in (form.action or "")]


class Load:
    """Requests at a rate, each in a thread of its own, so that a slow answer delays no other."""

    def __init__(self, port: int, paths: list[str], rate: float) -> None:
        self.port, self.paths, self.rate = port, paths, rate
        self.answers: list[Answer] = []
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> "Load":
        self._clock = threading.Thread(target=self._run)
        self._clock.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        self._clock.join()
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        start, count = time.monotonic(), 0
        while not self._stop.wait(max(0.0, start + count / self.rate - time.monotonic())):
            thread = threading.Thread(target=self._ask, args=(self.paths[count % len(self.paths)],))
            thread.start()
            self._threads.append(thread)
            count += 1

    def _ask(self, path: str) -> None:
        self.answers.append(ask(self.port, path))

    def statuses(self) -> Counter:
        return Counter(answer.status for answer in self.answers)

    def errors(self) -> int:
        return sum(answer.status not in (200, 304) for answer in self.answers)

    def quantile(self, part: float) -> float:
        """Seconds."""
        times = sorted(answer.seconds for answer in self.answers)
        return times[min(len(times) - 1, int(part * len(times)))]

    def between(self, start: float, end: float) -> list[Answer]:
        return [answer for answer in self.answers if start <= answer.at < end]


def path_of(location: str) -> str:
    return urlsplit(location).path


def password_of(said: str) -> str:
    """What `create_account` printed."""
    return re.search(r"mot de passe\D*?[:\n ]\s*(\S{8,})", said, re.IGNORECASE)[1]
