"""The catalogue in Django's admin, for someone with the fiche in hand. One noun a file; `site` groups them."""

from . import accounts, audit, site, site_page
from .deciding import conflict, contact_notice, correction
from .fiche import action, budget, source
from .history import revision
from .imports import run
from .merging import likeness, merge
from .vocabularies import centre, partner, proposal, synonym, territory, vocabulary

__all__ = [
    "accounts",
    "action",
    "audit",
    "budget",
    "centre",
    "conflict",
    "contact_notice",
    "correction",
    "likeness",
    "merge",
    "partner",
    "proposal",
    "revision",
    "run",
    "site",
    "site_page",
    "source",
    "synonym",
    "territory",
    "vocabulary",
]
