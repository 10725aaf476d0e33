"""Django and the site, read once: what mutmut copies for each mutant.

Not the tests: pytest names some otherwise the second time it collects them."""

import os
from importlib import import_module

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "actions_catalog.development")
django.setup()
import_module("actions_catalog.urls")
