"""What the tests of the API share."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

ROOT = "/api/v1/"
Asked = Callable[..., Any]


@pytest.fixture(autouse=True)
def _as_often_as_they_like(settings: Any) -> None:
    """Tests ask more in a minute than anybody."""
    settings.API_REQUESTS_PER_MINUTE = 0


@pytest.fixture
def asked(client: Client) -> Asked:
    """`asked("actions?limite=2")`: the JSON of an address of the API that must answer 200."""

    def get(path: str) -> Any:
        response = client.get(path if path.startswith("http") else ROOT + path)
        assert response.status_code == 200, (path, response.status_code, response.content)
        assert response["Content-Type"] == "application/json"
        return response.json()

    return get
