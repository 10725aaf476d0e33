"""Somebody at a browser -> what each request was answered, and in how long."""

import http.client
import re
import time
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
    """The fields of the page's form that is sent by POST, is not the one of leaving, and has those that are filled."""
    form = next(form for form in reversed(_forms(page)) if values.keys() <= set(form.fields.keys()))
    fields = [(name, value) for name, value in form.form_values() if name not in values]
    return [*fields, *values.items()]


def _forms(page: str) -> list[lxml.html.FormElement]:
    forms = [form for form in lxml.html.fromstring(page).forms if form.method == "POST"]
    return [form for form in forms if "logout" not in (form.action or "")]


def wait_until_warm(port: int, pages: list[str]) -> None:
    """Until every worker has made each page once, as those of a site that has been there for a while."""
    for _ in range(12):
        for page in pages:
            assert ask(port, page).status == 200


def path_of(location: str) -> str:
    return urlsplit(location).path


def password_of(said: str) -> str:
    """What `create_account` printed."""
    return re.search(r"mot de passe\D*?[:\n ]\s*(\S{8,})", said, re.IGNORECASE)[1]
