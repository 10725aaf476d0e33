"""The verbatim page, which stays outside the project: tests read it where it is, and say so where it is not."""

from pathlib import Path

import pytest

REAL_PAGE = Path(__file__).resolve().parent.parent.parent / "shared" / "fiches" / "senacs-page-58.txt"
NO_PAGE = "la page réelle n’est pas là (../shared/fiches/senacs-page-58.txt)"
needs_real_page = pytest.mark.skipif(not REAL_PAGE.exists(), reason=NO_PAGE)
