"""The index -> the figures and lists of places that pages show, over all published actions."""

from copy import copy
from typing import TYPE_CHECKING, Any

from pyroaring import BitMap

from centres.models import Keyword

if TYPE_CHECKING:
    from centres.catalogue.index import CatalogueIndex


def figures(index: "CatalogueIndex", ids: BitMap | None = None) -> dict[str, int]:
    """How many actions, centres, departements; actions with_budget, with_limits (what went wrong), and ended.

    `ids`: among these; without, among all that is published.
    """
    some, values = index.ids if ids is None else ids, index.values
    return {
        "actions": len(some),
        # What nothing carries is in no facet.
        "centres": len(values["centre"]) if ids is None else count_carried(index, "centre", some),
        "departements": sum(
            1
            for code, carrying in values["departement"].items()
            if carrying.intersect(some)
            and not (code in index.words.departements and index.words.departements[code].is_collectivity)
        ),
        "with_budget": len(index.carrying("budget", ["oui"]) & some),
        "with_limits": len(index.carrying("dit", ["limites"]) & some),
        "ended": len(has_ended(index) & some),
    }


def has_ended(index: "CatalogueIndex") -> BitMap:
    """The actions whose status says that they have ended."""
    statuses = index.words.terms["statut"].items()
    return index.carrying("statut", [pk for pk, status in statuses if status.is_ended])


def count_carried(index: "CatalogueIndex", name: str, ids: BitMap) -> int:
    """How many keys of a facet these fiches carry."""
    return sum(map(ids.intersect, index.values[name].values()))


def places(index: "CatalogueIndex") -> list[dict[str, Any]]:
    """Départements where something is published, by name: code, name, centres. Code None: not known."""
    centres = index.words.places_of(index.values["centre"])
    named = {code: row.name for code, row in index.words.departements.items()} | {None: None}
    return [{"code": code, "name": name, "centres": centres[code]} for code, name in named.items() if code in centres]


def telling_departements(index: "CatalogueIndex") -> list[tuple[str, str]]:
    """Code and name of each where something is published, by name."""
    told = index.values["departement"]
    return [(code, row.name) for code, row in index.words.departements.items() if code in told]


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
