"""What a WSGI server asks -> an answer, whatever its headers say."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.signals import request_started
from django.db import close_old_connections
from django.test import RequestFactory

from tests.factories import make_full_action

with pytest.MonkeyPatch.context() as patch:
    # It sets this for its process: the commands that other tests start would wait as little as a visitor does.
    patch.setenv("DATABASE_LOCK_SECONDS", "3")
    from actions_catalog.wsgi import application

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """A request begins with connections that are fresh; here it must see the rows of the test."""
    request_started.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)


def status_of(environ: dict) -> tuple[int, str]:
    """The status of the answer, and the answer."""
    told = []
    response = application(environ, lambda status, headers: told.append(int(status.split()[0])))
    return told[0], b"".join(response).decode()


@pytest.mark.parametrize(
    "charset", ["charset=zip", 'Charset="hex"', "charset=rot13", "charset=utf-16", "charset*=utf-8''zip", "charset=x"]
)
def test_an_address_is_read_as_utf_8_whatever_charset_the_request_tells(charset):
    make_full_action()
    plain = RequestFactory().get("/actions/", {"q": "été"}).environ
    told = {**plain, "CONTENT_TYPE": f"text/plain; {charset}"}

    assert status_of(told) == status_of(plain)
    assert status_of(plain)[0] == 200


def test_a_form_that_tells_a_charset_of_no_text_is_read_as_utf_8():
    body = b'--x\r\nContent-Disposition: form-data; name="texte"\r\n\r\n\xc3\xa9t\xc3\xa9\r\n--x--\r\n'
    kind = "multipart/form-data; charset=zip; boundary=x"
    status, page = status_of(RequestFactory().generic("POST", "/actions/comme-la-mienne/", body, kind).environ)

    assert status == 200
    assert "été</textarea>" in page


def test_head_gets_the_headers_of_the_page_and_no_page():
    make_full_action()
    pages, lengths = [], []
    for method in ("GET", "HEAD"):
        environ = RequestFactory().generic(method, "/actions/").environ
        pages.append(b"".join(application(environ, lambda _, headers: lengths.append(dict(headers)["Content-Length"]))))

    assert lengths[0] == lengths[1] == str(len(pages[0]))
    assert pages[1] == b""


def test_a_process_that_shows_pages_holds_no_library_that_none_of_them_needs():
    """Twelve megabytes: the driver of another database, and what reads documents that staff bring."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, actions_catalog.wsgi; from django.urls import get_resolver; get_resolver().url_patterns;"
            "print(sorted({'psycopg', 'lxml.etree', 'fontTools'} & set(sys.modules)))",
        ],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": "sqlite://:memory:", "DJANGO_DEBUG": "1"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == "[]"
