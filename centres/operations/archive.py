"""A backup as one file: a tar of a manifest, the database, and the files joined to fiches.

It is written whole or not at all, and says of each of its members what its sha256 is.
"""

import hashlib
import io
import json
import os
import re
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import chain, count
from pathlib import Path, PurePosixPath
from typing import Any

FORMAT = 1
MANIFEST = "manifest.json"
DATABASES = {"sqlite": "catalogue.sqlite3", "postgresql": "catalogue.dump"}
FILES = "files/"
NAME = re.compile(r"catalogue-(\d{8}-\d{6})\.tar")
# No manifest is longer: what claims to be is no backup.
LONGEST_MANIFEST = 64 * 2**20
PIECE = 2**20


class BackupError(Exception):
    """Why a backup or a restoration stopped, and what to do, in French; nothing was replaced."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. `tables`: {name: [rows, digest of them or ""]}; `members`: {name: sha256};
    `missing`: files that fiches name and that were not on the disk."""

    made_at: str
    database: str
    migration: str
    tables: Mapping[str, list[Any]]
    members: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    format: int = FORMAT

    @property
    def fiches(self) -> int:
        return int(self.tables.get("centres_action", [0])[0])


def archive_name(at: datetime) -> str:
    """
    >>> archive_name(datetime(2026, 11, 30, 7, 5))
    'catalogue-20261130-070500.tar'
    """
    return f"catalogue-{at:%Y%m%d-%H%M%S}.tar"


def name_before(folder: Path, at: datetime) -> str:
    """What was there before a restoration: kept until somebody deletes it, and never in the place of another one.

    >>> name_before(Path(), datetime(2026, 11, 30, 7, 5))
    'avant-restauration-20261130-070500.tar'
    """
    stem = f"avant-restauration-{at:%Y%m%d-%H%M%S}"
    names = chain([f"{stem}.tar"], (f"{stem}-{number}.tar" for number in count(2)))
    return next(name for name in names if not (folder / name).exists())


def made_at(name: str) -> datetime | None:
    """When the backup of this name was made; None for a file of another name.

    >>> made_at("catalogue-20261130-070500.tar"), made_at("notes.txt")
    (datetime.datetime(2026, 11, 30, 7, 5), None)
    """
    found = NAME.fullmatch(name)
    if found is None:
        return None
    try:
        return datetime.strptime(found[1], "%Y%m%d-%H%M%S")
    except ValueError:
        return None


def write_archive(path: Path, manifest: Manifest, members: Mapping[str, Path]) -> None:
    """Writes it beside its place, and moves it there once it is on the disk."""
    for name, file in members.items():
        manifest.members[name] = digest(file)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("xb") as raw:
            with tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT) as tar:
                said = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
                info = tarfile.TarInfo(MANIFEST)
                info.size, info.mode = len(said), 0o600
                tar.addfile(info, io.BytesIO(said))
                for name, file in members.items():
                    info = tarfile.TarInfo(name)
                    info.size, info.mode = file.stat().st_size, 0o600
                    with file.open("rb") as content:
                        tar.addfile(info, content)
            raw.flush()
            os.fsync(raw.fileno())
        part.chmod(0o600)
        part.replace(path)
        _keep_on_disk(path.parent)
    finally:
        part.unlink(missing_ok=True)


def read_manifest(path: Path) -> Manifest:
    try:
        with tarfile.open(path, "r:") as tar:
            first = tar.next()
            if first is None or first.name != MANIFEST or first.size > LONGEST_MANIFEST:
                raise BackupError(f"{path.name} n’est pas une sauvegarde du catalogue.")
            content = tar.extractfile(first)
            said = json.loads(content.read()) if content else {}
        if said.get("format") != FORMAT:
            raise BackupError(
                f"{path.name} est d’un format que cette version ne connaît pas ({said.get('format')}) : prenez le code"
                " qui l’a écrite."
            )
        said["missing"] = tuple(said["missing"])
        return Manifest(**said)
    except FileNotFoundError:
        raise BackupError(f"{path} n’existe pas.") from None
    except (tarfile.TarError, ValueError, KeyError, TypeError, AttributeError):
        raise BackupError(f"{path.name} n’est pas une sauvegarde du catalogue, ou elle est coupée.") from None


def extract(path: Path, folder: Path, manifest: Manifest) -> dict[str, Path]:
    """{name of a member: where it is now}, each checked against its sha256. Only names that the manifest says, and that
    stay inside `folder`."""
    found: dict[str, Path] = {}
    try:
        with tarfile.open(path, "r:") as tar:
            for info in tar:
                if info.name == MANIFEST:
                    continue
                if info.name not in manifest.members or not info.isreg() or not _is_inside(info.name):
                    raise BackupError(f"{path.name} contient « {info.name} », que son manifeste ne dit pas.")
                target = folder / info.name
                target.parent.mkdir(parents=True, exist_ok=True)
                content = tar.extractfile(info)
                with target.open("wb") as out:
                    for piece in _pieces(content):
                        out.write(piece)
                if digest(target) != manifest.members[info.name]:
                    raise BackupError(f"{path.name} est abîmée : « {info.name} » n’a plus son empreinte.")
                found[info.name] = target
    except tarfile.TarError:
        raise BackupError(f"{path.name} est coupée ou abîmée.") from None
    if lacking := sorted(manifest.members.keys() - found.keys()):
        more = f" (et {len(lacking) - 1} de plus)" if len(lacking) > 1 else ""
        raise BackupError(f"{path.name} est coupée : il y manque « {lacking[0]} »{more}.")
    return found


def digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts


def _pieces(content: Any) -> Iterator[bytes]:
    while piece := content.read(PIECE):
        yield piece


def _keep_on_disk(folder: Path) -> None:
    """The new name too survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
