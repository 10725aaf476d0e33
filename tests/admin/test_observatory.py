"""Every address, scored by the rules of the HTTP Observatory: A+ with every bonus that is a site's own."""

import re
import runpy
from copy import deepcopy
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.conf import settings as used
from django.db import transaction
from django.test import Client

from actions_catalog import settings as project
from tests.observatory import BONUSES, POINTS, WITH_COOKIES, Score, score
from tests.permissions import addresses, example

# What production says of headers and cookies.
SAID = ("SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "CSRF_COOKIE_HTTPONLY")
PRODUCTION = {"DJANGO_SECRET_KEY": "0123456789" * 5, "DJANGO_ALLOWED_HOSTS": "testserver"}
# Made to be framed by other sites.
FRAMED = "/integrer/"


@pytest.fixture
def in_production(settings, monkeypatch) -> None:
    for name, value in PRODUCTION.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("DJANGO_DEBUG", "0")
    said = runpy.run_path(str(project.__file__))
    for name in SAID:
        setattr(settings, name, said[name])


def asked(client: Client, address: str, **options) -> tuple[Score, bool]:
    """An answer over HTTPS, and whether it is a page; whatever was written is taken back."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        response = client.get(address, secure=True, **options)
        transaction.set_rollback(True)
    client.cookies = cookies
    is_page = response.get("Content-Type", "").startswith("text/html") and not response.streaming
    return score(dict(response.headers), response.cookies, response.content.decode() if is_page else ""), is_page


@pytest.mark.once
@pytest.mark.parametrize("role", ["anonyme", "administration"])
def test_every_address_has_an_a_plus_with_every_bonus(role, clients, in_production, caplog):
    caplog.set_level("CRITICAL")
    wrong, points = {}, set()
    for address in dict.fromkeys(example(address) for address in addresses()):
        found, is_page = asked(clients[role], address)
        earned = WITH_COOKIES if found.found["cookies"] != "none" else BONUSES
        if address == FRAMED:
            lacks = found.losses.keys() - {"frames"}
        # Data and pictures that everybody is sent alike are made to be taken by other sites.
        elif not is_page and role == "anonyme":
            lacks = found.losses.keys() - {"corp"}
        else:
            points.add(found.points)
            lacks = found.losses.keys() | {name for name, what in earned.items() if found.found[name] != what}
        if lacks:
            wrong[address] = {name: found.found[name] for name in lacks}

    assert not wrong, "\n".join(f"{address}: {found}" for address, found in wrong.items())
    # 5 more where a cookie is set.
    assert points == {120, 125}


@pytest.mark.once
def test_pages_of_errors_have_one_too(clients, in_production, monkeypatch, caplog):
    caplog.set_level("CRITICAL")
    client = Client(raise_request_exception=False)
    assert asked(client, "/nulle-part/")[0].points == 120
    assert asked(client, "/", SERVER_NAME="ailleurs.example")[0].points == 120
    assert asked(client, "/actions/?" + "&".join(["x=1"] * 1001))[0].points == 120
    sent = client.post("/admin/login/", {"username": "x"}, secure=True, headers={"Origin": "https://ailleurs.example"})
    assert score(dict(sent.headers), sent.cookies).points >= 120

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("centres.views.site.front.render", broken)
    assert client.get("/", secure=True).status_code == 500
    assert asked(client, "/")[0].points == 120


@pytest.mark.once
def test_a_static_file_is_what_it_says_and_comes_by_tls(client, in_production):
    for name in ("favicon.svg", "css/base.css", "js/filters.js", "catalogue-admin/admin.css"):
        response = client.get(f"/static/{name}", secure=True)
        found = score(dict(response.headers), response.cookies).found
        assert (response.status_code, found["hsts"], found["sniffing"]) == (200, "half a year", "nosniff"), name
        assert found["referrer"] == "private"


@pytest.mark.once
def test_what_comes_without_tls_is_sent_to_it_on_the_same_host():
    nginx = Path(used.BASE_DIR, "deploy/nginx/catalogue.conf").read_text()
    port_80 = nginx.partition("listen 80")[2].partition("listen 443")[0]

    assert re.search(r"location / \{ return 301 https://\$host\$request_uri; \}", port_80)


@pytest.mark.parametrize(
    ("header", "value", "criterion", "what"),
    [
        ("Content-Security-Policy", "default-src 'none'; script-src 'self' 'unsafe-inline'", "csp", "unsafe"),
        ("Content-Security-Policy", "default-src 'self'; script-src 'self' 'unsafe-eval'", "csp", "unsafe eval"),
        ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'", "csp", "unsafe styles"),
        ("Content-Security-Policy", "default-src 'self'", "csp", "no unsafe"),
        ("Content-Security-Policy", "img-src 'self'", "csp", "unsafe"),
        ("Strict-Transport-Security", "max-age=3600", "hsts", "shorter"),
        ("Referrer-Policy", "unsafe-url", "referrer", "unsafe"),
        ("Cross-Origin-Resource-Policy", "cross-origin", "corp", "cross-origin"),
        ("Access-Control-Allow-Origin", "*", "cors", "public"),
        ("X-Frame-Options", "DENY", "frames", "by header"),
    ],
)
def test_the_rules_see_what_is_wrong(header, value, criterion, what):
    assert score({header: value}, SimpleCookie()).found[criterion] == what


@pytest.mark.parametrize(
    ("cookie", "what"),
    [
        ("sessionid=x; Secure; HttpOnly; SameSite=Lax", "secure, http-only, same-site"),
        ("sessionid=x; HttpOnly; SameSite=Lax", "session not secure"),
        ("sessionid=x; Secure; SameSite=Lax", "session not http-only"),
        ("choice=x; SameSite=Lax", "not secure"),
        ("choice=x; Secure; SameSite=None", "same-site none"),
    ],
)
def test_the_rules_see_what_a_cookie_is(cookie, what):
    assert score({}, SimpleCookie(cookie)).found["cookies"] == what


def test_an_answer_without_a_header_is_a_d_and_bonuses_count_from_90_on():
    nothing = score({}, SimpleCookie())
    assert (nothing.points, nothing.grade) == (30, "D")
    assert Score({"csp": "default none", "hsts": "absent"}).points == 80
    assert all(POINTS[criterion][what] > 0 for criterion, what in WITH_COOKIES.items())
