"""The index -> the figures and lists of places that pages show, over all published actions."""

from copy import copy
from typing import TYPE_CHECKING, Any

from centres.models import Keyword

if TYPE_CHECKING:
    from .index import CatalogueIndex


def figures(index: "CatalogueIndex") -> dict[str, int]:
    """How many actions, centres, departements; actions with_budget, with_limits (what went wrong), and ended."""
    statuses = index.words.terms["statut"].items()
    return {
        "actions": len(index.ids),
        "centres": len(index.values["centre"]),
        "departements": len(index.values["departement"]),
        "with_budget": len(index.carrying("budget", ["oui"])),
        "with_limits": len(index.carrying("dit", ["limites"])),
        "ended": len(index.carrying("statut", [pk for pk, status in statuses if status.is_ended])),
    }


def places(index: "CatalogueIndex") -> list[dict[str, Any]]:
    """Départements where something is published, by name: code, name, centres. Code None: not known."""
    centres = index.words.places_of(index.values["centre"])
    named = {code: row.name for code, row in index.words.departements.items()} | {None: None}
    return [{"code": code, "name": name, "centres": centres[code]} for code, name in named.items() if code in centres]


def theme_families(index: "CatalogueIndex") -> list[dict[str, Any]]:
    """Families of themes in their order, then those of no family that an action carries.

    Each: slug, name (both empty for the last one) and themes, which carry `action_count`.
    """
    themes = [_counted(theme, index) for theme in index.words.terms["theme"].values()]
    families = [
        {"slug": family.value, "name": family.label, "themes": [t for t in themes if t.family == family]}
        for family in Keyword.Family
    ]
    others = [theme for theme in themes if not theme.family and theme.action_count]
    return [family for family in [*families, {"slug": "", "name": "", "themes": others}] if family["themes"]]


def _counted(theme: Keyword, index: "CatalogueIndex") -> Keyword:
    """A copy: the index's own is shared by all pages."""
    theme = copy(theme)
    theme.action_count = len(index.carrying("theme", [theme.pk]))
    return theme
