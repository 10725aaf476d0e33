"""The same two editions imported by today's build and by other commits, in turn -> seconds, and how many times as fast.

Each import is a process of its own, on a copy of a database that its build migrated (SQLite). In a catalogue that is
large already, each build filled its own.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from centres.bench.databases import Database, Note, Store
from centres.bench.imports import write_files

from .builds import build_of, todays

CHILD = Path(__file__).with_name("timed_import.py")
EDITIONS = {"first": "premier import", "next": "édition suivante"}


def measure(
    commits: Sequence[str], sizes: Sequence[int], fiches: int, rounds: int, seed: int, cache: Path, note: Note
) -> Iterator[dict[str, Any]]:
    """A line for each round, build and size. `sizes`: how many fiches are there before."""
    store = Store(cache, seed, note)
    builds = [*(build_of(commit, store.folder) for commit in commits), todays()]
    with tempfile.TemporaryDirectory(dir=store.folder) as scratch:
        folder = Path(scratch)
        # Fiches that no filled catalogue holds.
        first = write_files(folder, fiches, seed + 1)
        following = write_files(folder, fiches, seed + 1, is_next=True)
        files = [*map(str, first), "--", *map(str, following)]
        stores = {build: store.of(build) for build in builds}
        bases = {(build, size): _base(stores[build], size, folder) for build in builds for size in sizes}
        for number in range(rounds):
            for size in sizes:
                # Now one build is the first, now the other.
                for build in builds if number % 2 == 0 else builds[::-1]:
                    file = folder / "run.sqlite3"
                    shutil.copy(bases[build, size], file)
                    database = Database("sqlite", size, f"sqlite:///{file}", file)
                    done = subprocess.run(
                        [sys.executable, str(CHILD), *files],
                        cwd=build.root, env=database.environment(build.files(folder)),
                        capture_output=True, text=True, timeout=7200,
                    )  # fmt: skip
                    for end in ("", "-wal", "-shm"):
                        file.with_name(file.name + end).unlink(missing_ok=True)
                    if done.returncode:
                        raise RuntimeError(f"import, {build.name or 'aujourd’hui'} : {done.stderr[-2000:]}")
                    for edition, told in json.loads(done.stdout.splitlines()[-1]).items():
                        yield {
                            "build": build.name, "size": size, "edition": edition, "round": number, "fiches": fiches
                        } | told  # fmt: skip


def _base(store: Store, size: int, folder: Path) -> Path:
    if size:
        filled = store.database("sqlite", size)
        assert filled.file is not None  # noqa: S101 - SQLite has one
        return filled.file
    file = folder / f"empty-{store.build.migrations}.sqlite3"
    if not file.exists():
        store.migrate(Database("sqlite", 0, f"sqlite:///{file}", file))
    return file


def report_lines(lines: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A table in Markdown: medians, and how many times as fast as each other build, round by round."""
    rounds: dict[tuple[str, int, str], list[dict[str, Any]]] = {}
    for line in lines:
        rounds.setdefault((line["edition"], line["size"], line["build"]), []).append(line)
    yield "| import | déjà là | commit | à l’horloge, s | fiches/s | qui écrit, s | qui lit, s | aujourd’hui, fois |"
    yield "| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |"
    for (edition, size, build), told in sorted(rounds.items()):
        today = rounds[edition, size, ""]
        times = median(was["clock"] / now["clock"] for was, now in zip(told, today, strict=True))
        clock, writer, reader = (median(line[name] for line in told) for name in ("clock", "writer", "reader"))
        cells = [
            EDITIONS[edition], str(size), build or "aujourd’hui", _number(clock), f"{told[0]['fiches'] / clock:.0f}",
            _number(writer), _number(reader), _number(times) if build else "–",
        ]  # fmt: skip
        yield f"| {' | '.join(cells)} |"


def _number(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")
