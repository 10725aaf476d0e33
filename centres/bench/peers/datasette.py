"""The same rows -> a SQLite file that Datasette serves, with its default limits, and the same questions asked of it.

Its facets count inside the selection, so ticking one more value of a facet is not told; two themes can't be asked as
« one or the other »: the first one is asked. Whether an answer is whole is read in its own JSON.
"""

import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import cycle
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from centres.bench.client import Request
from centres.bench.databases import Database
from centres.bench.invented_words import rare_words
from centres.bench.scenarios import Scenario, ask
from centres.bench.selections import LINKED, Ask, Selection, WrongCounts, query, total
from centres.bench.serving import HOST
from centres.catalogue.lists.paging import PER_PAGE

from .peer import Peer
from .rows import COLUMNS, PLAIN, TEXTS, rows

NAME = "peer"  # of the database that it serves, in its addresses
# What a card of ours shows; Datasette shows no other column either.
SHOWN = ("title", "summary", "centre", "departement", "dimension", "statut", "echelle", "theme", "public", "budget")
CHECKED = 5
ANSWERS = (200, 400)  # 400: the question took too long


class Datasette(Peer):
    """A table of fiches with an index for each column that is a facet, served by one process."""

    name, label, ready = "datasette", "Datasette", "/-/versions.json"
    lacks = (
        "ne compte que dans la sélection, ne demande pas un thème ou un autre, abandonne une facette trop longue à "
        "compter, et ne connaît ni synonymes ni mots mal tapés"
    )

    def __init__(self, database: Database, folder: Path) -> None:
        super().__init__(database, folder)
        self.file = self.file / f"{NAME}.db"

    def export(self) -> None:
        """A table, an index a column, a full-text index."""
        self.file.parent.mkdir(exist_ok=True)
        self.file.unlink(missing_ok=True)
        with self.database.asking() as plain, closing(sqlite3.connect(self.file)) as target:
            typed = [f"{name} {'integer' if name in ('id', 'annee') else 'text'}" for name in COLUMNS]
            target.execute(f"CREATE TABLE actions ({', '.join(typed)}, PRIMARY KEY (id))")
            target.executemany(
                f"INSERT INTO actions VALUES ({', '.join('?' * len(COLUMNS))})",
                ([json.dumps(value) if isinstance(value, list) else value for value in row] for row in rows(plain)),
            )
            for name in PLAIN:
                target.execute(f"CREATE INDEX by_{name} ON actions ({name})")
            searched = ", ".join(["title", "centre", *TEXTS])
            # In double quotes: Datasette finds the index of a table by these very words.
            content = 'content="actions", content_rowid="id"'
            target.execute(f"CREATE VIRTUAL TABLE actions_fts USING fts5({searched}, {content})")
            target.execute("INSERT INTO actions_fts (actions_fts) VALUES ('rebuild')")
            target.execute("ANALYZE")
            target.commit()

    def command(self, port: int) -> list[str]:
        return [sys.executable, "-m", "datasette", "serve", str(self.file), "--host", HOST, "--port", str(port)]

    def scenarios(self, selections: Sequence[Selection], seed: int) -> list[Scenario]:
        """The filtered list and the rare word, with all facets."""
        words = list(rare_words(self.database.size))
        Random(seed).shuffle(words)
        return [
            Scenario("list_filtered", _requests(_asked(some) for some in cycle(selections)), is_whole=is_whole),
            Scenario("word_rare", _requests([("_search", word)] for word in cycle(words)), is_whole=is_whole),
        ]

    def check(self, plain: Ask, port: int, selections: Sequence[Selection]) -> None:
        size = self.database.size
        words = rare_words(size)
        asked = [(_asked(some), {total(plain, _narrowed(some))}, query(some)) for some in selections[:CHECKED]]
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
