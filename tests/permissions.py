"""tests/permissions.txt -> who gets what answer, at which address, by which method."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from centres.models import Keyword, Revision

TABLE = Path(__file__).with_name("permissions.txt")
ROLES = ("anonyme", "sans-role", "lecture", "federation", "administration")
# (address, method) -> the status for each role
Answers = dict[tuple[str, str], dict[str, int]]


def declared(text: str) -> Answers:
    """The rows of the table. `{a,b}` in an address stands for one row each."""
    answers: Answers = {}
    for line in text.splitlines():
        words = line.partition("#")[0].split()
        if not words:
            continue
        address, methods, *statuses = words
        if len(statuses) != len(ROLES):
            raise ValueError(f"one status for each of {ROLES}: {line}")
        for place, method in product(spread(address), methods.split(",")):
            if (place, method) in answers:
                raise ValueError(f"declared twice: {method} {place}")
            answers[place, method] = dict(zip(ROLES, map(int, statuses), strict=True))
    return answers


def spread(address: str) -> Iterator[str]:
    """« {a,b}/c » -> « a/c », « b/c »"""
    before, brace, rest = address.partition("{")
    if not brace:
        yield address
        return
    choices, _, after = rest.partition("}")
    for choice, end in product(choices.split(","), list(spread(after))):
        yield before + choice + end


def addresses(patterns: list | None = None, before: str = "") -> Iterator[str]:
    """Every address of the site, as it is written in the URL configuration: « actions/<int:pk>/ »."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            yield "/" + here


def example(address: str) -> str:
    """An address that can be asked for, of a row that is there."""
    if address in EXAMPLES:
        return EXAMPLES[address]
    row = _row(address)
    for hole in re.findall(r"<[^>]+>", address):
        address = address.replace(hole, VALUES[hole] if hole in VALUES else _value(hole, row))
    if address == "/admin/centres/merge/nouvelle/":
        address += f"?nom=keyword&garde={Keyword.objects.order_by('pk').first().pk}"
    return address


# Where an address is no address, but a pattern.
EXAMPLES = {
    r"/admin/^(?P<app_label>auth|centres)/$": "/admin/centres/",
    "/donnees/<str:name>": "/donnees/nulle-part",
    "/admin/r/<path:content_type_id>/<path:object_id>/": "/admin/r/999999/1/",
    "/admin/(?P<url>.*)$": "/admin/nulle-part/",
    "/admin/gardes/oublier/<int:pk>/": "/admin/gardes/oublier/1/",
    "/api/v1": "/api/v1",
    "/oembed/": "/oembed/?url=/actions/",
}
VALUES = {
    "<str:code>": "38",
    "<slug:chart>": "theme",
    "<str:form>": "csv",
    "<int:number>": "1",
    "<slug:name>": "import",
    "<str:secret>": "nulle-part",
    "<str:uidb64>": "MQ",
    "<str:token>": "passe",
}
# The model of an address that does not name it.
NAMES = {
    "actions": "action",
    "centres": "centre",
    "fichiers": "attachment",
    "themes": "keyword",
    "partenaires": "partner",
}


def _row(address: str) -> Any:
    """A row of the model that the address is about."""
    admin = re.match(r"/admin/(\w+)/(\w+)/", address)
    if "importer/<" in address:
        label, name = "centres", "importdraft"
    elif admin:
        label, name = admin.groups()
    else:
        label, name = "centres", NAMES.get(f"{address}/".removeprefix("/api/v1").split("/")[1])
    if name is None or "<" not in address:
        return None
    rows = apps.get_model(label, name)._default_manager.order_by("pk")
    # The last row of a list is not carried by any fiche: it may be deleted.
    return rows.last() if address.endswith("/delete/") else rows.first()


def _value(hole: str, row: Any) -> str:
    if hole == "<int:revision_id>":
        fiche = getattr(row, "action", row)
        return str(Revision.objects.of(type(fiche), fiche.pk).first().pk)
    return str(getattr(row, COLUMNS.get(hole, "pk")))


COLUMNS = {"<str:slug>": "slug", "<str:name>": "download_name"}
