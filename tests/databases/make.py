"""Commits of this repository -> tests/databases/*.json.gz, each filled by the code of its commit. `make databases`.

Needs the history, which a clone for tests may lack: hence the files. They change only when fill.py does, or when an
earlier version is added here.
"""

import gzip
import os
import subprocess
import sys
import tempfile
from pathlib import Path

# The last migration of a version -> a commit that ends with it.
VERSIONS = {"0007_action_text_rows": "b0a6de9", "0016_import_drafts": "8129555", "0018_site_pages": "4566fe6"}
FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent


def make(version: str, commit: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        run(ROOT, "git", "worktree", "add", "--detach", str(tree), commit)
        try:
            environment = {"DATABASE_URL": f"sqlite:///{folder}/catalogue.sqlite3", "PYTHONPATH": str(tree)}
            script = f"exec(open({str(FOLDER / 'fill.py')!r}).read()); fill(Path({str(ROOT / 'fixtures/fiches')!r}))"
            for arguments in (["migrate", "--verbosity=0"], ["shell", "-c", script]):
                run(tree, sys.executable, "manage.py", *arguments, **environment)
            dump = run(tree, sys.executable, "manage.py", "dumpdata", "centres", **environment)
        finally:
            run(ROOT, "git", "worktree", "remove", "--force", str(tree))
    # Without a date: the same data is the same file.
    (FOLDER / f"{version}.json.gz").write_bytes(gzip.compress(dump, mtime=0))


def run(folder: Path, *command: str, **environment: str) -> bytes:
    return subprocess.run(command, cwd=folder, env=os.environ | environment, check=True, capture_output=True).stdout


if __name__ == "__main__":
    for name, sha in VERSIONS.items():
        print(f"{name} : {sha}", file=sys.stderr)
        make(name, sha)
