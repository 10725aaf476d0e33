"""Query strings that nobody types: the API answers, or refuses with a problem, and never fails."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from centres.api.parameters import FILTERS
from centres.bench.hostile import QUERIES
from tests.drawing import examples
from tests.factories import make_full_action
from tests.views.test_hostile import VALUES

pytestmark = pytest.mark.django_db
PATHS = ("actions", "centres", "territoires/communes", "chiffres", "suggestions", "actions/1", "nulle-part")
ANSWERS = (200, 400, 404, 422)


@pytest.fixture(scope="module")
def shared_full_action(shared_rows) -> None:
    with shared_rows():
        make_full_action()


@pytest.mark.usefixtures("shared_full_action")
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
@pytest.mark.parametrize("path", PATHS)
def test_no_query_string_breaks_the_api(client, path, query):
    response = client.get(f"/api/v1/{path}?{query}")

    assert response.status_code in ANSWERS
    assert "json" in response["Content-Type"]


NAMES = st.sampled_from([*FILTERS, "limite", "curseur", "q[]", "", "\x00", "é"])
PAIRS = st.lists(st.tuples(NAMES.map(quote), VALUES), max_size=12)


@given(pairs=PAIRS)
@settings(max_examples=examples(20, share=20), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_there_is_an_answer(client, shared_full_action, pairs):
    query = "&".join(f"{name}={value}" for name, value in pairs)

    for path in PATHS:
        response = client.get(f"/api/v1/{path}", QUERY_STRING=query)
        assert response.status_code in ANSWERS, (path, response.content)
        assert "json" in response["Content-Type"]
