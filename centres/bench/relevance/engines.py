"""A query -> the fiches that an engine answers, best first: ours, SQLite's FTS5, PostgreSQL's French search."""

import re
import sqlite3
from collections.abc import Callable, Iterator

from django.db import connection
from django.http import QueryDict

from centres.catalogue import index
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.lists.action_list import list_actions
from centres.models import Action

MOST = 50
Engine = Callable[[str], list[int]]
TEXTS = (
    "summary", "experience", "description", "resources", "people", "result_territory", "result_centre",
    "result_inhabitants", "limits", "prospects", "initiator_details", "status_reason",
)  # fmt: skip


def ours() -> Engine:
    """The list of actions, as the page orders it."""
    catalogue = index.current_state()

    def answer(text: str) -> list[int]:
        asked = QueryDict(mutable=True)
        asked["q"] = text
        found = ActionFilter(asked, Action.objects.visible_to(None), index=catalogue.index, version=catalogue.version)
        return [row.pk for row in list_actions(found, catalogue.index)[0:MOST]]

    return answer


def fts5() -> Engine:
    """SQLite's own index with its default words, each word of the query quoted as Datasette quotes it, by bm25."""
    database = sqlite3.connect(":memory:")
    columns = ", ".join(["title", "labels", "centre", *TEXTS])
    database.execute(f"CREATE VIRTUAL TABLE fiches USING fts5({columns})")
    for pk, *values in rows():
        marks = ", ".join("?" * (len(values) + 1))
        database.execute(f"INSERT INTO fiches (rowid, {columns}) VALUES ({marks})", (pk, *values))

    def answer(text: str) -> list[int]:
        bits = [bit for bit in re.findall(r'"[^"]*"|\S+', text) if bit.strip('"')]
        asked = " ".join(bit if bit.startswith('"') else '"{}"'.format(bit.replace('"', '""')) for bit in bits)
        found = "SELECT rowid FROM fiches WHERE fiches MATCH ? ORDER BY rank, rowid LIMIT ?"
        return [pk for (pk,) in database.execute(found, (asked, MOST))]

    return answer


def postgresql() -> Engine:
    """`websearch_to_tsquery('french')`, by `ts_rank_cd`. Only where the database is PostgreSQL."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS peer_fiches (id bigint PRIMARY KEY, words tsvector)")
        cursor.execute("TRUNCATE peer_fiches")
        for pk, *values in rows():
            cursor.execute("INSERT INTO peer_fiches VALUES (%s, to_tsvector('french', %s))", (pk, "\n".join(values)))

    def answer(text: str) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM peer_fiches, websearch_to_tsquery('french', %s) AS asked WHERE words @@ asked"
                " ORDER BY ts_rank_cd(words, asked) DESC, id LIMIT %s",
                (text, MOST),
            )
            return [pk for (pk,) in cursor.fetchall()]

    return answer


def rows() -> Iterator[tuple]:
    """The published fiches, in the same words for every engine: number, title, labels, centre, texts."""
    for action in Action.objects.published().for_detail().order_by("pk"):
        lists = (action.themes, action.publics, action.partner_list)
        labels = [term.label for terms in lists for term in terms]
        labels += [str(term) for term in (action.dimension, action.status, action.scale) if term]
        centre = str(action.centre or "")
        yield (action.pk, action.title, ", ".join(labels), centre, *(getattr(action, name) for name in TEXTS))
