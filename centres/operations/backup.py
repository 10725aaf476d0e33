"""The catalogue, database and files together -> one checked file; and back."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from .archive import (
    FILES,
    BackupError,
    Manifest,
    archive_name,
    extract,
    made_at,
    name_before,
    read_manifest,
    write_archive,
)  # fmt: skip
from .databases import Source, source_of
from .retention import kept

Keep = tuple[int, int, int]


def back_up(folder: Path, *, name: str = "", is_verified: bool = False) -> tuple[Path, Manifest]:
    """Writes a backup into the folder, while people read and write. Verified, it was restored once in a scratch place.

    The database is copied first; the files that it names never change under their name, and are copied after it. One
    that was removed meanwhile is told in `missing`, like one that was not there.
    """
    at = timezone.localtime()
    path = folder / (name or archive_name(at))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise BackupError(f"{path} existe déjà.")
        source = source_of(connection)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".sauvegarde-") as work:
            copy = source.copy(Path(work))
            files = {file: Path(settings.MEDIA_ROOT, file) for file in copy.attachments}
            there = {FILES + file: place for file, place in files.items() if place.is_file()}
            missing = tuple(file for file in files if FILES + file not in there)
            manifest = Manifest(at.isoformat(), source.kind, copy.migration, copy.tables, missing=missing)
            write_archive(path, manifest, {source.member: copy.file, **there})
        if is_verified:
            verify(path)
    except OSError as error:
        raise BackupError(f"La sauvegarde n’a pas pu être écrite dans {folder} ({error.strerror}).") from None
    return path, manifest


def verify(path: Path) -> Manifest:
    """Unpacks a backup in a scratch place, and compares every digest and every count with what its manifest says."""
    manifest = read_manifest(path)
    source = _source_for(manifest)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".verification-") as work:
        members = extract(path, Path(work), manifest)
        source.verify(members[source.member], manifest.tables)
    return manifest


def newest_backup(folder: Path) -> Path:
    """The last that was made of those in a folder. What a restoration kept aside is none of them."""
    backups = {at: file for file in folder.iterdir() if (at := made_at(file.name)) is not None}
    if not backups:
        raise BackupError(f"Il n’y a pas de sauvegarde dans {folder}.")
    return backups[max(backups)]


def forget_older(folder: Path, keep: Keep) -> list[Path]:
    """Deletes the backups of a folder that are no more to be kept; files of other names are left alone."""
    backups = {at: file for file in folder.iterdir() if (at := made_at(file.name)) is not None}
    gone = [backups[at] for at in sorted(backups.keys() - kept(backups, *keep))]
    for file in gone:
        file.unlink()
    return gone


def restore(path: Path, *, is_replaced: bool) -> tuple[Manifest, Path | None]:
    """Puts a backup in the place of the catalogue. What was there is backed up first, beside it, and never deleted by
    itself. Returns the manifest, and where the former catalogue is."""
    manifest = read_manifest(path)
    source = _source_for(manifest)
    connection.close()
    if (pool := getattr(connection, "pool", None)) is not None:
        pool.close()
    before: Path | None = None
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".restauration-") as work:
        members = extract(path, Path(work), manifest)
        source.verify(members[source.member], manifest.tables)
        if fiches := source.fiches():
            if not is_replaced:
                raise BackupError(
                    f"Cette base tient {fiches} fiches. Ajoutez --replace pour mettre la sauvegarde à leur"
                    " place ; elles seront d’abord sauvegardées à côté."
                )
            before, _ = back_up(path.parent, name=name_before(path.parent, timezone.localtime()))
            connection.close()
        _put_files(members.items())
        source.restore(members[source.member])
    return manifest, before


def _source_for(manifest: Manifest) -> Source:
    source = source_of(connection)
    if source.kind != manifest.database:
        raise BackupError(
            f"Cette sauvegarde est d’une base {manifest.database}, et DATABASE_URL mène à une base {source.kind}."
        )
    return source


def _put_files(members: Iterable[tuple[str, Path]]) -> None:
    """Files first: a fiche never names one that is not there yet. Those of the former catalogue stay beside them."""
    for name, file in members:
        if name.startswith(FILES):
            target = Path(settings.MEDIA_ROOT, name.removeprefix(FILES))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, target)
