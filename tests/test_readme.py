"""The README tells the truth: its commands work, its links lead somewhere, its limits are those of the code."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from centres.fiches import LIMITS

ROOT = Path(settings.BASE_DIR)
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.partition("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.S)
    for line in block.splitlines()
]
MANAGE = [command for command in COMMANDS if "manage.py" in command]
MAKE = [command for command in COMMANDS if command.startswith("make ")]


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """A migrated SQLite catalogue of its own, as on a fresh clone."""
    file = tmp_path_factory.mktemp("readme") / "catalogue.sqlite3"
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{file}"}
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity=0"], cwd=ROOT, env=environment, check=True)
    return environment


def test_the_readme_shows_commands_of_both_kinds():
    assert len(MANAGE) >= 4
    assert len(MAKE) >= 2
    assert len(MANAGE) + len(MAKE) == len(COMMANDS)


@pytest.mark.parametrize("command", MANAGE)
def test_each_command_of_the_readme_works(command, environment):
    _, *arguments = shlex.split(command)

    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout


@pytest.mark.parametrize("command", MAKE)
def test_each_make_target_of_the_readme_exists(command):
    done = subprocess.run(["make", "--dry-run", command.split()[1]], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr


def test_each_link_and_picture_of_the_readme_is_there():
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_limits_of_the_readme_are_those_of_the_code():
    said = (
        f"{LIMITS.bytes // 2**20} MiB, {LIMITS.lines:,} lines, {LIMITS.fiches:,} fiches, "
        f"{LIMITS.line:,} characters a line, {LIMITS.values} values a list"
    )

    assert said in " ".join(README.split())
