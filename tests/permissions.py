"""tests/permissions.txt -> who gets what answer, at which address, by which method."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

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
    found = re.match(r"/admin/(\w+)/(\w+)/", address)
    if found and "<" in address:
        rows = apps.get_model(*found.groups())._default_manager.order_by("pk")
        # The last row of a list is not carried by any fiche: it may be deleted.
        row = rows.last() if address.endswith("/delete/") else rows.first()
        address = re.sub("<path:object_id>|<int:pk>|<id>", str(row.pk), address)
    return EXAMPLES.get(address) or _with_rows(address)


# Where an address holds more than the id of a row.
EXAMPLES = {
    r"/admin/^(?P<app_label>auth|centres)/$": "/admin/centres/",
    "/admin/r/<path:content_type_id>/<path:object_id>/": "/admin/r/999999/1/",
    "/admin/(?P<url>.*)$": "/admin/nulle-part/",
}


def _with_rows(address: str) -> str:
    """The first action, centre… for `<int:pk>`, by the first word of the address."""
    names = {"actions": "Action", "centres": "Centre", "fichiers": "Attachment"}
    model = names.get(address.split("/")[1])
    for hole in re.findall(r"<[^>]+>", address):
        row = apps.get_model("centres", model)._default_manager.order_by("pk").first() if model else None
        column = {"<int:pk>": "pk", "<str:slug>": "slug", "<str:name>": "download_name"}[hole]
        address = address.replace(hole, str(getattr(row, column)))
    return address
