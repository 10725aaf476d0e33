"""What the documents say is true: commands work, links and paths lead somewhere, limits are those of the code."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from centres.fiches import LIMITS

from .importing.databases import migrated  # noqa: F401 - a fixture
from .one_process import Said, manage
from .source_files import project_files

ROOT = Path(settings.BASE_DIR)
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "RELIABILITY.md"]
DOCUMENTS += ["centres/fiches/FORMAT.md", "docs/exploiter.md"]
DOCUMENTS += sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs/decisions").glob("*.md"))
FILE_ENDS = (".py", ".md", ".html", ".css", ".js", ".txt", ".in", ".toml", ".json", ".yaml", ".sh", "/")
QUOTED = re.compile(r"`([\w.-]+(?:/[\w.-]+)*/?)`")
LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")
MODULE = re.compile(r"`((?:centres\.)?(?:catalogue|editing|fiches|language)(?:\.[a-z_]+)+)`")


def commands_of(document: str) -> list[str]:
    """The lines of its blocks of shell, without their comments."""
    blocks = re.findall(r"```sh\n(.*?)```", document, re.S)
    return [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]


COMMANDS = commands_of(README)
MANAGE = [command for command in COMMANDS if "manage.py" in command]
MAKE = [command for command in COMMANDS if command.startswith("make ")]
CONTRIBUTING = commands_of((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def answers(migrated, tmp_path_factory) -> dict[str, Said]:  # noqa: F811
    """What each command says, on a catalogue of its own, as on a fresh clone once migrated."""
    file = tmp_path_factory.mktemp("readme") / "catalogue.sqlite3"
    if migrated.file:
        shutil.copy(migrated.file, file)
    clean = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LC_ALL") if name in os.environ}
    clean |= {"DATABASE_URL": f"sqlite:///{file}", "DJANGO_DEBUG": "1", "DUMP_ROOT": str(file.with_name("dumps"))}
    commands = [["migrate", "--verbosity=0"], *(shlex.split(command)[2:] for command in MANAGE)]
    return dict(zip(MANAGE, manage(commands, clean)[1:], strict=True))


def test_the_readme_shows_commands_of_both_kinds():
    assert len(MANAGE) >= 4
    assert len(MAKE) >= 2
    assert len(MANAGE) + len(MAKE) == len(COMMANDS)


@pytest.mark.parametrize("command", MANAGE)
def test_each_command_of_the_readme_works(command, answers):
    code, said, wrong = answers[command]

    assert code == 0, wrong
    assert said


@pytest.mark.parametrize("target", sorted({command.split()[1] for command in [*MAKE, *CONTRIBUTING]}))
def test_each_make_target_exists(target):
    # Which Python it would take is another test's business, and takes longer to find out than all the rest.
    make = ["make", "--dry-run", target, f"PYTHON3={sys.executable}"]
    done = subprocess.run(make, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr


def missing_paths(name: str) -> list[str]:
    """The links of a document that lead nowhere, and the files, folders and modules that it names in vain.

    A path is told from the top, or from where the document stands; the name of a file alone is one of any folder.
    """
    text = (ROOT / name).read_text(encoding="utf-8")
    here, names = (ROOT / name).parent, {file.name for file in project_files()}
    prose = re.sub(r"```.*?```", "", text, flags=re.S)
    quoted = [path for path in QUOTED.findall(prose) if path.endswith(FILE_ENDS)]
    modules = [f"centres/{module.removeprefix('centres.').replace('.', '/')}" for module in MODULE.findall(prose)]
    return [
        *(link for link in LINK.findall(prose) if "://" not in link and not (here / link).exists()),
        *(path for path in quoted if not ((ROOT / path).exists() or (here / path).exists() or path in names)),
        *(path for path in modules if not ((ROOT / path).is_dir() or (ROOT / f"{path}.py").is_file())),
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_path_that_a_document_names_is_there(name):
    assert missing_paths(name) == []


def test_a_path_named_in_vain_is_seen(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_text(
        "[a](b.md) [c](a.md) `d/e.py` `f.html` `g/` `a.md` `catalogue.h`\n```\n`i.py`\n```\n`/actions/` `0.9`"
    )
    monkeypatch.setitem(globals(), "ROOT", tmp_path)

    assert missing_paths("a.md") == ["b.md", "d/e.py", "f.html", "g/", "centres/catalogue/h"]


def test_each_room_of_the_map_is_there_and_none_is_left_out():
    tree = README.partition("## Where things are")[2].partition("```\n")[2].partition("```")[0]
    rooms, above = [], ""
    for line in tree.splitlines():
        # Two spaces at least part the names from what they are.
        named = re.split(r"\s{2,}", line.strip())[0].split()
        above = above if line.startswith(" ") else named[0]
        rooms += [(ROOT / above / name if line.startswith(" ") else ROOT / name) for name in named]
    told = {str(room.relative_to(ROOT)) for room in rooms}
    folders = {path.parent for path in project_files() if path.name == "__init__.py" and "tests" not in path.parts}
    of_centres = {str(path.relative_to(ROOT)) for path in folders if path.parent == ROOT / "centres"}

    assert [str(room) for room in rooms if not room.exists()] == []
    assert of_centres - told == {"centres/migrations"}


def test_the_limits_of_the_readme_are_those_of_the_code():
    said = (
        f"{LIMITS.bytes // 2**20} MiB, {LIMITS.lines:,} lines, {LIMITS.fiches:,} fiches, "
        f"{LIMITS.line:,} characters a line, {LIMITS.values} values a list"
    )

    assert said in " ".join(README.split())
