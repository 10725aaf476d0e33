"""What holds for every address of the API: methods, CORS, tags, limits, and problems for all that fails."""

import pytest
from django.db import OperationalError

from centres.api import limits
from centres.api.limits import MinuteCounts
from centres.api.problems import TOLD
from centres.api.shapes.answers import Problem
from centres.models import OldAddress
from tests.factories import make_action, make_centre, make_full_action

pytestmark = pytest.mark.django_db

PATHS = (
    "", "actions", "actions/{pk}", "budgets", "centres", "centres/{centre}", "themes", "publics", "partenaires",
    "territoires/regions", "territoires/departements", "territoires/epci",
    "territoires/communes", "facettes", "chiffres", "suggestions",
    "openapi.json", "docs",
)  # fmt: skip


@pytest.fixture
def paths() -> list[str]:
    action = make_full_action(centre=make_centre())
    return ["/api/v1/" + path.format(pk=action.pk, centre=action.centre_id) for path in PATHS]


def is_problem(response, status: int) -> dict:
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    told = response.json()
    assert Problem.model_validate(told).model_dump() == told
    assert told["status"] == status
    return told


def test_any_site_may_read_each_address(client, paths):
    for path in paths:
        response = client.get(path, headers={"Origin": "https://ailleurs.example.org"})
        assert response.status_code == 200, path
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


def test_head_and_options_are_answered(client, paths):
    for path in paths:
        head, get = client.head(path), client.get(path)
        assert (head.status_code, head["ETag"], head["Content-Type"]) == (200, get["ETag"], get["Content-Type"])
        options = client.options(path)
        assert (options.status_code, options.content) == (204, b"")
        assert options["Allow"] == options["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_nothing_is_written(client, paths):
    for path in [*paths, "/api/nulle-part"]:
        for send in (client.post, client.put, client.patch, client.delete):
            response = send(path)
            is_problem(response, 405)
            assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1/nulle-part", "/api/v1/actions/", "/api/v2/actions", "/api/v1/actions/abc", "/api/%ff\n"]
)
def test_what_is_no_address_is_a_problem_in_json(client, path):
    is_problem(client.get(path), 404)


def test_a_fiche_that_is_not_there_is_a_problem_in_json(client):
    draft, archived = make_action(state="draft"), make_action()
    archived.state = "archived"
    archived.save()
    withdrawn = make_action()
    withdrawn.state = "withdrawn"
    withdrawn.save()

    is_problem(client.get(f"/api/v1/actions/{draft.pk}"), 404)
    is_problem(client.get(f"/api/v1/actions/{10**40}"), 404)
    assert is_problem(client.get(f"/api/v1/actions/{archived.pk}"), 404)["detail"] == "Cette fiche n’est plus publiée."
    is_problem(client.get(f"/api/v1/actions/{withdrawn.pk}"), 410)
    is_problem(client.get("/api/v1/centres/999"), 404)


def test_a_merged_fiche_leads_to_the_one_that_stays(client):
    kept = make_full_action()
    OldAddress.objects.remember("action", 9_000, kept.pk)
    OldAddress.objects.remember("centre", 9_000, kept.centre_id)
    for path, number in (("actions", kept.pk), ("centres", kept.centre_id)):
        response = client.get(f"/api/v1/{path}/9000")
        is_problem(response, 301)
        assert response["Location"] == f"http://testserver/api/v1/{path}/{number}"


def test_a_parameter_that_cannot_be_followed_is_named(client):
    for value in ("0", "101", "x", "", "1.5", "9" * 5000):
        told = is_problem(client.get("/api/v1/actions", {"limite": value}), 422)
        assert [wrong["parameter"] for wrong in told["errors"]] == ["limite"], value
    for value, words in (("0", "au moins 1."), ("101", "au plus 100."), ("x", "un nombre entier.")):
        [wrong] = client.get("/api/v1/actions", {"limite": value}).json()["errors"]
        assert wrong["message"].endswith(words)


def test_too_many_parameters_are_a_problem_in_json(client):
    is_problem(client.get("/api/v1/actions?" + "&".join(f"theme={n}" for n in range(1001))), 400)


def test_a_known_answer_is_not_sent_again(client, paths, django_assert_num_queries):
    for path in paths:
        first = client.get(path)
        with django_assert_num_queries(1):
            again = client.get(path, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
        assert again["Access-Control-Allow-Origin"] == "*"


def test_a_change_of_the_catalogue_makes_each_answer_new(client, paths):
    tags = {path: client.get(path)["ETag"] for path in paths}
    make_action("Une autre")
    for path in paths:
        assert client.get(path, headers={"If-None-Match": tags[path]}).status_code == 200


def test_whoever_asks_too_often_is_told_how_long_to_wait(client, settings):
    settings.API_REQUESTS_PER_MINUTE = 2
    statuses = [client.get("/api/v1/themes").status_code for _ in range(2)]
    refused = client.get("/api/v1/themes")

    assert statuses == [200, 200]
    is_problem(refused, 429)
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert client.get("/api/v1/themes", REMOTE_ADDR="192.0.2.7").status_code == 200
    limits.forget()
    settings.API_REQUESTS_PER_MINUTE = 0
    assert {client.get("/api/v1/themes").status_code for _ in range(5)} == {200}


def test_the_next_minute_begins_with_nothing_counted():
    counts = MinuteCounts()
    assert [counts.seconds_to_wait("a", 1, 600 + second) for second in (0, 10, 59.9)] == [0, 50, 1]
    assert counts.seconds_to_wait("b", 1, 659) == 0
    assert counts.seconds_to_wait("a", 1, 660) == 0


def test_a_database_that_does_not_answer_is_said(client, monkeypatch):
    def fail(*args):
        raise OperationalError

    monkeypatch.setattr("centres.views.public.current_state", fail)
    response = client.get("/api/v1/actions")

    is_problem(response, 503)
    assert response["Retry-After"] == "5"


def test_what_fails_is_a_problem_in_json_too(client, monkeypatch):
    def fail(*args):
        raise RuntimeError("canari")

    monkeypatch.setattr("centres.api.resources.actions.records_in_order", fail)
    response = client.get("/api/v1/actions")

    is_problem(response, 500)
    assert b"canari" not in response.content


def test_each_problem_is_explained(client):
    page = client.get("/api/v1/docs").content.decode()

    assert [status for status in TOLD if f'id="reponse-{status}"' not in page] == []


def test_somebody_logged_in_keeps_nothing(admin_client, paths):
    for path in paths:
        assert admin_client.get(path)["Cache-Control"] == "private, no-store"


def test_the_address_without_its_slash_leads_to_the_api(client):
    answer = client.get("/api/v1")

    assert (answer.status_code, answer["Location"], answer["Access-Control-Allow-Origin"]) == (301, "/api/v1/", "*")
