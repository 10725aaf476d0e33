"""New values of the fields of an action -> its rows: columns, lists, budget, people."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F
from django.utils import timezone

from centres.models import (
    Action,
    Budget,
)

from .budget import replace_budget
from .fields import Difference
from .links import LINKS, replace_links
from .people import replace_people

Values = dict[str, Any]


def columns_of(changes: Iterable[Difference], record: Values, ids: dict[object, int]) -> Values:
    """The columns of Action that the changes write."""
    columns: Values = {}
    for change in changes:
        name, column, theirs = change.field.name, change.field.column, change.theirs
        if name in LINKS or change.field.words:
            continue
        if name in ("centre", "status", "dimension", "territory"):
            columns[f"{column}_id"] = ids.get(theirs, theirs)
        elif name == "attachments":
            columns[column] = "\n".join(theirs)
        elif name == "other_sections":
            columns[column] = record["other_sections"]
        else:
            columns[column] = theirs
    return columns


def term_ids_of(changes: Iterable[Difference], name: str, ids: dict[object, int]) -> list[int]:
    """The ids of a list's terms in the source's order, each once."""
    for change in changes:
        if change.field.name == name:
            return list(dict.fromkeys(ids.get(ref, ref) for ref in change.theirs))
    return []


def update_action(
    action: Action, changes: Sequence[Difference], record: Values, ids: dict[object, int], **columns: Any
) -> None:
    """Writes these fields of one action, and other `columns` with them. `record` holds what the words of a budget, of
    counts of people and of other sections are; `ids` what references never seen before have become."""
    columns |= columns_of(changes, record, ids)
    if "title" in columns:
        columns["slug"] = Action.slug_of(columns["title"])
    Action.objects.filter(pk=action.pk).update(**columns, version=F("version") + 1, updated_at=timezone.now())
    for change in changes:
        name = change.field.name
        if name in LINKS:
            replace_links(name, action, term_ids_of([change], name, ids))
        elif name == "budget":
            replace_budget(action, record, change.theirs)
        elif name == "people_counts":
            replace_people(action, record, change.theirs)
        elif name == "resources":
            Budget.objects.filter(action=action).update(source_text=change.theirs)
