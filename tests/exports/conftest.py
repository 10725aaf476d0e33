"""Fixtures of exports and dumps."""

from pathlib import Path

import pytest


@pytest.fixture
def dumps(tmp_path, settings) -> Path:
    """Where dumps are written, and the page of open data finds them."""
    settings.DUMP_ROOT = tmp_path / "dumps"
    return settings.DUMP_ROOT
