"""The terms of many actions -> rows of the link tables, by plain inserts: most rows of an import are these."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from centres.models import Action, ActionAudience, ActionInitiator, ActionKeyword, ActionPartner

LINKS: dict[str, Any] = {
    "keywords": ActionKeyword,
    "audiences": ActionAudience,
    "initiators": ActionInitiator,
    "partners": ActionPartner,
}


def insert_links(name: str, rows: Iterable[tuple[int, int, int]]) -> None:
    """Adds (action id, term id, position) rows to one list."""
    insert_rows(LINKS[name], ("action_id", "term_id", "position"), rows)


def insert_rows(model: Any, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Adds rows whose values a database takes as they are. Model instances would take five times as long."""
    rows = list(rows)
    if not rows:
        return
    quote = connection.ops.quote_name
    table, names = quote(model._meta.db_table), ", ".join(map(quote, columns))
    places = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608


def replace_links(name: str, action: Action, term_ids: Iterable[int]) -> None:
    """Gives an action these terms of one list, in this order, instead of those it had."""
    LINKS[name].objects.filter(action=action).delete()
    insert_links(name, [(action.pk, pk, position) for position, pk in enumerate(term_ids)])
