"""A filled catalogue -> how fast it is taken away: rows a second, the first byte, memory; beside Datasette's own CSV.

Datasette serves the file of `dump_catalogue` made of the same catalogue, a process of its own, and is asked for the
same rows in the same rounds (`_stream=on`). On a machine where others work, trust processor seconds before the clock.
"""

import http.client
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import perf_counter

import psutil
from django.conf import settings

from centres.bench.databases import Database, Store
from centres.bench.serving import HOST, Server, free_port, gunicorn, serving
from centres.bench.web import Plan

PATHS = {form: f"/exports/actions.{form}" for form in ("csv", "xlsx", "json")}
DATASETTE = "/catalogue/actions.csv?_stream=on&_size=max"
A_READ = 2**16
SECONDS_A_LOOK = 0.05
A_TICK = 0.01  # the least that a system tells of the time of a process
# What they must be: rows a second, seconds, MiB, and how many times Datasette's rows.
GOALS = {"csv": 20_000, "xlsx": 6_000}
FIRST_BYTE, MOST_MEMORY, TIMES_DATASETTE = 0.3, 60, 3


@dataclass
class AskedFile:
    """One file asked for again and again: its seconds, those of the processor, first bytes, bytes, MiB above idle."""

    name: str
    server: Server
    path: str
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    bytes: int = 0
    memory: float = 0

    def as_json(self, size: int, database: str) -> dict:
        return {
            "scenario": f"export_{self.name}",
            "size": size,
            "database": database,
            "rounds": len(self.seconds),
            "rows_per_s": round(size / median(self.seconds)),
            "rows_per_processor_s": round(size / max(median(self.processor), A_TICK)),
            "first_byte": round(median(self.first), 4),
            "bytes": self.bytes,
            "memory_above_idle": round(self.memory, 1),
            "spread": round((max(self.seconds) - min(self.seconds)) / median(self.seconds), 3),
        }


def measure(plan: Plan) -> Iterator[dict]:
    """A line for each file of each size and database. RuntimeError when an answer is not whole."""
    with ExitStack() as stack:
        store = Store(plan.folder, plan.seed, plan.note)
        stack.callback(store.close)
        for size in plan.sizes:
            for kind in plan.databases:
                yield from _measure(plan, store, store.database(kind, size), stack)


def _measure(plan: Plan, store: Store, database: Database, stack: ExitStack) -> Iterator[dict]:
    store.collect_static(database)
    store.warm(database)
    port = free_port()
    plan.note(f"{database.kind}, {database.size} fiches : démarrage")
    ours = stack.enter_context(serving(port, gunicorn(port), database.environment(store.folder), "/sante/"))
    files = [AskedFile(name, ours, path) for name, path in PATHS.items()]
    if "datasette" in plan.peers:
        files.append(AskedFile("datasette", _datasette(plan, store, database, stack), DATASETTE))
    # The index is made, and each worker has answered: what it holds from here on is the export's.
    for _ in range(8):
        ask(ours.port, "/actions/")
    for turn in range(plan.rounds):
        for file in files if turn % 2 else reversed(files):
            plan.note(f"tour {turn + 1} sur {plan.rounds} : {file.name}")
            take(file, database.size)
    yield from (file.as_json(database.size, database.kind) for file in files)


def _datasette(plan: Plan, store: Store, database: Database, stack: ExitStack) -> Server:
    """Serves the dump of the same catalogue; without its limit of 100 MB, which would cut the file."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=store.folder)))
    plan.note(f"datasette, {database.size} fiches : dump et démarrage")
    done = subprocess.run(
        [sys.executable, "manage.py", "dump_catalogue", str(folder)],
        cwd=settings.BASE_DIR, env=database.environment(store.folder), capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"dump_catalogue : {done.stderr[-2000:]}")
    (file,) = folder.glob("*/catalogue.db")
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", str(file), "--host", HOST, "--port", str(port)]
    command += ["--setting", "max_csv_mb", "0", "--setting", "max_returned_rows", "1000"]
    return stack.enter_context(serving(port, command, database.environment(store.folder), "/-/versions.json"))


def take(file: AskedFile, size: int) -> None:
    """Asks for the file once, and reads it to its end as it comes."""
    before, spent = file.server.memory().private, _processor(file.server)
    with watched(file.server, lambda most: setattr(file, "memory", max(file.memory, most - before))):
        start = perf_counter()
        first, file.bytes, last = ask(file.server.port, file.path)
        file.seconds.append(perf_counter() - start)
    file.first.append(first)
    file.processor.append(_processor(file.server) - spent)
    if file.bytes < 100 * size:
        raise RuntimeError(f"{file.path} : {file.bytes} octets pour {size} fiches. {last[-300:]!r}")


def ask(port: int, path: str) -> tuple[float, int, bytes]:
    """Seconds to the first byte of the body, how many bytes there are, and the last of them."""
    connection = http.client.HTTPConnection(HOST, port, timeout=600)
    try:
        start = perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        if answer.status != 200:
            raise RuntimeError(f"{path} : {answer.status}")
        count, last = len(answer.read(1)), b""
        first = perf_counter() - start
        while data := answer.read(A_READ):
            count, last = count + len(data), data
        return first, count, last
    finally:
        connection.close()


class watched:
    """Sees what a server holds, again and again, for the length of a `with`; `note` hears the most, in MiB."""

    def __init__(self, server: Server, note: Callable[[float], None]) -> None:
        self._server, self._note, self._done = server, note, Event()
        self._watcher = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> None:
        self._watcher.start()

    def __exit__(self, *error: object) -> None:
        self._done.set()
        self._watcher.join()

    def _watch(self) -> None:
        most = 0.0
        while not self._done.wait(SECONDS_A_LOOK):
            most = max(most, self._server.memory().private)
        self._note(most)


def _processor(server: Server) -> float:
    """Seconds of the processor that a server and its workers have used."""
    parent = psutil.Process(server.process.pid)
    return sum(sum(process.cpu_times()[:2]) for process in (parent, *parent.children(recursive=True)))


def report_lines(lines: Sequence[dict]) -> Iterator[str]:
    """Each figure beside its goal."""
    for line in lines:
        told = f"{line['database']} {line['size']} {line['scenario']}"
        yield (
            f"{told}: {line['rows_per_s']} rows/s ({line['rows_per_processor_s']} a processor second), first byte "
            f"{line['first_byte'] * 1000:.0f} ms, {line['memory_above_idle']:.0f} MiB above idle"
        )
        name = line["scenario"].removeprefix("export_")
        if name in GOALS:
            is_met = line["rows_per_s"] >= GOALS[name] and line["first_byte"] <= FIRST_BYTE
            is_met = is_met and line["memory_above_idle"] <= MOST_MEMORY
            goal = f"{GOALS[name]} rows/s, {FIRST_BYTE * 1000:.0f} ms, {MOST_MEMORY} MiB"
            yield f"{told}: goal {goal}: {'met' if is_met else 'not met'}"
    rates = {(line["database"], line["size"], line["scenario"]): line for line in lines}
    for (database, size, scenario), line in rates.items():
        peer = rates.get((database, size, "export_datasette"))
        if scenario == "export_csv" and peer:
            times = line["rows_per_s"] / peer["rows_per_s"]
            spent = line["rows_per_processor_s"] / peer["rows_per_processor_s"]
            told = f"{database} {size} csv / datasette = {times:.1f} ({spent:.1f} a processor second)"
            yield f"{told}, goal {TIMES_DATASETTE}"
