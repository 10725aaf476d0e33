"""The catalogue in Django's admin, for someone with the fiche in hand. One noun a file; `site` groups them."""

from . import (
    action,
    budget,
    centre,
    conflict,
    import_run,
    partner,
    proposal,
    revision,
    site,
    source_fiche,
    territory,
    vocabulary,
)

__all__ = [
    "action",
    "budget",
    "centre",
    "conflict",
    "import_run",
    "partner",
    "proposal",
    "revision",
    "site",
    "source_fiche",
    "territory",
    "vocabulary",
]
