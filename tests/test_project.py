"""The repository itself: what stands where, and what no file holds."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.conf import settings

# What each layer of centres/ may import of the others (DESIGN, "The one picture").
LAYERS = {
    "fiches": frozenset(),
    "language": frozenset(),
    "models": frozenset({"language"}),
    "fields": frozenset({"models", "fiches"}),
    "importing": frozenset({"models", "fiches", "fields"}),
    "editing": frozenset({"models", "fiches", "fields", "importing"}),
    "catalogue": frozenset({"models", "language"}),
    "views": frozenset({"models", "catalogue", "language", "templatetags"}),
    "exports": frozenset({"models", "catalogue"}),
    "api": frozenset({"models", "catalogue"}),
    "templatetags": frozenset({"models", "catalogue", "language"}),
    "urls": frozenset({"views", "exports", "api"}),
    "apps": frozenset({"editing"}),
    "ready": frozenset({"catalogue"}),
}
FREE_LAYERS = {"admin", "management", "bench"}
# One module's import that the table would refuse, and why it stands all the same.
EXCEPTIONS = {
    # Keys in the database and keys of a source are folded by the same function, or they would drift apart.
    ("centres.models.keys", "centres.fiches"),
    # The text export is the scraped format again, which the reader's own compose writes.
    ("centres.exports", "centres.fiches"),
}
# The reader touches neither Django nor the machine: text in, fiches and issues out.
NOT_IN_FICHES = {"django", "logging", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile"}
# What of a template nobody reads in a page, then its tags, of its own language and of HTML.
HIDDEN_BLOCKS = re.compile(r"{% block (?:title|description|head|styles) %}.*?{% endblock[^%]*%}", re.DOTALL)
TAGS = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}|<(?:{[%{].*?[%}]}|[^<>])*>", re.DOTALL)
# A plain space where French wants a fixed one: a line could end before « : » or after « « ».
BREAKABLE = re.compile(r".{0,20}(?:« (?=\S)|(?<=\S) [:;?!»](?![\w=])).{0,20}")
# In pieces, so that this file does not hold them itself.
REGISTRY_HOSTS = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "yarn" + "pkg.com",
    "crates" + ".io",
    "deb." + "debian.org",
    "security." + "debian.org",
    "archive." + "ubuntu.com",
]
MOST_LINES = 300


@cache
def project_files() -> list[Path]:
    """Every file that git has, or would take. safe.directory: in a container the clone may be another user's."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=settings.BASE_DIR,
        capture_output=True,
        check=True,
    ).stdout.decode()
    files = [settings.BASE_DIR / name for name in listing.split("\0") if name]
    return [file for file in files if file.is_file()]


def python_files() -> list[Path]:
    return [file for file in project_files() if file.suffix == ".py" and file.parent.name != "migrations"]


def module_name(file: Path) -> str:
    return ".".join(file.relative_to(settings.BASE_DIR).with_suffix("").parts).removesuffix(".__init__")


def imports(file: Path) -> Iterator[str]:
    """Absolute names of the modules that a file imports; `from package import name` also gives package.name."""
    package = module_name(file) if file.name == "__init__.py" else module_name(file).rpartition(".")[0]
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def layer_of(module: str) -> str:
    """The part of centres/ that a module belongs to; empty for centres itself and for what is outside it."""
    parts = module.split(".")
    return parts[1] if parts[0] == "centres" and len(parts) > 1 else ""


def refused_imports(files: list[Path]) -> list[str]:
    refused = []
    for file in files:
        module, layer = module_name(file), layer_of(module_name(file))
        # Tests, the Django project and `centres` itself are no layer.
        if not layer or layer in FREE_LAYERS:
            continue
        for imported in imports(file):
            other = layer_of(imported)
            # `from centres import __version__` names no layer.
            if other in ("", layer) or other not in {*LAYERS, *FREE_LAYERS} or other in LAYERS.get(layer, ()):
                continue
            if not any(module == who and imported.startswith(what) for who, what in EXCEPTIONS):
                refused.append(f"{module} imports {imported}")
    return refused


def test_each_part_of_centres_is_a_layer_with_a_rule():
    parts = {layer_of(module_name(file)) for file in python_files()} - {""}

    assert "models" in parts
    assert parts <= {*LAYERS, *FREE_LAYERS}


def test_layers_import_only_what_lies_below_them():
    assert refused_imports(python_files()) == []


def test_each_exception_is_still_needed():
    found = {(module_name(file), imported) for file in python_files() for imported in imports(file)}

    assert EXCEPTIONS.issubset(found)


def test_an_import_against_the_layers_is_seen(tmp_path, settings):
    settings.BASE_DIR = tmp_path
    for name, text in {
        "centres/models/centre.py": "from ..importing import plan",
        "centres/fiches/lines.py": "def read():\n    import centres.models.action",
        "centres/catalogue/search.py": "from centres import admin, models",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)

    assert {line.split(" imports ")[0] for line in refused_imports(sorted(tmp_path.rglob("*.py")))} == {
        "centres.catalogue.search",
        "centres.fiches.lines",
        "centres.models.centre",
    }


def test_fiches_import_neither_django_nor_the_machine():
    found = [
        f"{module_name(file)} imports {imported}"
        for file in python_files()
        if layer_of(module_name(file)) == "fiches"
        for imported in imports(file)
        if imported.split(".")[0] in NOT_IN_FICHES
    ]

    assert found == []


def test_fiches_open_no_file_and_print_nothing():
    found = [
        f"{module_name(file)}:{node.lineno} {node.func.id}"
        for file in python_files()
        if layer_of(module_name(file)) == "fiches"
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"open", "print", "input"}
    ]

    assert found == []


def test_what_the_site_imports_is_installed_with_it():
    """Development has more packages: a page that needs one of these would fail in production alone."""
    base = set(re.findall(r"^([\w.-]+)==", (settings.BASE_DIR / "requirements/base.txt").read_text(), re.MULTILINE))
    distributions = packages_distributions()
    missing = {
        (module_name(file), name)
        for file in python_files()
        if file.is_relative_to(settings.BASE_DIR / "centres")
        or file.is_relative_to(settings.BASE_DIR / "actions_catalog")
        if "bench" not in file.parts
        for name in {module.partition(".")[0] for module in imports(file)} - {"centres", "actions_catalog"}
        if not {canonical(one) for one in distributions.get(name, ())} <= base
    }
    # Where it is not, browsers print.
    assert missing <= {("centres.views.baskets.pdf", "weasyprint")}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def breakable_signs(source: str) -> list[str]:
    return BREAKABLE.findall(TAGS.sub("¤", HIDDEN_BLOCKS.sub("", source)))


def test_no_line_of_a_page_begins_with_a_colon_or_ends_with_an_opening_quote():
    folder = settings.BASE_DIR / "templates"
    found = {path.name: breakable_signs(path.read_text()) for path in sorted(folder.iterdir()) if path.is_file()}

    assert {name: signs for name, signs in found.items() if signs} == {}


def test_a_breakable_space_in_a_template_is_seen():
    assert breakable_signs('<p class="a : b">Un mot : deux</p>') == ["¤Un mot : deux¤"]
    assert breakable_signs("<b>Note</b> : {{ note }} dit « oui&nbsp;»") == ["¤Note¤ : ¤ dit « oui&nbsp;»"]
    assert breakable_signs("{% if a %}Un mot&nbsp;: deux{% endif %}") == []


def test_no_module_is_longer_than_can_be_read_at_once():
    lengths = {module_name(file): file.read_bytes().count(b"\n") for file in python_files()}

    assert {module: lines for module, lines in lengths.items() if lines > MOST_LINES} == {}


def test_every_module_says_what_it_is_for():
    assert [module_name(file) for file in python_files() if not ast.get_docstring(ast.parse(file.read_bytes()))] == []


@pytest.mark.parametrize("host", REGISTRY_HOSTS)
def test_no_file_names_a_package_registry(host):
    assert [str(file) for file in project_files() if host.encode() in file.read_bytes()] == []


def test_no_file_names_the_folder_where_the_project_stands():
    folder = str(settings.BASE_DIR).encode()

    assert [str(file) for file in project_files() if folder in file.read_bytes()] == []


def test_the_lock_has_a_hash_for_each_package():
    for lock in (settings.BASE_DIR / "requirements").glob("*.txt"):
        # A continued line is one requirement: its version, its marker, its hashes.
        entries = lock.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
        pinned = [entry for entry in entries if entry and not entry.lstrip().startswith("#")]
        assert pinned
        assert [entry for entry in pinned if "==" not in entry or "--hash=sha256:" not in entry] == []
