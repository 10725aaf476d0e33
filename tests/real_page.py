"""The verbatim page, which stays outside the project: tests read it where it is, and CI must find it."""

from pathlib import Path

import pytest

REAL_PAGE = Path(__file__).resolve().parent.parent.parent / "shared" / "fiches" / "senacs-page-58.txt"
needs_real_page = pytest.mark.skipif(
    not REAL_PAGE.exists(), reason="la page réelle n’est pas là (../shared/fiches/senacs-page-58.txt)"
)
