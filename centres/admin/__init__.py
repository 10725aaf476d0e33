"""The catalogue in Django's admin, for someone with the fiche in hand. One noun a file; `site` groups them."""

from . import (
    action,
    budget,
    centre,
    conflict,
    correction,
    import_run,
    partner,
    proposal,
    revision,
    site,
    site_page,
    source_fiche,
    territory,
    vocabulary,
)

__all__ = [
    "action",
    "budget",
    "centre",
    "conflict",
    "correction",
    "import_run",
    "partner",
    "proposal",
    "revision",
    "site",
    "site_page",
    "source_fiche",
    "territory",
    "vocabulary",
]
