"""pytest plugin of `make mutants`: quick tests first, and a migrated database that each mutant gets a copy of."""

import json
import os
import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_django

TABLE = "test_each_answer_is_the_one_declared"
# They ask every page of the site for something else than what a mutant changes.
EVERY_PAGE = ("test_markup", "test_observatory")


def pytest_configure(config: pytest.Config) -> None:
    # Registered after pytest-django: its fixture of the same name gives way.
    config.pluginmanager.register(_Kept())


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One failure is enough: it comes soonest when what takes long is asked last.

    Without a mutant, a few are enough: the run that told which test touches what was of all of them, and they passed.
    """
    stats = Path("mutmut-stats.json")
    if stats.exists():
        took = json.loads(stats.read_text(encoding="utf-8"))["duration_by_test"]
        # The table of answers is asked in part (below).
        items.sort(key=lambda item: took.get(item.nodeid, 0.1) / (50 if item.name.startswith(TABLE) else 1))
        mutant = os.environ.get("MUTANT_UNDER_TEST", "")
        if mutant == "":
            del items[20:]
        if mutant.startswith("centres."):
            items[:] = [item for item in items if not item.path.name.startswith(EVERY_PAGE)]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """The table of who gets what answer where takes a minute and more: of a module whose pages it has, those alone."""
    module = os.environ.get("MUTANT_UNDER_TEST", "").rpartition(".")[0]
    if not item.name.startswith(TABLE) or not module:
        return (yield)
    table = sys.modules[item.module.__name__]
    whole = table.DECLARED
    answering = {address for address, modules in _modules_of_addresses() if module in modules}
    table.DECLARED = {row: told for row, told in whole.items() if row[0] in answering} or whole
    try:
        return (yield)
    finally:
        table.DECLARED = whole


def _modules_of_addresses(patterns: Any = None, before: str = "") -> Iterator[tuple[str, set[str]]]:
    """Each address as the table writes it, and where what answers there is written."""
    from django.urls import get_resolver

    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _modules_of_addresses(pattern.url_patterns, here)
        else:
            model_admin = getattr(pattern.callback, "model_admin", None)
            yield (
                f"/{here}",
                {pattern.callback.__module__, *(parent.__module__ for parent in type(model_admin).__mro__)},
            )


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """mutmut does not show why the code without a mutant fails."""
    if report.failed and os.environ.get("MUTANT_UNDER_TEST", "") in ("", "stats"):
        with Path("failures.log").open("a", encoding="utf-8") as log:
            log.write(f"{report.nodeid}\n{report.longreprtext}\n")


class _Kept:
    @pytest.fixture(scope="session")
    @classmethod
    def django_db_setup(
        cls, django_test_environment: None, django_db_modify_db_settings: str,
        django_db_blocker: pytest_django.DjangoDbBlocker,
    ) -> None:  # fmt: skip
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connection

        file = settings.DATABASES["default"]["TEST"]["NAME"]
        shutil.copy(os.environ["MUTANTS_DATABASE"], file)
        connection.close()
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = file
        # Rights are written at the end of a `migrate`, which takes seconds: only their mutants need it.
        if os.environ.get("MUTANT_UNDER_TEST", "").startswith("centres.editing.roles"):
            with django_db_blocker.unblock():
                call_command("migrate", verbosity=0)
