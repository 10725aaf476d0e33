"""What mutmut copies for each mutant: a process that has read Django, the site, pytest's plugins and the tests.

The tests are read, not collected: pytest names some otherwise the second time it collects them.
"""

import os
from contextlib import chdir
from importlib import import_module
from pathlib import Path

import django
import pytest

ROOT = Path(__file__).parents[2]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "actions_catalog.development")
django.setup()
import_module("actions_catalog.urls")
with chdir(ROOT):
    pytest.main(["--rootdir=.", "--collect-only", "-qq", "-p", "no:cacheprovider", "tests/test_conftest.py"])
for place in os.environ["MUTANTS_TESTS"].split():
    for file in sorted((ROOT / place).rglob("test_*.py")) or [ROOT / place]:
        import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
