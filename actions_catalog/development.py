"""The settings of a machine where the site is written and tested: those of settings.py, said to be development."""

import os

os.environ.setdefault("DJANGO_DEBUG", "1")

from .settings import *  # noqa: F403 - after what it reads
