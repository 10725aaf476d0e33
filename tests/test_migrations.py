"""Migrations stay: they import nothing that may change, and lead filled catalogues of earlier versions to today's."""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from centres.fiches.values.vocabulary import TERMS
from centres.models.columns import packed, unpacked
from centres.models.keys import text_key

from .databases import make
from .importing.databases import copy_of, migrated, on_the_server, postgres_url  # noqa: F401 - a fixture
from .source_files import imports

MIGRATIONS = settings.BASE_DIR / "centres" / "migrations"
# Written to stay, each says so.
STAYING = ("centres.migrations.frozen", "centres.models.columns")


def test_migrations_import_nothing_of_the_site_that_may_change():
    found = {
        f"{file.name} imports {name}"
        for file in MIGRATIONS.rglob("*.py")
        for name in imports(file)
        if name.startswith("centres") and not name.startswith(STAYING)
    }
    # What a staying module imports in its turn.
    for name in STAYING:
        module = Path(importlib.import_module(name).__file__)
        for file in [module, *(module.parent.glob("*.py") if module.name == "__init__.py" else ())]:
            found |= {f"{file.name} imports {other}" for other in imports(file) if other.startswith("centres")}

    assert found == set()


@pytest.mark.django_db
def test_models_and_migrations_say_the_same():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.django_db
def test_terms_that_the_reader_knows_are_in_a_new_database():
    """Migrations have tables of their own: a term or a spelling that vocabulary.py learns needs another migration."""
    from django.apps import apps

    for name, terms in TERMS.items():
        spellings = apps.get_model("centres", f"{name}spelling").objects
        known = dict(spellings.values_list("key", "term__slug"))
        for term in terms:
            for spelling in (term.label, *term.spellings):
                assert known.get(text_key(spelling)) == term.slug, f"{name} : {spelling}"


def empty_database(folder: Path) -> str:
    """The URL of a database without a table."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(str(folder / 'versions.sqlite3'))}"
    on_the_server("DROP DATABASE IF EXISTS version")
    on_the_server("CREATE DATABASE version")
    return postgres_url("version")


def catalogues_shown(url: str, *versions: str) -> dict[str, Any]:
    """What shown.py prints, of a database of its own."""
    done = subprocess.run(
        [sys.executable, "tests/databases/shown.py", *versions],
        cwd=settings.BASE_DIR, env=os.environ | {"DATABASE_URL": url}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def shown_today(migrated, tmp_path_factory) -> dict[str, Any]:  # noqa: F811
    """The same fiches, and the same day of staff, by today's code."""
    return catalogues_shown(copy_of(migrated, tmp_path_factory.mktemp("today"), "version_today").url, "today")


@pytest.fixture(scope="module")
def shown_by_version(tmp_path_factory) -> dict[str, Any]:
    """A database is migrated from one version to the next; that of each, filled, goes on to today's."""
    return catalogues_shown(empty_database(tmp_path_factory.mktemp("versions")), *make.VERSIONS)


@pytest.mark.parametrize("version", make.VERSIONS)
def test_a_filled_catalogue_of_an_earlier_version_shows_what_it_would_today(version, shown_today, shown_by_version):
    shown = shown_by_version[version]

    assert not isinstance(shown, str), shown
    assert "Un brouillon" in shown_today["records"]
    for part, today in shown_today.items():
        for name in sorted({*today, *shown[part]}):
            assert as_counted(shown[part].get(name)) == as_counted(today.get(name)), f"{part} : {name}"


def as_counted(shown: Any) -> Any:
    """A record without the words around its counts of people: a reading that counts the same leaves the old words."""
    if not isinstance(shown, dict) or "people_counts" not in shown:
        return shown
    counts = {role: count and {**count, "text": None} for role, count in shown["people_counts"].items()}
    return {**shown, "people_counts": counts}


def test_a_source_is_packed_and_unpacked_as_it_was(migrated, tmp_path):  # noqa: F811
    """Back to columns of its own, then forward from where a `migrate` was stopped."""
    base = copy_of(migrated, tmp_path, "version_packed")
    assert base.run("import_fiches", settings.BASE_DIR / "fixtures" / "fiches" / "isere-1.txt").returncode == 0
    contents = "SELECT content FROM centres_sourcefiche ORDER BY id"
    before = [unpacked(content) for (content,) in base.rows(contents)]

    assert base.run("migrate", "centres", "0042_content_of_sources").returncode == 0
    columns = 'SELECT id, text, "values", field_lines FROM centres_sourcefiche ORDER BY id'
    told = base.rows(columns)
    for content, (_, text, *records) in zip(before, told, strict=True):
        values, lines = (json.loads(one) if isinstance(one, str) else one for one in records)
        assert (text, values, lines) == (content["text"], content["values"], content["field_lines"])

    first, done = told[0][0], packed(before[0])
    written = f"X'{done.hex()}'" if base.file else f"'\\x{done.hex()}'"
    emptied = "text = '', \"values\" = '{}', field_lines = '{}'"
    with base.transaction() as execute:
        execute(f"UPDATE centres_sourcefiche SET content = {written}, {emptied} WHERE id = {first}")  # noqa: S608
    assert base.run("migrate").returncode == 0
    assert [unpacked(content) for (content,) in base.rows(contents)] == before
