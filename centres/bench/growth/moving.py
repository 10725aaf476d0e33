"""A SQLite file of so many fiches -> the seconds to move it to PostgreSQL, by `move_database` and as Django does it.

Both find the tables made (`migrate` is timed apart); `move_database` also reads back what it wrote, and compares.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from centres.bench.databases import Database, Store
from centres.bench.web import Plan

# Past this, `loaddata` takes a quarter of an hour and more: it is left out.
MOST_LOADED = 5_000
# They are made by `migrate`, under numbers of their own.
MADE_ALREADY = ("--exclude=contenttypes", "--exclude=auth.permission")


def measure(plan: Plan) -> Iterator[dict]:
    """A line for each size and each way."""
    store = Store(plan.folder, plan.seed, plan.note)
    try:
        for size in plan.sizes:
            source = store.database("sqlite", size)
            store.warm(source)
            told = {"scenario": "move", "size": size}
            plan.note(f"{size} fiches : move_database")
            target = _empty(store)
            made = _seconds(target, store.folder, "migrate", "--verbosity=0")
            yield told | {"way": "migrate, before either", "seconds": round(made, 1)}
            ours = _seconds(source, store.folder, "move_database", "--to", target.url)
            yield told | {"way": "move_database", "seconds": round(ours, 1)}
            if size <= MOST_LOADED:
                plan.note(f"{size} fiches : dumpdata, loaddata")
                theirs = _loaded(source, store)
                ratio = round(theirs / ours, 1)
                yield told | {"way": "dumpdata, loaddata", "seconds": round(theirs, 1), "ratio": ratio}
    finally:
        store.close()


def _loaded(source: Database, store: Store) -> float:
    target, file = _empty(store), store.folder / "dumpdata.json"
    _seconds(target, store.folder, "migrate", "--verbosity=0")
    try:
        return (
            _seconds(source, store.folder, "dumpdata", *MADE_ALREADY, "--output", str(file))
            + _seconds(target, store.folder, "flush", "--no-input", "--verbosity=0")
            + _seconds(target, store.folder, "loaddata", "--verbosity=0", str(file))
        )
    finally:
        file.unlink(missing_ok=True)


def _empty(store: Store) -> Database:
    """A database of PostgreSQL where nothing is."""
    server = store.blank("postgresql")
    with server.asking() as ask:
        ask("DROP DATABASE IF EXISTS bench_move WITH (FORCE)")
        ask("CREATE DATABASE bench_move")
    return Database("postgresql", 0, urlsplit(server.url)._replace(path="/bench_move").geturl())


def _seconds(database: Database, folder: Path, *arguments: str) -> float:
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR, env=database.environment(folder), capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"manage.py {arguments[0]} : {done.stderr[-2000:]}")
    return time.perf_counter() - start


def report_lines(lines: list[dict]) -> Iterator[str]:
    yield "| fiches | way | seconds | times move_database |"
    yield "| ---: | --- | ---: | ---: |"
    for line in lines:
        yield f"| {line['size']:,} | {line['way']} | {line['seconds']} | {line.get('ratio', '')} |"
