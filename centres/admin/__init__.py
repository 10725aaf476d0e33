"""The catalogue in Django's admin, for someone with the fiche in hand. One noun a file; `site` groups them."""

from . import (
    accounts,
    action,
    budget,
    centre,
    conflict,
    import_run,
    likeness,
    merge,
    partner,
    proposal,
    revision,
    site,
    source_fiche,
    territory,
    vocabulary,
)

__all__ = [
    "accounts",
    "action",
    "budget",
    "centre",
    "conflict",
    "import_run",
    "likeness",
    "merge",
    "partner",
    "proposal",
    "revision",
    "site",
    "source_fiche",
    "territory",
    "vocabulary",
]
