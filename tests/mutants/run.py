"""An area of the code -> its mutants, one at a time -> those that no test notices, and a score (`make mutants`).

mutmut writes the mutants, says which tests touch which function, and runs these. It works in a copy of the project,
which keeps its verdicts: a run that was stopped goes on, a survivor is tried again by the tests of today.
"""

import argparse
import contextlib
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from .areas import AREAS, Area

ROOT = Path(__file__).parents[2]
EXPLAINED = Path(__file__).with_name("explained.md")
# Times of their own: a mutated function is called through another one, which takes longer.
SLOW = "not in_seconds and not in_no_time and not so_soon"
COPIED = (
    "actions_catalog",
    "templates",
    "static",
    "fixtures",
    "requirements",
    "docs",
    "deploy",
    "manage.py",
)
AT_ONCE = 1000
# Exit codes: a test failed, or pytest did; too much time. mutmut's own errors are no answer.
KILLED = {1, 3, -24, 24, 152, 36, -9, -11}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("area", choices=AREAS)
    parser.add_argument("--sample", type=int, default=0, help="so many, drawn by the seed; 0: all of them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, default=ROOT / ".mutants")
    parser.add_argument("--children", type=int, default=1, help="how many at once")
    parser.add_argument("--only", default="", help="mutants whose name holds this")
    options = parser.parse_args()
    area, work = AREAS[options.area], options.work.resolve() / options.area
    copy_project(work)
    configure(work, area)
    os.chdir(work)
    database = migrated()
    make_mutants()
    every = sorted(all_verdicts())
    if area.rights:
        every = [name for name, change in changes_of(lambda name: True).items() if area.has(name, change)]
    chosen = [name for name in every if options.only in name]
    if options.sample:
        chosen.sort(key=lambda name: hashlib.sha256(f"{options.seed} {name}".encode()).digest())
        chosen = chosen[: options.sample]
    print(f"{options.area}: {len(every)} mutants, {len(chosen)} to try", flush=True)
    environment = os.environ | {"MUTANTS_DATABASE": str(database), "EXPECT_DATABASE": "sqlite", "CI": "1"}
    environment["MUTANTS_TESTS"] = " ".join(area.tests)
    # What is explained no test notices: looking for one takes all of them.
    same = explained(chosen)
    asked = [name for name in chosen if name not in same]
    try_them(asked, environment, options.children)
    try_afresh(asked, area, environment)
    print(report(options.area, options.seed if options.sample else None, chosen, same))


def copy_project(work: Path) -> None:
    """What git knows and what is not yet in it; a file that has not changed stays, and what is known of it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        source, copy, mutated = ROOT / name, work / name, work / "mutants" / name
        if not source.is_file():
            copy.unlink(missing_ok=True)
            mutated.unlink(missing_ok=True)
        elif not copy.is_file() or copy.read_bytes() != source.read_bytes():
            # Mutants are written anew of what changed, and of nothing else: all of them take a minute.
            mutated.unlink(missing_ok=True)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)


def configure(work: Path, area: Area) -> None:
    given = {
        "source_paths": ["centres"],
        "only_mutate": area.sources,
        "also_copy": COPIED,
        "pytest_add_cli_args_test_selection": area.tests,
        "pytest_add_cli_args": ["-p", "tests.mutants.plugin", "-p", "no:cacheprovider", "-k", SLOW],
        "process_isolation": "forkserver",
        "forkserver_warmup": "import",
        "preload_modules_file": "preload.txt",
        "use_git_change_detection": False,
        "timeout_multiplier": 4,
        "timeout_constant": 10,
    }
    lines = ["[mutmut]"]
    for name, value in given.items():
        several = isinstance(value, list | tuple)
        lines.append(f"{name} =" + ("".join(f"\n  {one}" for one in value) if several else f" {value}"))
    (work / "setup.cfg").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (work / "preload.txt").write_text("tests.mutants.preload\n", encoding="utf-8")


def migrated() -> Path:
    """A database that every mutant gets a copy of: made once, by code without mutants."""
    file = Path("migrated.sqlite3").resolve()
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{file}", "DJANGO_DEBUG": "1"}
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], check=True, env=environment)
    return file


def make_mutants() -> None:
    from mutmut import __main__ as mutmut

    with contextlib.redirect_stdout(io.StringIO()):
        Path("mutants").mkdir(exist_ok=True)
        mutmut.copy_src_dir()
        mutmut.copy_also_copy_files()
        mutmut.create_mutants(1)


def changes_of(wanted: Callable[[str], bool]) -> dict[str, str]:
    """Each mutant whose name is wanted, and the line that it changes: `before → after`. Kept: one takes 20 ms."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    file = Path("mutants/changes.json")
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    changes = {}
    for path, verdicts, hashes in _of_files():
        for name in filter(wanted, verdicts):
            key = f"{name} {hashes.get(name.rpartition('.')[2].partition('__mutmut_')[0], '')}"
            kept[key] = changes[name] = kept.get(key) or one_line(get_diff_for_mutant(name, path=path))
    file.write_text(json.dumps(kept), encoding="utf-8")
    return changes


def one_line(diff: str) -> str:
    lines = diff.split("\n")[2:]
    before, after = (" ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    return f"{before} → {after}"


def try_them(names: list[str], environment: dict[str, str], children: int = 1) -> None:
    verdicts = all_verdicts()
    left = [name for name in names if verdicts[name] not in KILLED]
    mutmut = Path(sys.executable).with_name("mutmut")
    for start in range(0, len(left), AT_ONCE):
        asked = left[start : start + AT_ONCE]
        with Path("mutmut.log").open("w") as log:
            done = subprocess.run([mutmut, "run", "--max-children", str(children), *asked], env=environment, stdout=log)
        if done.returncode:
            sys.exit(f"mutmut stopped ({done.returncode}): see {Path('mutmut.log').resolve()}")
        print(f"{min(start + AT_ONCE, len(left))} of {len(left)} tried", flush=True)


def try_afresh(names: list[str], area: Area, environment: dict[str, str]) -> None:
    """Those that run when a module is read: mutmut's copies of a process have read it already."""
    stats = json.loads(Path("mutants/mutmut-stats.json").read_text(encoding="utf-8"))
    tests = stats["tests_by_mangled_function_name"]
    verdicts = all_verdicts()
    for name in names:
        if verdicts[name] in KILLED or len(tests.get(name.partition("__mutmut_")[0], ())) > 1:
            continue
        # Starting Python is most of it: a few tests, then all of them.
        if any(_fails_afresh(name, some, environment) for some in (area.first, area.tests) if some):
            _killed(name)


def _fails_afresh(name: str, tests: tuple[str, ...], environment: dict[str, str]) -> bool:
    """A test fails, or a module cannot be read."""
    given = ["-x", "-q", "-p", "tests.mutants.plugin", "-p", "no:cacheprovider", "-k", SLOW, *tests]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--rootdir=.", *given],
        cwd="mutants", env=environment | {"MUTANT_UNDER_TEST": name},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return done.returncode in (1, 2, 3, 4)


def _killed(name: str) -> None:
    for meta in Path("mutants").glob("**/*.py.meta"):
        kept = json.loads(meta.read_text(encoding="utf-8"))
        if name in kept["exit_code_by_key"]:
            kept["exit_code_by_key"][name] = 1
            meta.write_text(json.dumps(kept, indent=4), encoding="utf-8")


def _of_files() -> list[tuple[str, dict[str, int | None], dict[str, str]]]:
    """path, name -> exit code, function -> hash of its text"""
    files = []
    for meta in sorted(Path("mutants").glob("**/*.py.meta")):
        kept = json.loads(meta.read_text(encoding="utf-8"))
        path = str(meta.relative_to("mutants")).removesuffix(".meta")
        files.append((path, kept["exit_code_by_key"], kept["hash_by_function_name"]))
    return files


def all_verdicts() -> dict[str, int | None]:
    return {name: code for _, codes, _ in _of_files() for name, code in codes.items()}


def explained(names: list[str]) -> set[str]:
    """Those of which explained.md says why no test can notice them."""
    rows = EXPLAINED.read_text(encoding="utf-8")
    changes = changes_of({name for name in names if f"| {function_of(name)} |" in rows}.__contains__)
    return {name for name, change in changes.items() if row_of(name, change) in rows}


def report(area: str, seed: int | None, names: list[str], same: set[str]) -> str:
    """Each survivor with its line; last, how many of how many are killed."""
    verdicts = all_verdicts()
    killed = [name for name in names if verdicts[name] in KILLED and name not in same]
    alive = [name for name in names if name not in same and verdicts[name] not in KILLED]
    changes = changes_of(set(alive).__contains__)
    lines = [
        f"{'no test' if verdicts[name] == 33 else verdicts[name]}: {name}\n    {row_of(name, changes[name])}"
        for name in alive
    ]
    counted = len(killed) + len(alive)
    drawn = "all" if seed is None else f"seed {seed}"
    score = 100 * len(killed) / counted if counted else 100
    lines.append(f"{area}, {drawn}: {len(killed)} of {counted} killed, {score:.1f} %; {len(same)} explained, left out")
    return "\n".join(lines)


def function_of(name: str) -> str:
    function = name.removeprefix("centres.").partition("__mutmut_")[0].replace("xǁ", "").replace("ǁ", ".")
    return function.replace(".x_", ".")


def row_of(name: str, change: str) -> str:
    """How explained.md names a mutant, whatever its number: its function, and what it changes."""
    return f"| {function_of(name)} | `{change.replace('|', '¦').replace('`', '´')}` |"


if __name__ == "__main__":
    main()
