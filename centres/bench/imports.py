"""How fast an import is: reading alone, a first import, by one process too, its floor (reading, then the bare inserts),
the next edition, by one process too."""

import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from unittest.mock import patch

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from centres.fiches import LIMITS, Fiche, compose, read_bytes
from centres.fields.rows import batches
from centres.importing import second_process
from centres.importing.imports import import_files
from centres.models import Action, Commune, Departement, PendingChange, Postcode, Region
from centres.models.pending import catalogue_transaction

from . import generator

PAGES_A_FILE = 100
CORRECTED = 10  # one of so many, by staff


@dataclass(frozen=True, slots=True)
class Timing:
    """One measure: seconds over `rounds` runs, and fiches a second at the median."""

    name: str
    database: str
    fiches: int
    rounds: int
    minimum: float
    median: float
    maximum: float
    fiches_a_second: float

    def as_json(self) -> dict:
        return {key: round(value, 4) if isinstance(value, float) else value for key, value in asdict(self).items()}


def measure(fiches: int, rounds: int, seed: int) -> Iterator[Timing]:
    """The figures, in alternating rounds on an empty database. The database must be one made for this."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write_files(Path(folder), fiches, seed)
        next_paths = write_files(Path(folder), fiches, seed, is_next=True)
        names = ("noise", "read", "import", "update", "import_alone", "update_alone", "floor")
        seconds: dict[str, list[float]] = {name: [] for name in names}
        for number in range(rounds):
            seconds["noise"].append(_timed(_noise))
            seconds["read"].append(_timed(lambda: _read(paths)))
            tables: list = []
            # What is done first in a process finds its words unfolded: now one way is the first, now the other.
            for ending in ("", "_alone") if number % 2 == 0 else ("_alone", ""):
                with _alone() if ending else nullcontext():
                    _empty()
                    seconds[f"import{ending}"].append(_timed(lambda: _import(paths, fiches)))
                    tables = _read_written_rows()
                    _correct_a_tenth()
                    seconds[f"update{ending}"].append(_timed(lambda: _update(next_paths, fiches)))
            _empty()
            seconds["floor"].append(_timed(lambda: (_read(paths), _insert(tables))))  # noqa: B023 - called at once
            _empty()
    for name, times in seconds.items():
        middle = median(times)
        yield Timing(
            name,
            connection.vendor,
            fiches,
            rounds,
            min(times),
            middle,
            max(times),
            0 if name == "noise" else fiches / middle,
        )


def _alone() -> AbstractContextManager:
    """Without a second process."""
    return patch.object(second_process, "LEAST_BYTES", sys.maxsize)


def peak_memory() -> Iterator[dict]:
    """Peak memory of `import_fiches --dry-run` on files at the stated limits, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in _files_at_the_limit():
            path = Path(folder) / f"{name}.txt"
            path.write_bytes(text.encode()[: LIMITS.bytes].decode(errors="ignore").encode())
            process = subprocess.run(
                [sys.executable, "manage.py", "bench", "memory", "--child", str(path)],
                cwd=settings.BASE_DIR, capture_output=True, text=True, check=True, timeout=600,
            )  # fmt: skip
            yield {"file": name, "bytes": path.stat().st_size, "peak_mib": int(process.stdout.split()[-1])}


def child_memory(path: Path) -> int:
    """Imports one file as a dry run and gives this process's peak, in MiB."""
    list(import_files([path], is_dry_run=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform != "darwin" else peak // 2**20


def _files_at_the_limit() -> Iterator[tuple[str, str]]:
    """As many bytes, as many fiches, as many lines as a file may have."""
    yield "bytes", generator.text(7_000, 1)
    yield "fiches", compose([Fiche(title=f"Action {n}", centre=f"Centre {n}") for n in range(LIMITS.fiches)])
    yield "lines", generator.text(100, 1) + "\nligne" * (LIMITS.lines - 10_000)
    yield "dashes", generator.text(100, 1) + "\n- Public" * (LIMITS.lines - 10_000)


def write_files(folder: Path, fiches: int, seed: int, *, is_next: bool = False) -> list[Path]:
    """The fiches in files of at most 2,500, as an import of some hundred pages would have them."""
    pages = list(generator.pages(fiches, seed, is_next=is_next))
    paths = []
    for start in range(0, len(pages), PAGES_A_FILE):
        path = folder / f"{'next' if is_next else 'first'}-{start:05}.txt"
        path.write_text("\n".join(pages[start : start + PAGES_A_FILE]), encoding="utf-8")
        paths.append(path)
    return paths


def _read(paths: list[Path]) -> None:
    for path in paths:
        read_bytes(path.read_bytes())


def _import(paths: list[Path], fiches: int) -> None:
    reports = list(import_files(paths))
    created = sum(report.counts.get("created", 0) for report in reports)
    if created != fiches:
        raise RuntimeError(f"{created} actions created of {fiches}: {[report.refused for report in reports]}")


def _correct_a_tenth() -> None:
    """What staff wrote meanwhile in the summaries of every tenth fiche, which the next edition revises too."""
    ids = list(Action.objects.order_by("pk").values_list("pk", flat=True))
    with catalogue_transaction():
        for some in batches(ids[::CORRECTED]):
            Action.objects.filter(pk__in=some).update(summary="Résumé relu par l’équipe.")


def _update(paths: list[Path], fiches: int) -> None:
    reports = list(import_files(paths))
    told = Counter[str]()
    for report in reports:
        told.update(report.counts)
    revised = sum(map(generator.is_revised, range(fiches)))
    corrected = len(range(0, fiches, CORRECTED))
    if (told["updated"], told["conflicts"]) != (revised, corrected):
        raise RuntimeError(f"{revised} updates and {corrected} conflicts were to be made, not {told}")


def _written_models() -> list:
    reference = {Region, Departement, Commune, Postcode}
    models = apps.get_app_config("centres").get_models(include_auto_created=True)
    return [model for model in models if model not in reference]


def _read_written_rows() -> list[tuple[str, list[tuple]]]:
    """Every row of every table that an import writes to, with its insert statement."""
    tables = []
    with connection.cursor() as cursor:
        for model in _written_models():
            columns = [field.column for field in model._meta.concrete_fields if not field.generated]
            names = ", ".join(map(connection.ops.quote_name, columns))
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT {names} FROM {table}")
            holes = ", ".join(["%s"] * len(columns))
            tables.append((f"INSERT INTO {table} ({names}) VALUES ({holes})", cursor.fetchall()))
    return tables


def _insert(tables: list[tuple[str, list[tuple]]]) -> None:
    """The floor: the same rows into the same tables, in one transaction, with nothing decided and nothing checked."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        else:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        for statement, rows in tables:
            if rows:
                cursor.executemany(statement, rows)


def _empty() -> None:
    """Empties every table that an import writes to."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in _written_models())
            cursor.execute(f"TRUNCATE {names} CASCADE")
            return
        cursor.execute("PRAGMA defer_foreign_keys = ON")
        for model in _written_models():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")
        # The deletions were noted too.
        PendingChange.objects.all().delete()
        # FTS5 keeps what was deleted, to be merged away by whoever writes next.
        cursor.execute("INSERT INTO centres_actiontext_index (centres_actiontext_index) VALUES ('delete-all')")


def _noise() -> None:
    """A fixed amount of work: how far its times spread tells how far to trust the others."""
    sum(number * number for number in range(2_000_000))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
