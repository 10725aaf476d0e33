"""Published actions -> the figures and lists of places that pages show. Everything starts at `visible_to`."""

from typing import Any

from django.db.models import Count, F, Q

from centres.models import Action, Keyword

# Bare marks that fiches write for « rien à dire »; the pages know the others too, a count must stay one query.
NOT_FILLED = ("", "-", "•", "/", "?", ".", "...", "…")


def figures(user: Any) -> dict[str, int]:
    """Counts over all published actions, in one query."""
    is_counted = Q(budget__total__isnull=False) | Q(budget__low__isnull=False)
    return Action.objects.visible_to(user).aggregate(
        actions=Count("pk"),
        centres=Count("centre", distinct=True),
        departements=Count("centre__departement", distinct=True),
        with_budget=Count("pk", filter=is_counted),
        with_limits=Count("pk", filter=~Q(limits__in=NOT_FILLED)),
        ended=Count("pk", filter=Q(status__is_ended=True)),
    )


def places(user: Any) -> list[dict[str, Any]]:
    """Départements where something is published, by name: code, name, centres. Code None: not known."""
    rows = (
        Action.objects.visible_to(user)
        .exclude(centre=None)
        .order_by(F("centre__departement__key").asc(nulls_last=True))
        .values_list("centre__departement", "centre__departement__name")
        .annotate(centres=Count("centre", distinct=True))
    )
    return [dict(zip(("code", "name", "centres"), row, strict=True)) for row in rows]


def theme_families() -> list[dict[str, Any]]:
    """Families of themes in their order, then those of no family that an action carries.

    Each: slug, name (both empty for the last one) and themes, which carry `action_count`.
    """
    themes = list(Keyword.objects.with_action_count().for_choice())
    families = [
        {"slug": family.value, "name": family.label, "themes": [t for t in themes if t.family == family]}
        for family in Keyword.Family
    ]
    others = [theme for theme in themes if not theme.family and theme.action_count]
    return [family for family in [*families, {"slug": "", "name": "", "themes": others}] if family["themes"]]
