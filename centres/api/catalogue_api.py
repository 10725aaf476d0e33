"""Routers and shapes -> the API: its views, and the OpenAPI 3.1 document that says all of it."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.schema import REF_TEMPLATE
from ninja.schema import NinjaGenerateJsonSchema

from .problems import DOCS, TOLD, TYPE, problem
from .resources import actions, centres, figures, terms, territories, ways
from .shapes.answers import Problem

ROOT = "/api/v1/"
DESCRIPTION = (
    "Tout ce que le catalogue montre, en JSON, pour les programmes. L’API se lit sans clé ni compte. Les paramètres"
    " sont ceux de la liste du site ; une valeur qui ne dit rien est ignorée, et `notes` le dit. Les listes se suivent"
    " par `next`. Chaque réponse porte un `ETag` : redemandée avec `If-None-Match`, elle répond 304 tant que le"
    " catalogue n’a pas changé."
)
# Beside its answer, what any address of the API may say.
OF_EACH, OF_PAGED, OF_ONE = (400, 422, 429, 500, 503), (404,), (301, 404)
SITE = f"https://catalogue.example.org{ROOT}"
HEADERS = {
    "ETag": ("Un mot pour cette réponse, à redonner dans If-None-Match.", 'W/"4f2a9c0d1e3b5a7c8d9e0f1a"'),
    "Link": ('L’adresse de la page suivante, rel="next".', f'<{SITE}actions?curseur=WyJ0I>; rel="next"'),
    "Location": ("L’adresse qui répond maintenant.", f"{SITE}actions/12"),
    "Retry-After": ("Combien de secondes attendre.", "12"),
}
WRONG = {
    "int_parsing": "« {} » est un nombre entier.",
    "greater_than_equal": "« {} » est trop petit : au moins {ge}.",
    "less_than_equal": "« {} » est trop grand : au plus {le}.",
}


class CatalogueAPI(NinjaAPI):
    """The API of django-ninja, with its refusals as problems and its document completed."""

    @cached_property
    def document(self) -> dict[str, Any]:
        """The OpenAPI document, made once: nothing in it is of a request. Paths are whole."""
        told: dict[str, Any] = dict(self.get_openapi_schema(path_prefix=ROOT))
        problem_shape = Problem.model_json_schema(
            ref_template=REF_TEMPLATE, schema_generator=NinjaGenerateJsonSchema, mode="serialization"
        )
        told["components"]["schemas"] |= {**problem_shape.pop("$defs", {}), "Problem": problem_shape}
        for path, operations in told["paths"].items():
            for operation in operations.values():
                _complete(path, operation)
        told["components"]["parameters"] = _shared([one["get"]["parameters"] for one in told["paths"].values()])
        return told


def _shared(lists: list[list[dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """The parameters that several addresses take, each once; in their lists a reference stands in their place."""
    found = [parameter for parameters in lists for parameter in parameters]
    first = {parameter["name"]: parameter for parameter in reversed(found) if parameter["in"] == "query"}
    shared = {name: told for name, told in reversed(first.items()) if found.count(told) > 1}
    for parameters in lists:
        parameters[:] = [
            {"$ref": f"#/components/parameters/{one['name']}"} if shared.get(one["name"]) == one else one
            for one in parameters
        ]
    return shared


def _complete(path: str, operation: dict[str, Any]) -> None:
    """The refusals that an operation can give, the headers of its answers, parameters with one example each."""
    names = {parameter["name"] for parameter in operation["parameters"]}
    statuses = {*OF_EACH, *(OF_PAGED if "curseur" in names else ()), *(OF_ONE if "{" in path else ())}
    if path.startswith(f"{ROOT}actions/"):
        statuses.add(410)
    answers = operation["responses"]
    told = _headers("ETag", *(["Link"] if "curseur" in names else ()))
    answers[200] |= {"description": "La réponse.", "headers": told}
    answers[304] = {"description": "Rien n’a changé depuis.", "headers": _headers("ETag")}
    for status in statuses:
        header = {301: ["Location"], 429: ["Retry-After"], 503: ["Retry-After"]}.get(status, [])
        content = {TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        answers[status] = {"description": TOLD[status][0], "content": content}
        if header:
            answers[status]["headers"] = _headers(*header)
    operation["responses"] = {str(status): answers[status] for status in sorted(answers)}
    for parameter in operation["parameters"]:
        # The document has one example a parameter; that of a schema is a list of them.
        if examples := parameter.pop("examples", None):
            parameter["example"] = examples[0]


def _headers(*names: str) -> dict[str, Any]:
    told = {name: HEADERS[name] for name in names}
    return {
        name: {"description": words, "schema": {"type": "string"}, "example": example}
        for name, (words, example) in told.items()
    }


api = CatalogueAPI(
    title="Les actions des centres sociaux",
    version="1.0",
    description=DESCRIPTION,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    openapi_extra={"externalDocs": {"url": DOCS, "description": "La documentation, en français."}},
)
for router in (ways.router, actions.router, centres.router, terms.router, territories.router, figures.router):
    api.add_router("", router)


@api.exception_handler(ValidationError)
def refuse(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422, with a sentence for each parameter."""
    wrong = []
    for row in error.errors:
        name, words = str(row["loc"][-1]), WRONG.get(row["type"], "« {} » n’est pas compris.")
        wrong.append((name, words.format(name, **row.get("ctx", {}))))
    return problem(request, 422, errors=wrong)


@api.exception_handler(Exception)
def hand_on(request: HttpRequest, error: Exception) -> HttpResponse:
    """What answers.py knows how to answer."""
    raise error
