"""A form that could not be saved -> what was sent, in French words, ready to be sent again."""

import json
from dataclasses import dataclass
from typing import Any

from django.db import Error
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve, reverse

from centres.admin.history.seen import SEEN, page_of, typed_parts

# What a page sends for itself: nobody typed it.
TOKEN = "csrfmiddlewaretoken"  # noqa: S105
OWN = (TOKEN, SEEN, "de", "next")
# Fields of pages that no form of Django's describes.
TITLES = {
    "reason": "Qui l’a demandé, quand, pourquoi",
    "raison": "Votre raison",
    "texte": "Votre texte",
    "note": "Votre note",
    "username": "Identifiant",
}
SECRET = "password"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Sent:
    """What a browser sent to `address`, as (name, value) in its order. `files`: names of files, which a page can't
    give back: their owner has them."""

    address: str
    pairs: tuple[tuple[str, str], ...]
    files: tuple[str, ...] = ()

    def packed(self) -> str:
        return json.dumps([self.address, self.pairs, self.files], ensure_ascii=False)

    @property
    def data(self) -> QueryDict:
        found = QueryDict(mutable=True)
        for name, value in self.pairs:
            found.appendlist(name, value)
        return found

    @property
    def is_typed(self) -> bool:
        """Whether there is anything in it that somebody would miss."""
        return bool(self.files) or any(value for name, value in self.pairs if name not in OWN)


def sent_by(request: HttpRequest) -> Sent:
    pairs = tuple((name, value) for name, values in request.POST.lists() for value in values if name != TOKEN)
    files = tuple(str(file.name) for _, files in request.FILES.lists() for file in files)
    return Sent(request.get_full_path(), pairs, files)


def unpacked(text: str) -> Sent | None:
    """None for what is not, or no longer, what a page of the administration wrote."""
    try:
        address, pairs, files = json.loads(text)
        sent = Sent(
            str(address), tuple((str(name), str(value)) for name, value in pairs), tuple(str(name) for name in files)
        )
    except (ValueError, TypeError):
        return None
    return sent if is_of_the_administration(sent.address) else None


def is_of_the_administration(address: str) -> bool:
    """An address of these pages, on this site."""
    return address.startswith(reverse("admin:index")) and "\\" not in address and address.isprintable()


def words_of(request: HttpRequest, sent: Sent) -> list[tuple[str, str]]:
    """(title, words) of what was typed and does not stand yet, as the form calls it; never the name of a field."""
    try:
        found = _words_of_a_form(request, sent)
    except Error:
        # The database is why it is given back.
        found = []
    if found:
        return found
    return [
        (TITLES.get(name, "Texte saisi"), value)
        for name, value in sent.pairs
        if SECRET not in name and (name in TITLES or len(value.split()) > 1) and value.strip()
    ]


def _words_of_a_form(request: HttpRequest, sent: Sent) -> list[tuple[str, str]]:
    try:
        match = resolve(sent.address.partition("?")[0])
    except Resolver404:
        return []
    model_admin: Any = getattr(match.func, "model_admin", None)
    if model_admin is None or not (match.url_name or "").endswith(("_add", "_change")):
        return []
    object_id = match.kwargs.get("object_id")
    thing = model_admin.get_object(request, object_id) if object_id else None
    if object_id and thing is not None and not model_admin.has_change_permission(request, thing):
        thing = None
    parts = typed_parts(model_admin, request, thing, sent.data)
    stands = page_of(model_admin, request, thing).parts() if thing is not None else {}
    return [
        (part.title, part.words or "(vide)")
        for part in parts
        if SECRET not in part.name and (stands[part.name].value != part.value if stands else part.words)
    ]
