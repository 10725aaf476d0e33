"""The suite's own promises: no skip in silence, no network, and a server of its own that ends with the run."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings

from tests.conftest import pytest_collection_modifyitems

SKIPPING = """
import pytest

def test_passes(): pass

@pytest.mark.skip(reason="pas de navigateur")
def test_skipped(): pass

@pytest.mark.xfail(reason="lacune connue")
def test_expected_to_fail(): assert False
"""


def run_pytest(folder: Path, test: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """pytest on one file, with this suite's conftest and none of its settings."""
    (folder / "pytest.ini").write_text("[pytest]\n")
    (folder / "test_it.py").write_text(test)
    ours = ["-c", folder / "pytest.ini", "-p", "no:django", "-p", "tests.conftest"]
    kept = {name: value for name, value in os.environ.items() if name not in ("FORBID_SKIPS", "PYTEST_ADDOPTS")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", *ours, folder],
        cwd=settings.BASE_DIR,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_skips_are_told_at_the_end(tmp_path):
    result = run_pytest(tmp_path, SKIPPING)

    assert result.returncode == 0
    assert "NOT CHECKED: 2" in result.stdout
    assert "pas de navigateur" in result.stdout
    assert "lacune connue" in result.stdout


def test_skips_fail_where_they_are_forbidden(tmp_path):
    result = run_pytest(tmp_path, SKIPPING, FORBID_SKIPS="1")

    assert result.returncode == 1
    assert "1 failed, 1 passed, 1 error" in result.stdout


READING_THE_PAGE = """
import pytest
from tests import conftest, real_page

@pytest.mark.skipif(True, reason=real_page.NO_PAGE)
def test_of_the_page(): pass

conftest.REAL_PAGE = type(conftest.REAL_PAGE)({page!r})
"""


def test_without_the_real_page_its_tests_are_named_and_nothing_else_may_be_skipped(tmp_path):
    result = run_pytest(tmp_path, READING_THE_PAGE.format(page=f"{__file__}.gone"), FORBID_SKIPS="1")
    other = run_pytest(tmp_path, READING_THE_PAGE.format(page=f"{__file__}.gone") + SKIPPING, FORBID_SKIPS="1")

    assert result.returncode == 0, result.stdout
    assert "NOT CHECKED: 1" in result.stdout
    assert "test_of_the_page: Skipped: la page réelle n’est pas là" in result.stdout
    assert other.returncode == 1
    assert "saut interdit" in other.stdout


def test_where_the_real_page_is_its_tests_may_not_be_skipped(tmp_path):
    result = run_pytest(tmp_path, READING_THE_PAGE.format(page=__file__), FORBID_SKIPS="1")

    assert result.returncode == 1
    assert "saut interdit" in result.stdout


def test_a_module_that_skips_itself_fails_where_skips_are_forbidden(tmp_path):
    result = run_pytest(tmp_path, 'import pytest\npytest.importorskip("no_such_module")\n', FORBID_SKIPS="1")

    assert result.returncode != 0
    assert "saut interdit" in result.stdout


def asking(*names: str, path: str = "test_it.py", **django_db: bool) -> Any:
    """A test that stands for one that asks for these fixtures."""
    marker = pytest.mark.django_db(**django_db).mark
    return SimpleNamespace(path=path, fixturenames=names, nodeid=path, get_closest_marker=lambda name: marker)


def test_tests_that_want_fewer_shared_rows_come_first_and_modules_stay_where_they_are():
    both, none, other = asking("shared_a", "shared_b"), asking("client"), asking(path="test_other.py")
    one, alone = asking("client", "shared_a"), asking("shared_c", path="test_other.py")
    items = [both, alone, none, one, other]
    pytest_collection_modifyitems(items)

    assert items == [none, one, both, other, alone]


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([asking("shared_a"), asking("shared_b", "shared_c")], r"\['shared_a'\] would be seen by"),
        ([asking("shared_a"), asking(transaction=True)], "a test that commits"),
    ],
)
def test_a_module_whose_shared_rows_others_would_see_is_refused(items, words):
    with pytest.raises(pytest.UsageError, match=words):
        pytest_collection_modifyitems(items)


@pytest.mark.parametrize("host", ["example.org", "192.0.2.1"])
def test_tests_have_no_network(host):
    with pytest.raises(OSError, match="pas de réseau"):
        socket.create_connection((host, 80), timeout=1)
