"""What the tests of pages share."""

from collections.abc import Callable

import pytest
from django.test import Client


@pytest.fixture
def page(client: Client) -> Callable[..., str]:
    """`page("/actions/")`: the HTML of a page that must answer 200."""

    def get(path: str, data: object = None) -> str:
        response = client.get(path, data)
        assert response.status_code == 200, (path, response.status_code)
        return response.content.decode()

    return get
