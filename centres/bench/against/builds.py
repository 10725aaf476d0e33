"""A commit -> the site as it was then, in a folder of its own, from where it can be served beside today's."""

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Build:
    """The code in `root`. `name`: its commit, shortened; empty for today's, with what is not committed yet."""

    root: Path
    name: str = ""

    @property
    def migrations(self) -> str:
        """Another word for other migrations: a database that one build made may not be one that the other reads."""
        names = sorted(file.name for file in (self.root / "centres" / "migrations").glob("[0-9]*.py"))
        return hashlib.sha256("\n".join(names).encode()).hexdigest()[:8]

    def files(self, folder: Path) -> Path:
        """Where what it collects is kept."""
        return folder / f"files-{self.name}" if self.name else folder


def todays() -> Build:
    return Build(settings.BASE_DIR)


def build_of(commit: str, folder: Path) -> Build:
    """The commit, taken out of the history of this folder once. RuntimeError says why it can't be."""
    number = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}").decode().strip()
    if not number:
        raise RuntimeError(f"« {commit} » n’est pas un commit de ce dépôt (git log les montre).")
    build = Build(folder / f"build-{number[:12]}", number[:12])
    if not build.root.exists():
        # Whole or not at all: a run that is stopped here leaves nothing that looks like a build.
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            archive = Path(scratch) / "build.tar"
            _git("archive", f"--output={archive}", number)
            with tarfile.open(archive) as files:
                files.extractall(Path(scratch) / "build", filter="data")
            shutil.move(Path(scratch) / "build", build.root)
    if not (build.root / "centres" / "bench" / "settings.py").exists():
        raise RuntimeError(f"Le commit {build.name} ne sait pas encore être mesuré (centres/bench/settings.py manque).")
    return build


def _git(*arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=settings.BASE_DIR, capture_output=True, timeout=120)  # noqa: S607
    except FileNotFoundError:
        raise RuntimeError("Il manque git : --against prend l’autre commit dans son histoire.") from None
    if done.returncode and done.stderr:
        raise RuntimeError(f"git {arguments[0]} : {done.stderr.decode(errors='replace').strip()[-500:]}")
    return done.stdout
