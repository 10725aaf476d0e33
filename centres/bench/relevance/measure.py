"""Fiches of a corpus, imported into an empty database -> what each engine answers to each graded query, scored."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from centres.bench.databases import Note, Store
from centres.importing.imports import import_files
from centres.models import SourceFiche

from . import engines
from .queries import PARTS, read_queries
from .scores import Answered, score

FIXTURES = tuple(settings.BASE_DIR / "fixtures" / "fiches" / name for name in ("isere-1.txt", "isere-2.txt"))
REAL_PAGE = settings.BASE_DIR.parent / "shared" / "fiches" / "senacs-page-58.txt"
COLUMNS = ("ndcg5", "mrr", "recall10", "empty", "answered")


def corpora() -> dict[str, Sequence[Path]]:
    """The corpora that are here. The real page belongs to the centres and stays outside the project."""
    return {"fixtures": FIXTURES} | ({"real": (REAL_PAGE,)} if REAL_PAGE.exists() else {})


def measure(kinds: Iterable[str], folder: Path, seed: int, note: Note) -> Iterator[dict[str, Any]]:
    """A line for each database, engine, half and class. In a process each: settings choose their database once."""
    store = Store(folder, seed, note)
    try:
        for kind in kinds:
            database = store.blank(kind)
            answers: list[dict[str, Any]] = []
            for corpus in corpora():
                note(f"{kind} : {corpus}")
                done = subprocess.run(
                    [sys.executable, "manage.py", "bench", "search", "--corpus", corpus],
                    cwd=settings.BASE_DIR, env=database.environment(store.folder),
                    capture_output=True, text=True, timeout=900,
                )  # fmt: skip
                if done.returncode:
                    raise RuntimeError(done.stderr[-2000:])
                answers += map(json.loads, done.stdout.splitlines())
            yield from ({"database": kind} | line for line in scored(answers))
    finally:
        store.close()


def answers(corpus: str) -> Iterator[dict[str, Any]]:
    """What each engine answers over one corpus, in the database of this process, which is empty before."""
    paths = corpora()[corpus]
    if refused := [report.refused.message for report in import_files(paths) if report.refused]:
        raise RuntimeError(" ".join(refused))
    numbers = numbers_of_fiches(paths)
    asked = {"ours": engines.ours(), "fts5": engines.fts5()}
    if connection.vendor == "postgresql":
        asked["postgresql"] = engines.postgresql()
    for place, query in enumerate(read_queries()):
        grades = {numbers[number]: grade for number, grade in query.grades[corpus].items()}
        for name, answer in asked.items():
            yield {"engine": name, "query": place, "answer": answer(query.text), "grades": list(grades.items())}


def numbers_of_fiches(paths: Sequence[Path]) -> dict[int, int]:
    """The number of a fiche in its corpus, from 1 -> its action. Two that are identical are one action."""
    order = {path.name: place for place, path in enumerate(paths)}
    sources = SourceFiche.objects.values_list("file", "first_line", "action_id")
    placed = sorted((order[Path(file).name], line, action) for file, line, action in sources)
    return {number: action for number, (*_, action) in enumerate(placed, start=1)}


def scored(lines: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The answers of one database, over all corpora -> its lines of figures."""
    queries = read_queries()
    for name in dict.fromkeys(line["engine"] for line in lines):
        for half in PARTS:
            some = [
                Answered(queries[line["query"]], line["answer"], dict(line["grades"]))
                for line in lines
                if line["engine"] == name and queries[line["query"]].half == half
            ]
            yield from ({"engine": name, "half": half} | figures for figures in score(some))


def report_table(lines: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The lines as a table of Markdown."""
    yield f"| database | engine | half | class | n | {' | '.join(COLUMNS)} |"
    yield f"| {' | '.join(['---'] * (5 + len(COLUMNS)))} |"
    for line in lines:
        heads = (line[name] for name in ("database", "engine", "half", "class", "n"))
        yield f"| {' | '.join(map(str, [*heads, *(line.get(name, '') for name in COLUMNS)]))} |"
