"""Query strings that nobody types: an answer of ours to each, never a failure."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from centres.catalogue.filters import ActionFilter
from tests.drawing import examples
from tests.factories import make_full_action

pytestmark = pytest.mark.django_db

PATH = "/actions/"


@pytest.mark.parametrize(
    "query",
    [
        "theme=%00",
        "departement=%00&region=%00&annee=%00&centre=%00&page=%00",
        "theme=" + "x" * 60_000,
        "x" * 60_000,
        "page=" + "1" * 6000,
        "page=-1",
        "page=abc",
        "centre=9223372036854775808",
        "centre=999999999999999999",
        "annee=99999999999999999999",
        "annee=²²²²",
        "budget=%00&budget_min=%00&budget_max=%00&tri=%00&poste=%00&financeur=%00&personnes=%00",
        "budget_min=" + "9" * 6000,
        "budget_min=1e400&budget_max=NaN",
        "budget_min=Infinity&budget_max=-0",
        "budget_min=²&budget_max=٣",
        "financeur=" + "x" * 60_000,
        "financeur=%ED%A0%80&poste=%ff&tri=%ED%A0%80",
        "&".join(f"financeur=x{number}&personnes=y{number}" for number in range(400)),
        "&".join(f"poste={kind}" for kind in ("charges", "produits", "valorisations", "non-precise")),
        "theme=%ED%A0%80&centre=%ED%A0%80&page=%ED%A0%80",
        "theme=%F0%9F%98%80",
        "theme=%ff%fe",
        "theme[]=1&theme[$gt]=",
        "departement=38'%20OR%201=1--",
        "&&&===&;;;",
        "%",
        "&".join(f"theme={number}" for number in range(1000)),
        "&".join(f"{name}=x" for name in ("theme", "public", "partenaire", "dimension", "statut", "echelle") * 100),
    ],
    ids=lambda query: query[:30],
)
@pytest.mark.parametrize("path", [PATH, "/centres/", "/"])
def test_no_query_string_breaks_a_page(client, path, query):
    make_full_action()

    assert client.get(f"{path}?{query}").status_code == 200


def test_more_parameters_than_the_server_takes_are_refused_with_a_page(client):
    response = client.get(PATH + "?" + "&".join(f"theme={number}" for number in range(1001)))

    assert response.status_code == 400
    assert "pas été comprise" in response.content.decode()


def test_raw_bytes_in_a_query_string_break_nothing(client):
    assert client.get(PATH, QUERY_STRING="theme=\xed\xa0\x80&page=\xff").status_code == 200


@pytest.fixture
def full_action() -> None:
    make_full_action()


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
QUERIES = st.lists(st.tuples(NAMES.map(quote), VALUES), max_size=12)


@given(pairs=QUERIES, htmx=st.booleans())
@settings(max_examples=examples(20, share=20), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_there_is_an_answer(client, full_action, pairs, htmx):
    query = "&".join(f"{name}={value}" for name, value in pairs)
    headers = {"HX-Request": "true"} if htmx else {}

    for path in ("/actions/", "/chiffres/", "/centres/", "/"):
        assert client.get(path, QUERY_STRING=query, headers=headers).status_code == 200, path
