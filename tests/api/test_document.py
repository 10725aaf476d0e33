"""The OpenAPI document: every field told with an example, every address documented, and the same as it was."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from centres.api.catalogue_api import api
from centres.api.shapes import answers
from tests.api.golden import GOLDEN, as_text
from tests.permissions import addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(asked) -> dict[str, Any]:
    told: dict[str, Any] = asked("openapi.json")
    return told


def test_it_is_the_document_that_was_decided():
    """`python -m tests.api.golden` writes it again: what changed in it is a decision, for CHANGELOG.md."""
    assert as_text(api.document) == Path(GOLDEN).read_text(encoding="utf-8")


def test_it_says_its_version_and_where_it_is_explained(document):
    assert document["openapi"].startswith("3.1")
    assert document["externalDocs"]["url"] == "/api/v1/docs"


def test_each_field_says_what_it_is_with_an_example(document):
    for name, shape in document["components"]["schemas"].items():
        assert shape["description"], name
        for field, told in shape["properties"].items():
            assert len(told["description"]) > 5, (name, field)
            assert len(told["examples"]) == 1, (name, field)
        assert set(shape["required"]) == set(shape["properties"]), name


def test_an_example_is_one_that_its_field_may_hold(document):
    shapes = {name: shape for name, shape in vars(answers).items() if name in document["components"]["schemas"]}
    for shape in shapes.values():
        shape.model_validate({field: told.examples[0] for field, told in shape.model_fields.items()})


def test_each_parameter_says_what_it_is_with_an_example(document):
    for path, operations in document["paths"].items():
        shared = document["components"]["parameters"].values()
        for parameter in [*shared, *(one for one in operations["get"]["parameters"] if "$ref" not in one)]:
            assert parameter["description"], (path, parameter["name"])
            assert "example" in parameter, (path, parameter["name"])


def test_each_address_is_documented_with_each_status(document):
    known = {address.replace("<int:pk>", "{pk}") for address in addresses() if address.startswith("/api/v1/")}

    assert set(document["paths"]) == known - {"/api/v1/openapi.json", "/api/v1/docs"}
    for operations in document["paths"].values():
        assert {"200", "304", "400", "422", "429", "500", "503"} <= set(operations["get"]["responses"])


def test_every_reference_leads_somewhere(document):
    for kind, name in re.findall(r'"#/components/(\w+)/(\w+)"', json.dumps(document)):
        assert name in document["components"][kind]


def test_the_page_tells_all_of_it_and_loads_nothing_from_elsewhere(client, document):
    response = client.get("/api/v1/docs")
    page = response.content.decode()

    for name, shape in document["components"]["schemas"].items():
        assert f'id="objet-{name}"' in page
        assert [field for field in shape["properties"] if f"<code>{field}</code>" not in page] == []
    assert [path for path in document["paths"] if f"GET {path}<" not in page] == []
    assert "{#" not in page
    assert not re.search(r"</a>\s+[.,]", page)
    assert re.findall(r"<script(?! src=\"/static/| type=\"application/ld\+json\")", page) == []
    assert 'src="http' not in page
    assert "unsafe" not in response["Content-Security-Policy"]
