"""The settings of production, for a site that is measured: the same pages, and beside them the floors of urls.py."""

import os

from actions_catalog.settings import *  # noqa: F403 - everything but what follows
from actions_catalog.settings import MIDDLEWARE

ROOT_URLCONF = "centres.bench.urls"
# The collected files of a measure are not those of the site.
STATIC_ROOT = os.environ.get("BENCH_STATIC_ROOT", "")
MIDDLEWARE = ["centres.bench.floors.count_queries", *MIDDLEWARE]
