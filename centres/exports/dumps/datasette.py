"""Public records -> a SQLite file that Datasette serves as it is, and the metadata of its facets and search."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from .columns import AMOUNT, BOOLEAN, COLUMNS, INTEGER, Record

# Of the name of the file: what Datasette calls the database.
NAME = "catalogue"
_TYPES = {INTEGER: "INTEGER", BOOLEAN: "INTEGER", AMOUNT: "REAL"}
_SEARCHED = (
    "title", "centre", "keywords", "summary", "experience", "description", "resources", "result_territory",
    "result_centre", "result_inhabitants", "limits", "prospects",
)  # fmt: skip
_FACETS = ("department", "status", "dimension", "territory", "year")
_LISTS = ("keywords", "audiences", "partners")
_INDEXED = (*_FACETS, "departement_code", "centre_id", "budget_total")
_LINES = ("action_id", "kind", "label", "amount", "low", "high", "funder")
_CENTRES = (
    "id", "name", "kind", "departement_id", "departement", "region", "commune_id", "commune", "postcodes", "latitude",
    "longitude", "address", "website", "siret",
)  # fmt: skip
_CENTRE_TYPES = {"id": "INTEGER PRIMARY KEY", "latitude": "REAL", "longitude": "REAL"}


class DatasetteFile:
    """`with DatasetteFile(path) as file: file.add(records)`, then `file.add_centres(rows)`."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path)
        self._base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        columns = [f"{column.name} {_TYPES.get(column.kind, 'TEXT')}" for column in COLUMNS]
        columns[0] += " PRIMARY KEY"
        centres = [f"{name} {_CENTRE_TYPES.get(name, 'TEXT')}" for name in _CENTRES]
        lines = [f"{name} {'REAL' if name in ('amount', 'low', 'high') else 'TEXT'}" for name in _LINES[1:]]
        self._base.executescript(
            f"CREATE TABLE centres ({', '.join(centres)});"
            f"CREATE TABLE actions ({', '.join(columns)}, FOREIGN KEY (centre_id) REFERENCES centres (id));"
            "CREATE TABLE budget_lines (id INTEGER PRIMARY KEY, action_id INTEGER REFERENCES actions (id), "
            f"{', '.join(lines)});"
        )

    def __enter__(self) -> "DatasetteFile":
        return self

    def __exit__(self, *error: object) -> None:
        if error[0] is None:
            self._finish()
        self._base.close()

    def add(self, records: Sequence[Record]) -> None:
        places = ", ".join("?" * len(COLUMNS))
        rows = ([_value(column.value(record)) for column in COLUMNS] for record in records)
        self._base.executemany(f"INSERT INTO actions VALUES ({places})", rows)  # noqa: S608 - our words
        places = ", ".join("?" * len(_LINES))
        lines = (
            (
                record["id"],
                *(_number(line[key]) if key in ("amount", "low", "high") else line[key] for key in _LINES[1:]),
            )
            for record in records
            for line in (record["budget"] or {"lines": ()})["lines"]
        )
        self._base.executemany(
            f"INSERT INTO budget_lines ({', '.join(_LINES)}) VALUES ({places})",  # noqa: S608 - our words
            lines,
        )

    def add_centres(self, rows: Iterable[Record]) -> None:
        places = ", ".join("?" * len(_CENTRES))
        self._base.executemany(
            f"INSERT INTO centres VALUES ({places})",  # noqa: S608 - our words
            ([row[key] for key in _CENTRES] for row in rows),
        )

    def _finish(self) -> None:
        searched = ", ".join(_SEARCHED)
        # In double quotes: Datasette finds the index of a table by these very words.
        content = 'content="actions", content_rowid="id", tokenize="unicode61 remove_diacritics 2"'
        for name in _INDEXED:
            self._base.execute(f"CREATE INDEX by_{name} ON actions ({name})")
        self._base.execute("CREATE INDEX by_action ON budget_lines (action_id)")
        self._base.execute(f"CREATE VIRTUAL TABLE actions_fts USING fts5({searched}, {content})")
        self._base.execute("INSERT INTO actions_fts (actions_fts) VALUES ('rebuild')")
        self._base.execute("ANALYZE")
        self._base.commit()


def metadata(site: str, licence: str, day: str) -> bytes:
    """What `datasette -m` reads: titles, source, licence, facets and the search of the table."""
    told = {
        "title": "Les actions des centres sociaux",
        "description": f"Fiches publiées, au {day}. Les clés sont celles de l’API.",
        "license": "Licence des données",
        "license_url": licence,
        "source": "Les centres sociaux, par le catalogue de leurs actions",
        "source_url": f"{site}/donnees/",
        "databases": {
            NAME: {
                "tables": {
                    "actions": {
                        "title": "Actions",
                        "label_column": "title",
                        "sort_desc": "id",
                        "size": 25,
                        "facets": [*_FACETS, *({"array": name} for name in _LISTS)],
                        "fts_table": "actions_fts",
                        "fts_pk": "id",
                    },
                    "centres": {"title": "Centres sociaux", "label_column": "name", "facets": ["departement"]},
                    "budget_lines": {"title": "Lignes des budgets, en euros", "facets": ["kind"]},
                }
            }
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, datetime) else value


def _number(words: str | None) -> float | None:
    return None if words is None else float(words)
