"""The same rows -> a SQLite file that Datasette serves, with its default limits, and the same questions asked of it.

Its facets count inside the selection, so ticking one more value of a facet is not told; two themes can't be asked as
« one or the other »: the first one is asked. Whether an answer is whole is read in its own JSON.
"""

import json
import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import cycle
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from centres.catalogue.lists.paging import PER_PAGE

from .client import Request
from .databases import Database
from .invented_words import rare_words
from .scenarios import Scenario, ask
from .selections import CARRIED, LINKED, Ask, Selection, WrongCounts, query, total
from .serving import HOST

NAME = "peer"
PLAIN = ("dimension", "statut", "echelle", "region", "departement", "annee", "budget")
# What a card of ours shows; Datasette shows no other column either.
SHOWN = ("title", "summary", "centre", "departement", "dimension", "statut", "echelle", "theme", "public", "budget")
TEXTS = ("summary", "experience", "description", "result_territory", "result_centre", "result_inhabitants", "limits")
CHECKED = 5
ANSWERS = (200, 400)  # 400: the question took too long


def export_rows(database: Database, folder: Path) -> Path:
    """The published fiches of a database in a file for Datasette: a table, an index a column, a full-text index."""
    file = folder / f"{NAME}-{database.size}" / f"{NAME}.db"
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    with database.asking() as ask, closing(sqlite3.connect(file)) as target:
        columns = ["id", "title", "centre", *TEXTS, *PLAIN, *LINKED]
        typed = [f"{name} {'integer' if name in ('id', 'annee') else 'text'}" for name in columns]
        target.execute(f"CREATE TABLE actions ({', '.join(typed)}, PRIMARY KEY (id))")
        target.executemany(f"INSERT INTO actions VALUES ({', '.join('?' * len(columns))})", _rows(ask))
        for name in PLAIN:
            target.execute(f"CREATE INDEX by_{name} ON actions ({name})")
        searched = ", ".join(["title", "centre", *TEXTS])
        # In double quotes: Datasette finds the index of a table by these very words.
        content = 'content="actions", content_rowid="id"'
        target.execute(f"CREATE VIRTUAL TABLE actions_fts USING fts5({searched}, {content})")
        target.execute("INSERT INTO actions_fts (actions_fts) VALUES ('rebuild')")
        target.execute("ANALYZE")
        target.commit()
    return file


def command(port: int, file: Path) -> list[str]:
    return [sys.executable, "-m", "datasette", "serve", str(file), "--host", HOST, "--port", str(port)]


def environment() -> dict[str, str]:
    return dict(os.environ)


def scenarios(size: int, selections: Sequence[Selection], seed: int) -> list[Scenario]:
    """The filtered list and the rare word, with all facets."""
    words = list(rare_words(size))
    Random(seed).shuffle(words)
    return [
        Scenario("list_filtered", _requests(_asked(some) for some in cycle(selections)), is_whole=is_whole),
        Scenario("word_rare", _requests([("_search", word)] for word in cycle(words)), is_whole=is_whole),
    ]


def check(ask: Ask, port: int, size: int, selections: Sequence[Selection]) -> None:
    """Holds what it finds to plain SQL: it must be asked the same thing. WrongCounts says where they differ."""
    words = rare_words(size)
    asked = [(_asked(some), {total(ask, _narrowed(some))}, query(some)) for some in selections[:CHECKED]]
    held = {size // len(words), size // len(words) + 1}
    asked += [([("_search", word)], held, word) for word in words[:CHECKED]]
    for question, right, told in asked:
        found = _told(port, next(_requests(iter([question])))).get("filtered_table_rows_count")
        if found is not None and found not in right:
            raise WrongCounts(f"{told} : Datasette trouve {found} fiches, il y en a {min(right)}.")


def is_whole(port: int, request: Request) -> bool:
    """Whether no facet of an answer was given up or cut, and its rows were counted."""
    return is_complete(_told(port, request))


def is_complete(told: dict) -> bool:
    """A facet that took too long is not in the answer."""
    facets = told.get("facet_results", {})
    facets = facets.get("results", facets)
    return (
        told.get("filtered_table_rows_count") is not None
        and len(facets) == len(PLAIN) + len(LINKED)
        and not any(facet["truncated"] for facet in facets.values())
    )


def _told(port: int, request: Request) -> dict:
    """The same answer as JSON; empty when it took too long."""
    path, _, asked = request.path.partition("?")
    answer = ask(port, Request(f"{path}.json?{asked}", expected=ANSWERS))
    return json.loads(answer.body) if answer.status == 200 else {}


def _requests(questions: Iterator[list[tuple[str, str]]]) -> Iterator[Request]:
    always = [("_size", str(PER_PAGE)), ("_sort_desc", "annee"), *(("_col", name) for name in SHOWN)]
    facets = [*(("_facet", name) for name in PLAIN), *(("_facet_array", name) for name in LINKED)]
    for asked in questions:
        yield Request(f"/{NAME}/actions?{urlencode([*asked, *always, *facets])}", expected=ANSWERS)


def _narrowed(selection: Selection) -> Selection:
    """What is asked of it: of several values of a list, the first one."""
    return {name: values[:1] if name in LINKED else values for name, values in selection.items()}


def _asked(selection: Selection) -> list[tuple[str, str]]:
    return [
        (f"{name}__arraycontains", values[0]) if name in LINKED else (f"{name}__in", ",".join(values))
        for name, values in _narrowed(selection).items()
    ]


def _rows(ask: Ask) -> Iterator[tuple]:
    linked = {
        name: _gathered(
            ask(
                f"SELECT l.action_id, t.slug FROM centres_action{kind} l JOIN centres_{kind} t ON t.id = l.term_id "
                "ORDER BY l.action_id, l.position"
            )
        )
        for name, kind in LINKED.items()
    }
    joins = " ".join(f"LEFT JOIN centres_{kind} {kind} ON {kind}.id = a.{kind}_id" for kind in CARRIED.values())
    carried = ", ".join(f"{kind}.slug" for kind in CARRIED.values())
    rows = ask(
        f"SELECT a.id, a.title, c.name, {', '.join(f'a.{name}' for name in TEXTS)}, {carried}, "
        "d.region_id, d.code, a.year, CASE WHEN b.total IS NOT NULL OR b.low IS NOT NULL THEN 'oui' ELSE 'non' END "
        f"FROM centres_action a {joins} LEFT JOIN centres_centre c ON c.id = a.centre_id "
        "LEFT JOIN centres_departement d ON d.code = c.departement_id "
        "LEFT JOIN centres_budget b ON b.action_id = a.id WHERE a.state = 'published' ORDER BY a.id"
    )
    for row in rows:
        yield (*row, *(json.dumps(linked[name].get(row[0], [])) for name in LINKED))


def _gathered(rows: list[tuple]) -> dict[int, list[str]]:
    lists: dict[int, list[str]] = {}
    for pk, slug in rows:
        lists.setdefault(pk, []).append(slug)
    return lists
