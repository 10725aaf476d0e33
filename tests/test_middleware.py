"""Responses compressed for those who read it, and only where nothing secret is in them."""

import gzip

import brotli
import pytest

from centres.views.encodings import SHORTEST
from tests.factories import make_full_action

pytestmark = pytest.mark.django_db


def get(client, path: str, accepted: str):
    return client.get(path, headers={"Accept-Encoding": accepted})


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("BR ; q=0.8", "br"),
        ("br;q=0.000", None),
        ("identity", None),
        ("", None),
        (";q=;;,,=", None),
    ],
)
def test_a_public_page_is_compressed_as_its_reader_can_read(client, accepted, encoding):
    make_full_action()
    plain, response = client.get("/actions/"), get(client, "/actions/", accepted)

    assert response.get("Content-Encoding") == encoding
    assert int(response["Content-Length"]) == len(response.content)
    decode = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert decode(response.content) == plain.content
    assert encoding is None or len(response.content) < len(plain.content) / 3
    assert {"Accept-Encoding", "HX-Request", "HX-Target"} == {name.strip() for name in plain["Vary"].split(",")}
    assert plain["Vary"] == response["Vary"]
    assert plain["ETag"] == response["ETag"]


def test_pages_of_somebody_logged_in_are_sent_as_they_are(admin_client):
    for path in ("/actions/", "/admin/"):
        assert "Content-Encoding" not in get(admin_client, path, "br, gzip")


def test_a_page_that_gives_a_secret_is_sent_as_it_is(client):
    response = get(client, "/admin/login/", "br, gzip")

    assert "csrftoken" in response.cookies
    assert "Content-Encoding" not in response


def test_a_short_answer_is_sent_as_it_is(client):
    response = get(client, "/sante/", "br, gzip")

    assert len(response.content) < SHORTEST
    assert "Content-Encoding" not in response


@pytest.mark.django_db
def test_a_page_may_do_nothing_special_and_is_of_no_other_site(client):
    headers = client.get("/").headers

    assert headers["Cross-Origin-Resource-Policy"] == headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert client.get("/api/v1/actions").headers["Cross-Origin-Resource-Policy"] == "cross-origin"
