"""Query strings that nobody types: an answer of ours to each, never a failure."""

from urllib.parse import quote, urljoin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from centres.bench.hostile import QUERIES
from centres.catalogue.filters.actions import ActionFilter
from tests.drawing import examples
from tests.factories import make_full_action

pytestmark = pytest.mark.django_db

PATH = "/actions/"
# By Django, and told apart below.
REFUSED = {"1 001 paramètres"}


@pytest.fixture(scope="module")
def shared_full_action(shared_rows) -> None:
    with shared_rows():
        make_full_action()


@pytest.mark.usefixtures("shared_full_action")
@pytest.mark.parametrize(
    "query",
    [query for name, query in QUERIES.items() if name not in REFUSED],
    ids=[name for name in QUERIES if name not in REFUSED],
)
@pytest.mark.parametrize("path", [PATH, "/centres/", "/", "/communes/", "/suggestions/"])
def test_no_query_string_breaks_a_page(client, path, query):
    assert client.get(f"{path}?{query}", follow=True).status_code == 200


def test_more_parameters_than_the_server_takes_are_refused_with_a_page(client):
    (name,) = REFUSED
    response = client.get(f"{PATH}?{QUERIES[name]}")

    assert response.status_code == 400
    assert "pas été comprise" in response.content.decode()


def test_raw_bytes_in_a_query_string_break_nothing(client):
    assert client.get(PATH, QUERY_STRING="theme=\xed\xa0\x80&page=\xff").status_code == 200


NAMES = st.sampled_from([*ActionFilter.base_filters, "page", "x", "q[]", "", "\x00", "é"])
RAW = [
    "%00",
    "%ED%A0%80",
    "%ff%fe",
    "%",
    "%u0041",
    "-1",
    "1e400",
    "NaN",
    "1" + "0" * 40,
    "²",
    '"',
    '-"',
    "*",
    "NEAR(",
    ":*",
]
VALUES = (
    st.sampled_from([*RAW, "sante", "38", "oui", "titre", "pertinence", "jardin", "x" * 60_000, "mot+" * 1_500])
    | st.text(max_size=40).map(lambda text: quote(text.encode("utf-8", "surrogatepass")))
    | st.integers().map(str)
)
PAIRS = st.lists(st.tuples(NAMES.map(quote), VALUES), max_size=12)


@given(pairs=PAIRS, htmx=st.booleans())
@settings(max_examples=examples(20, share=20), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_there_is_an_answer(client, shared_full_action, pairs, htmx):
    query = "&".join(f"{name}={value}" for name, value in pairs)
    headers = {"HX-Request": "true"} if htmx else {}

    for path in ("/actions/", "/chiffres/", "/centres/", "/"):
        response = client.get(path, QUERY_STRING=query, headers=headers)
        if response.status_code == 302:  # to the address without its empty fields, once
            response = client.get(urljoin(path, response["Location"]), headers=headers)
        assert response.status_code == 200, path
