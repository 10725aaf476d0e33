"""The same rows -> a DuckDB database, and one statement that counts what a selection holds and all its facets.

It counts as our page does: a facet as if nothing were ticked in it. Values are ENUMs and lists are tables beside: words
and lists of them took it two to three times as long.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import cycle
from pathlib import Path

import duckdb
import pyarrow as pa

from centres.bench.client import Request
from centres.bench.scenarios import Scenario, ask
from centres.bench.selections import FACETS, LINKED, Ask, Selection, WrongCounts, counts, query, total
from centres.catalogue.lists.paging import PER_PAGE

from . import inside
from .peer import Peer
from .rows import COLUMNS, PLAIN, rows

CHECKED = 5
THREADS = 2
NUMBERS = {"id": pa.int64(), "annee": pa.int16()}
SHOWN = ("id", "title", "summary", "centre", *PLAIN)
COUNTS, PAGE = "/counts", "/page"


class DuckDB(Peer):
    """A table by columns, read in the process that asks."""

    name, label, ready = "duckdb", "DuckDB", inside.READY
    lacks = (
        "ne dessine aucune page et ne sert personne, n’est pas prié d’ordonner les choix ni de les nommer, "
        "ne cherche aucun mot, et ne voit pas ce que l’équipe change"
    )

    def export(self) -> None:
        with self.database.asking() as plain:
            held = dict(zip(COLUMNS, map(list, zip(*rows(plain), strict=True)), strict=True))
        self.file.unlink(missing_ok=True)
        with closing(duckdb.connect(str(self.file))) as target:
            target.register("held", pa.table({name: _column(name, held[name]) for name in (*SHOWN, *LINKED)}))
            for name in (*PLAIN, *LINKED):
                value = f"unnest({name})" if name in LINKED else f"{name}::VARCHAR"
                target.execute(
                    f"CREATE TYPE of_{name} AS ENUM (SELECT DISTINCT v FROM (SELECT {value} AS v FROM held) "
                    "WHERE v IS NOT NULL ORDER BY 1)"
                )
            columns = ", ".join(f"{name}::VARCHAR::of_{name} AS {name}" if name in PLAIN else name for name in SHOWN)
            target.execute(
                f"CREATE TABLE actions AS SELECT {columns} FROM held ORDER BY held.annee DESC NULLS LAST, id DESC"
            )
            for name in LINKED:
                target.execute(f"CREATE TABLE {name} AS SELECT id, unnest({name})::of_{name} AS {name} FROM held")

    def command(self, port: int) -> list[str]:
        return inside.command(self.name, self.file, port)

    def check(self, plain: Ask, port: int, selections: Sequence[Selection]) -> None:
        for selection in ({}, *selections[:CHECKED]):
            found = json.loads(ask(port, next(_requests(COUNTS, [selection]))).body)
            right = {name: counts(plain, selection, name) for name in FACETS}
            if found["total"] != total(plain, selection) or found["counts"] != right:
                raise WrongCounts(f"{query(selection)} : DuckDB ne compte pas comme la base.")

    def scenarios(self, selections: Sequence[Selection], seed: int) -> list[Scenario]:
        """The counts of the index, and the list: the counts, and the rows of its first page as they are."""
        asked = {"floor_counts": COUNTS, "list_filtered": PAGE}
        return [self.part(name, _requests(path, selections)) for name, path in asked.items()]


def answerer(file: Path) -> inside.Answerer:
    """What answers a selection: {"total": 40, "counts": {"theme": {"sante": 12}}}, and the rows of a page."""
    held = duckdb.connect(str(file), read_only=True, config={"threads": THREADS})

    def answer(path: str, selection: Selection) -> dict[str, object]:
        found: dict[str, dict[str, int]] = {name: {} for name in ("", *FACETS)}
        for name, value, number in held.execute(*question(selection)).fetchall():
            found[name][value] = number
        told: dict[str, object] = {"total": found.pop("")[""], "counts": found}
        if path == PAGE:
            where, values = _where(selection)
            sql = f"SELECT {', '.join(SHOWN)} FROM actions WHERE {where} LIMIT {PER_PAGE}"
            told["rows"] = held.execute(sql, values).fetchall()
        return told

    return answer


def question(selection: Selection) -> tuple[str, list[str]]:
    """(SQL, its values): rows of facet, value, how many; the facet of the total is empty."""
    where, values = _where(selection)
    parts = ["SELECT '', '', count(*) FROM kept"]
    kept = f"WITH kept AS MATERIALIZED (SELECT * EXCLUDE (title, summary) FROM actions WHERE {where}) "
    for name in FACETS:
        source = "kept"
        if name in selection:
            where, more = _where(selection, but=name)
            source = f"actions WHERE {where}"
            values += more
        if name in LINKED:
            # Where nothing else is asked, all of it counts.
            others = selection.keys() - {name}
            source = f"{name} WHERE id IN (SELECT id FROM {source})" if others else name
        counted = f"SELECT {name}, count(*) AS number FROM (SELECT {name} FROM {source}) GROUP BY 1"
        parts.append(f"SELECT '{name}', {name}::VARCHAR, number FROM ({counted}) WHERE {name} IS NOT NULL")
    return kept + " UNION ALL ".join(parts), values


def _where(selection: Mapping[str, Sequence[str]], but: str = "") -> tuple[str, list[str]]:
    conditions, values = ["true"], []
    for name in selection.keys() - {but}:
        some = f"{name} IN ({', '.join('?' * len(selection[name]))})"
        conditions.append(f"id IN (SELECT id FROM {name} WHERE {some})" if name in LINKED else some)
        values += selection[name]
    return " AND ".join(conditions), values


def _column(name: str, values: list) -> pa.Array:
    return pa.array(values, pa.list_(pa.string()) if name in LINKED else NUMBERS.get(name, pa.string()))


def _requests(path: str, selections: Sequence[Selection]) -> Iterator[Request]:
    return (Request(f"{path}?{query(selection)}") for selection in cycle(selections))
