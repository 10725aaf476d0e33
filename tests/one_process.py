"""Commands of manage.py -> what each said, as alone in a process: starting Python takes longer than most of them do."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.conf import settings

ONE_AFTER_THE_OTHER = """
import contextlib, io, json, runpy, sys

done = []
for arguments in json.load(sys.stdin):
    sys.argv, out, err, code = ["manage.py", *arguments], io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            runpy.run_path("manage.py", run_name="__main__")
        except SystemExit as end:
            code = end.code
    done.append([code or 0, out.getvalue(), err.getvalue()])
json.dump(done, sys.stdout)
"""


class Said(NamedTuple):
    """How a command ended, what it printed, what it complained of."""

    code: object
    out: str
    err: str


def manage(commands: Sequence[Sequence[str]], environment: Mapping[str, str]) -> list[Said]:
    """Runs them in turn. Each ends as it does alone: Django closes its connections, and none knows the former."""
    done = subprocess.run(
        [sys.executable, "-c", ONE_AFTER_THE_OTHER],
        input=json.dumps([list(command) for command in commands]),
        cwd=settings.BASE_DIR, env=dict(environment), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [Said(*one) for one in json.loads(done.stdout)]
