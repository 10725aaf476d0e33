"""The repository itself: what stands where, and what no file holds."""

import re
import tomllib
from importlib.metadata import packages_distributions

import pytest
from django.conf import settings

from .source_files import imports, module_name, project_files, python_files

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
    # Where they are not, browsers print, a dump lacks its Parquet file, charts are no images, a fiche has the picture
    # of the site; settings refuse an option that needs one of the two last.
    assert missing <= {
        ("centres.views.baskets.pdf", "weasyprint"),
        ("centres.exports.dumps.parquet", "pyarrow"),
        ("centres.exports.charts.image", "resvg_py"),
        ("centres.views.embeds.picture", "resvg_py"),
        ("actions_catalog.metrics", "prometheus_client"),
        ("actions_catalog.settings", "sentry_sdk"),
    }


def requirements(name: str) -> list[str]:
    """What a file of requirements asks for itself, in its order."""
    lines = (settings.BASE_DIR / "requirements" / name).read_text().splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith(("#", "-r"))]


def test_the_project_depends_on_what_is_installed():
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]

    assert project["dependencies"] == requirements("base.in")
    for extra in ("pdf", "parquet", "png"):
        assert project["optional-dependencies"][extra] == requirements(f"{extra}.in")


def test_the_changelog_knows_the_version_of_the_project():
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]
    changes = (settings.BASE_DIR / "CHANGELOG.md").read_text()

    assert re.findall(r"^## (\d[\d.]*) — \d{4}-\d\d-\d\d$", changes, re.MULTILINE)[0] == project["version"]


def test_a_commit_is_checked_by_what_make_lint_runs():
    hooks = (settings.BASE_DIR / ".pre-commit-config.yaml").read_text()
    recipe = (settings.BASE_DIR / "Makefile").read_text().partition("\nlint:")[2].partition("\n\n")[0]

    checks = re.findall(r"(ruff check|ruff format --check|djade --check --target-version [\d.]+)", recipe)
    assert len(checks) == 3
    assert [check for check in checks if check not in hooks] == []
    assert re.findall(r"repo: (.*)", hooks) == ["local"]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def breakable_signs(source: str) -> list[str]:
    return BREAKABLE.findall(TAGS.sub("¤", HIDDEN_BLOCKS.sub("", source)))


def test_no_line_of_a_page_begins_with_a_colon_or_ends_with_an_opening_quote():
    folder = settings.BASE_DIR / "templates"
    found = {path.name: breakable_signs(path.read_text()) for path in sorted(folder.iterdir()) if path.is_file()}

    assert {name: signs for name, signs in found.items() if signs} == {}


def test_no_line_of_a_template_is_longer_than_160_characters():
    long = {
        f"{path.relative_to(settings.BASE_DIR)}:{number}": len(line)
        for path in sorted((settings.BASE_DIR / "templates").rglob("*.html"))
        for number, line in enumerate(path.read_text().split("\n"), 1)
        if len(line) > 160
    }

    assert long == {}


def test_a_breakable_space_in_a_template_is_seen():
    assert breakable_signs('<p class="a : b">Un mot : deux</p>') == ["¤Un mot : deux¤"]
    assert breakable_signs("<b>Note</b> : {{ note }} dit « oui&nbsp;»") == ["¤Note¤ : ¤ dit « oui&nbsp;»"]
    assert breakable_signs("{% if a %}Un mot&nbsp;: deux{% endif %}") == []


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
