"""The published catalogue -> a folder of files that is there whole or not at all, and a manifest of what they are.

`manifest.json` names the folder of its files, which no later dump changes: whoever reads it finds what it says. The
same catalogue gives the same bytes, so that a dump of what has not changed changes nothing.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import orjson
from django.db.models import Max
from django.urls import reverse

from centres.catalogue.sql.snapshot import snapshot
from centres.exports.delimited import as_csv
from centres.exports.geojson import as_geojson
from centres.exports.tables import Taken
from centres.models import Action

from . import datasette, parquet
from .rows import action_row, centre_dump_rows, term_rows

MANIFEST = "manifest.json"
FORMAT = 1
KEPT_BEFORE = 1  # folders of earlier dumps: somebody may be reading them
ABOUT = {
    "actions.csv": ("Les fiches en CSV, séparateur « ; »", "text/csv; charset=utf-8"),
    "actions.jsonl": ("Les fiches en JSON, une par ligne", "application/x-ndjson"),
    "centres.jsonl": ("Les centres sociaux en JSON, un par ligne", "application/x-ndjson"),
    "terms.jsonl": ("Les thèmes, publics, partenaires et autres listes en JSON", "application/x-ndjson"),
    "centres.geojson": ("Les centres et les départements sur une carte", "application/geo+json"),
    "actions.parquet": ("Les fiches en Parquet, colonnes typées", "application/vnd.apache.parquet"),
    "catalogue.db": ("Une base SQLite que Datasette ouvre telle quelle", "application/vnd.sqlite3"),
    "metadata.json": ("Ce que Datasette montre de cette base : facettes, recherche", "application/json"),
}


def write_dump(folder: Path, site: str = "") -> dict[str, Any]:
    """Writes a dump into `folder` and returns its manifest. OSError where it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=".", dir=folder))
    try:
        with snapshot():
            manifest = _write_files(making, Taken(Action.objects.visible_to(None), site=site), site)
        target = folder / manifest["folder"]
        if target.exists():
            shutil.rmtree(making)
        else:
            making.chmod(0o755)
            making.rename(target)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    if read_manifest(folder) != manifest:
        _replace(folder / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n")
    _forget_older(folder, manifest["folder"])
    return manifest


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """What the last dump says of itself; None where there is none that this code can read."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) and manifest.get("format") == FORMAT else None


def _write_files(making: Path, taken: Taken, site: str) -> dict[str, Any]:
    licence = f"{site}{reverse('centres:licence')}"
    changed = taken.actions.aggregate(last=Max("updated_at"))["last"]
    day = changed.date().isoformat() if changed else ""
    counts = {"actions": 0, "centres": 0, "terms": 0}
    counts["centres"] = _write(making / "centres.jsonl", _lines(centre_dump_rows(taken)))
    counts["terms"] = _write(making / "terms.jsonl", _lines(term_rows()))
    with ExitStack() as stack:
        lines = stack.enter_context((making / "actions.jsonl").open("wb"))
        base = stack.enter_context(datasette.DatasetteFile(making / "catalogue.db"))
        base.add_centres(centre_dump_rows(taken))
        columns = None
        if parquet.pyarrow():
            about = {"licence": licence, "date": day}
            columns = stack.enter_context(parquet.ParquetFile(making / "actions.parquet", about))
        for batch in taken.batches():
            records = [action_row(batch, row, site) for row in batch.actions]
            lines.writelines(orjson.dumps(record) + b"\n" for record in records)
            base.add(records)
            if columns:
                columns.add(records)
            counts["actions"] += len(records)
    _write(making / "actions.csv", as_csv(taken))
    _write(making / "centres.geojson", as_geojson(taken))
    (making / "metadata.json").write_bytes(datasette.metadata(site, licence, day))
    files = [_file(making / name) for name in ABOUT if (making / name).exists()]
    told = {
        "format": FORMAT,
        "title": "Les actions des centres sociaux",
        "date": changed.isoformat() if changed else None,
        "site": site,
        "licence": licence,
        "counts": counts,
        "files": files,
    }
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    return told | {"folder": digest[:16]}


def _lines(rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    return (orjson.dumps(row) + b"\n" for row in rows)


def _write(path: Path, pieces: Iterable[bytes]) -> int:
    """Writes them, and returns how many they were."""
    count = 0
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)
            count += 1
    return count


def _file(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    about, kind = ABOUT[path.name]
    return {"name": path.name, "about": about, "type": kind, "bytes": path.stat().st_size, "sha256": digest}


def _replace(path: Path, data: bytes) -> None:
    """The old file or the new one, never a part of it."""
    number, name = tempfile.mkstemp(prefix=".", dir=path.parent)
    with os.fdopen(number, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(name).chmod(0o644)
    Path(name).replace(path)


def _forget_older(folder: Path, current: str) -> None:
    """Removes the folders of dumps before the last one but one. What is no dump of ours is left alone."""
    older = sorted(
        (path for path in folder.iterdir() if path.name != current and (path / "actions.jsonl").is_file()),
        key=lambda path: path.stat().st_mtime,
        reverse=True,
    )
    for path in older[KEPT_BEFORE:]:
        shutil.rmtree(path, ignore_errors=True)
