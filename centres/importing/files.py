"""A path -> the bytes of a file, or why it can't be read."""

import os
import stat
from pathlib import Path

from centres.fiches import LIMITS, Refusal


def read_file(path: Path) -> bytes | Refusal:
    """The bytes of an ordinary file of at most `LIMITS.bytes` bytes."""
    try:
        if not stat.S_ISREG(mode := path.stat().st_mode):
            return _not_a_file(mode)
        with path.open("rb") as file:
            data = file.read(LIMITS.bytes + 1)
    except (OSError, ValueError) as error:
        return _refusal(error)
    if len(data) > LIMITS.bytes:
        return Refusal(
            "too_large",
            f"Le fichier dépasse {LIMITS.bytes // 2**20} Mio. Partagez-le en plusieurs fichiers, entre deux fiches.",
            offset=LIMITS.bytes,
        )
    return data


def size_of(path: Path) -> int:
    """Bytes of a file; none when nobody can say."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def shown_name(path: Path) -> str:
    """The name of a file as it can be stored and printed, whatever bytes it holds; at most 300 characters."""
    name = os.fsencode(path).decode("utf-8", errors="replace").replace("\0", "\ufffd")
    return name if len(name) <= 300 else "…" + name[-299:]


def _not_a_file(mode: int) -> Refusal:
    """A folder, or a pipe that one could wait for without end."""
    if stat.S_ISDIR(mode):
        return Refusal("directory", "C’est un dossier. Donnez les fichiers qu’il contient (par exemple dossier/*.txt).")
    return Refusal("not_a_file", "Ce n’est pas un fichier ordinaire. Enregistrez la page dans un fichier texte.")


def _refusal(error: OSError | ValueError) -> Refusal:
    if isinstance(error, FileNotFoundError):
        return Refusal("missing", "Ce fichier n’existe pas. Vérifiez son nom et son dossier.")
    if isinstance(error, PermissionError):
        return Refusal("permission", "Vous n’avez pas le droit de lire ce fichier. Demandez-le à qui l’a déposé.")
    reason = getattr(error, "strerror", None) or "nom de fichier impossible"
    return Refusal("unreadable", f"Le fichier ne peut pas être lu ({reason}).")
