"""Files sent to the admin, their plan read, the import confirmed, as a browser would."""

import re
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from centres.fiches import Fiche, compose
from centres.models import ImportDraft

UPLOAD = "/admin/centres/importrun/importer/"


def page_of(*fiches: Fiche) -> bytes:
    return compose(fiches).encode()


def upload(client: Client, *files: tuple[str, bytes], kind: str = "fiches", encoding: str = "") -> Any:
    """Sends files as (name, bytes)."""
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post(UPLOAD, {"kind": kind, "encoding": encoding, "files": sent})


def plan_url(response: Any) -> str:
    assert response.status_code == 302, text_of(response)
    return response.headers["Location"]


def text_of(response: Any) -> str:
    """The words of a page, without its tags, blanks as one space."""
    html = response.content.decode()
    main = html[html.find('id="content-start"') :]
    return " ".join(re.sub(r"<[^>]+>", " ", main).replace("&#x27;", "'").split())


def shown_form(client: Client, url: str) -> dict[str, Any]:
    """What the browser would send back if nobody touched the plan."""
    context = client.get(url).context
    return {
        "fingerprint": context["draft"].fingerprint,
        "shown": [item["key"] for item in context["items"] if item["can_be_left"]],
        "take": [item["key"] for item in context["items"] if item["can_be_left"] and item["is_taken"]],
    }


def confirm(client: Client, url: str, *, untick: Iterable[str] = (), tick: Iterable[str] = ()) -> Any:
    """Confirms a plan. `untick`, `tick`: titles of items."""
    form = shown_form(client, url)
    items = client.get(url).context["items"]
    keys = {title: [item["key"] for item in items if item["title"] == title] for title in (*untick, *tick)}
    taken = set(form["take"]) - {key for title in untick for key in keys[title]}
    taken |= {key for title in tick for key in keys[title]}
    return client.post(url, form | {"take": sorted(taken), "confirm": "1"})


def only_draft() -> ImportDraft:
    return ImportDraft.objects.get()
