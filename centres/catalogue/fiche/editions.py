"""An action -> the other times that it was told: fiches that staff said are a new edition of it, by year."""

from centres.models import Action, Likeness

MOST_STEPS = 20


def editions_of(action: Action, user: object) -> list[Action]:
    """All of them, this one included, the oldest first; nothing for an action told once. What is hidden is left out."""
    known, edge = {action.pk}, {action.pk}
    for _ in range(MOST_STEPS):
        pairs = Likeness.objects.editions().of(edge).values_list("first_id", "second_id")
        edge = {pk for pair in pairs for pk in pair} - known
        known |= edge
        if not edge:
            break
    if len(known) == 1:
        return []
    rows = Action.objects.visible_to(user).filter(pk__in=known).only("pk", "title", "slug", "year")
    told = sorted(rows, key=lambda row: (row.year or 0, row.pk))
    return told if len(told) > 1 else []
