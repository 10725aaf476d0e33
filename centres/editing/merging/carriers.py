"""A row -> the fiches that carry it, and their lock: whoever merges or undoes holds them all until it is done."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from centres.fields.rows import batches
from centres.models import Action


def carriers(row: Model) -> set[int]:
    """The ids of the fiches that carry a term or a centre; of a fiche, its own."""
    if isinstance(row, Action):
        return {row.pk}
    relation: Any = type(row)._meta.get_field("actions")
    if relation.many_to_many:
        return set(relation.through._default_manager.filter(term=row.pk).values_list("action_id", flat=True))
    return set(Action.objects.filter(**{relation.field.name: row.pk}).values_list("pk", flat=True))


def lock_actions(ids: Iterable[int]) -> None:
    """Nobody else changes these fiches until the transaction ends."""
    for some in batches(sorted(ids)):
        list(Action.objects.filter(pk__in=some).order_by("pk").select_for_update().values_list("pk", flat=True))
