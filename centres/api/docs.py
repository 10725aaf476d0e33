"""The OpenAPI document -> a page in French for people: what can be asked, what comes back, each with an example."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .answers import answered
from .catalogue_api import api
from .parameters import FILTERS
from .problems import TOLD

KINDS = {"string": "texte", "integer": "nombre entier", "number": "nombre", "boolean": "vrai ou faux", "null": "null"}


@dataclass(frozen=True, slots=True)
class FieldTold:
    """A field or a parameter: its name, what it holds, what it says, an example as it is written."""

    name: str
    kind: str
    about: str
    example: str
    shape: str = ""


@dataclass(frozen=True, slots=True)
class OperationTold:
    """What can be asked at an address. `parameters`: its own; `shared`: names of those that others take too, the
    filters of the list apart, which `is_filtered` says. `shape`: the name of what comes back; `statuses`: what else may
    come."""

    path: str
    title: str
    about: str
    parameters: list[FieldTold]
    shared: list[str]
    is_filtered: bool
    shape: str
    statuses: list[str]
    example: str


@dataclass(frozen=True, slots=True)
class ShapeTold:
    """An object that comes back, with its fields."""

    name: str
    about: str
    fields: list[FieldTold]


@answered
def docs(request: HttpRequest) -> HttpResponse:
    document = api.document
    page = {
        "document": document,
        "groups": list(_groups(document)),
        "parameters": list(map(_parameter, document["components"]["parameters"].values())),
        "shapes": list(_shapes(document)),
        "problems": [{"status": status, "title": title, "about": about} for status, (title, about) in TOLD.items()],
        "site": request.build_absolute_uri("/").removesuffix("/"),
    }
    return render(request, "api_docs.html", page)


def _groups(document: dict[str, Any]) -> Iterator[tuple[str, list[OperationTold]]]:
    """(tag, its operations), in the order of the document. Parameters that lists share are told once."""
    groups: dict[str, list[OperationTold]] = {}
    for path, operations in document["paths"].items():
        told = operations["get"]
        groups.setdefault(told["tags"][0], []).append(_operation(path, told))
    yield from groups.items()


def _operation(path: str, told: dict[str, Any]) -> OperationTold:
    own = [_parameter(row) for row in told["parameters"] if "$ref" not in row]
    shared = [_last(row["$ref"]) for row in told["parameters"] if "$ref" in row]
    is_filtered = FILTERS.keys() <= {*shared}
    named = [name for name in shared if not is_filtered or name not in FILTERS]
    shape = _shape(told["responses"]["200"]["content"]["application/json"]["schema"])
    example = path.replace("{pk}", "1")
    return OperationTold(
        path, told["summary"], told["description"], own, named, is_filtered, shape, list(told["responses"]), example
    )


def _parameter(told: dict[str, Any]) -> FieldTold:
    return FieldTold(told["name"], _kind(told["schema"]), told["description"], _written(told["example"]))


def _last(reference: str) -> str:
    return reference.rpartition("/")[2]


def _shapes(document: dict[str, Any]) -> Iterator[ShapeTold]:
    for name, told in document["components"]["schemas"].items():
        fields = [
            FieldTold(
                key, _kind(row), row.get("description", ""), _written(row.get("examples", [None])[0]), _shape(row)
            )
            for key, row in told["properties"].items()
        ]
        yield ShapeTold(name, told.get("description", ""), fields)


def _kind(schema: dict[str, Any]) -> str:
    """« texte ou null », « liste de FicheRecord », in words."""
    if "$ref" in schema:
        return _last(schema["$ref"])
    if "anyOf" in schema:
        return " ou ".join(map(_kind, schema["anyOf"]))
    if "enum" in schema or "const" in schema:
        return "texte" if isinstance(schema.get("enum", [schema.get("const")])[0], str) else "nombre entier"
    if schema["type"] == "array":
        return f"liste de {_kind(schema['items'])}"
    return KINDS.get(schema["type"], "objet")


def _shape(schema: dict[str, Any]) -> str:
    """The name of the object that a field holds, or a list of them; empty for a plain value."""
    for one in (schema, schema.get("items", {}), *schema.get("anyOf", ())):
        if "$ref" in one:
            return _last(one["$ref"])
    return ""


def _written(example: Any) -> str:
    if isinstance(example, list) and all(isinstance(one, str) for one in example) and len(example) == 1:
        return json.dumps(example[0], ensure_ascii=False).strip('"')
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)
