"""So many fiches -> the memory of one worker and of eight, shared (WEB_PRELOAD) or not, after all of them were asked.

A page of memory that several processes share counts once among them all (PSS, as Linux tells it).
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import psutil

from centres.bench.client import Request, together
from centres.bench.databases import Database, Store
from centres.bench.serving import free_port, gunicorn, serving
from centres.bench.web import Plan

MANY = 8
# (workers, whether they share): what is measured, the one that others are compared with first.
MEASURED = ((1, False), (MANY, False), (MANY, True))
A_WORKER = 60  # requests, so that each has made pages of every kind
PATHS = ("/", "/actions/", "/actions/?q=jardin&page={}", "/chiffres/?annee=20{:02}", "/actions/{}/x/", "/themes/")


def measure(plan: Plan) -> Iterator[dict]:
    """A line for each number of workers, MiB of the whole of them and of what started them."""
    store = Store(plan.folder, plan.seed, plan.note)
    try:
        for kind in plan.databases:
            for size in plan.sizes:
                database = store.database(kind, size)
                store.collect_static(database)
                alone = 0.0
                for workers, is_shared in MEASURED:
                    plan.note(f"{kind}, {size} fiches, {workers} processus")
                    taken = memory(database, store.folder, workers, is_shared)
                    alone = alone or taken
                    told = {"scenario": "workers", "database": kind, "size": size, "workers": workers}
                    yield told | {"shared": is_shared, "mib": round(taken), "ratio": round(taken / alone, 2)}
    finally:
        store.close()


def memory(database: Database, folder: Path, workers: int, is_shared: bool) -> float:
    environment = database.environment(folder) | {"WEB_PRELOAD": str(int(is_shared))}
    port = free_port()
    with serving(port, gunicorn(port, workers), environment, "/sante/pret/") as server:
        parent = psutil.Process(server.process.pid)
        together(port, islice(_requests(), A_WORKER * workers), A_WORKER * workers, 600, 2 * workers)
        return sum(_shared_out(process.pid) for process in (parent, *parent.children()))


def _requests() -> Iterator[Request]:
    number = 0
    while True:
        number += 1
        for path in PATHS:
            yield Request(path.format(number), expected=(200, 301, 404))


def _shared_out(pid: int) -> float:
    """MiB: what is its own, and its part of what it shares."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def report_lines(lines: list[dict]) -> Iterator[str]:
    yield "| fiches | database | workers | sharing | MiB | times one |"
    yield "| ---: | --- | ---: | --- | ---: | ---: |"
    for line in lines:
        sharing = "yes" if line["shared"] else "no"
        yield (
            f"| {line['size']:,} | {line['database']} | {line['workers']} | {sharing} | {line['mib']} |"
            f" {line['ratio']} |"
        )
