"""Two people at the same moment, from real connections, and every place where a text that somebody sent may be."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Barrier, Thread
from typing import Any
from unittest import mock

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.template.response import TemplateResponse
from django.test import Client

from centres.models import Action, Budget, FieldConflict, Revision
from tests.admin.pages import values_in

# How many rounds of each kind (`make races`: 100).
ROUNDS = int(os.environ.get("RACES", "2"))


def at_once(*tasks: Callable[[], object]) -> list:
    """Runs the tasks in threads that start together, each with a connection of its own; gives what they returned."""
    start, results = Barrier(len(tasks)), [None] * len(tasks)

    def run(number: int) -> None:
        try:
            start.wait(30)
            results[number] = tasks[number]()
        finally:
            connection.close()

    threads = [Thread(target=run, args=[number]) for number in range(len(tasks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not any(thread.is_alive() for thread in threads)
    assert None not in results
    return results


@contextmanager
def undrawn() -> Iterator[None]:
    """Pages are asked for and not drawn, which is most of what they cost: what they would show is in their
    `context_data`. Between races, never during one."""
    with mock.patch.object(TemplateResponse, "rendered_content", ""):
        yield


def shown_by(ask: Callable[[], Any]) -> dict[str, Any]:
    """What a page shows, by name."""
    with undrawn():
        return ask().context_data


def form_of(person: Client, url: str) -> dict[str, Any]:
    """What a browser would send back if nobody touched the page."""
    return values_in(shown_by(lambda: person.get(url)))


def client_of(name: str) -> Client:
    user, _ = User.objects.get_or_create(username=name, is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(user)
    return client


def where_texts_are(*pages) -> str:
    """Everything that stands, everything in the history and the conflicts, and the pages that refused."""
    standing = [str(row) for row in Action.objects.values_list("summary", "limits")]
    standing += [str(total) for total in Budget.objects.values_list("total", flat=True)]
    history = [json.dumps(row.changes, ensure_ascii=False) for row in Revision.objects.all()]
    conflicts = [json.dumps([row.ours, row.theirs], ensure_ascii=False) for row in FieldConflict.objects.all()]
    refusals = [page.content.decode() for page in pages if page.status_code == 409]
    return "\n".join([*standing, *history, *conflicts, *refusals])


def told(*pages: Any) -> str:
    """What the answers that wrote nothing show."""
    return "\n".join(page.content.decode() for page in pages if page.status_code in (200, 409))


def history(thing: Model) -> str:
    """Every text that the history of a row holds."""
    rows = Revision.objects.of(type(thing), thing.pk)
    return "\n".join(json.dumps(row.changes, ensure_ascii=False) for row in rows)
