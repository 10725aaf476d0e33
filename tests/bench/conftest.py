"""The site as it is served to be measured, floors included."""

import pytest


@pytest.fixture
def measured(settings):
    """The URLs and the middleware of a measured site."""
    settings.ROOT_URLCONF = "centres.bench.urls"
    settings.MIDDLEWARE = ["centres.bench.floors.count_queries", *settings.MIDDLEWARE]
