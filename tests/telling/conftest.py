"""No wait: how long a form must be read has its own tests. The SMTP server is that of tests/mailing."""

import pytest

from centres.views.corrections import proof
from tests.mailing.conftest import post_office

__all__ = ["post_office"]


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch):
    monkeypatch.setattr(proof, "QUICKEST", -1)
