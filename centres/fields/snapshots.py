"""An action -> a picture of it as JSON, field by field: what its history keeps, and what it can be taken back to.

References are {"id", "label"}; a budget and counts of people are the records that a source gives, so that they are
read back by the same functions.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model, prefetch_related_objects

from centres.models import Action, ImportRun, PeopleCount, Revision
from centres.models.links import LINK_NAMES

from .budget import budget_words, our_budget
from .fields import FIELDS, FIELDS_BY_NAME

Snapshot = dict[str, Any]
REFERENCES = ("centre", "status", "dimension", "territory")
FIELD_NAMES = tuple(field.name for field in FIELDS)
# What history keeps beside the fields of a source.
OWN_NAMES = ("state", "confirmed")
ACTIONS_A_QUERY = 200


def picture(action: Action, names: Iterable[str] = (*FIELD_NAMES, *OWN_NAMES)) -> Snapshot:
    """The fields of these names. Give an action of `for_history`, or of `for_comparison` with its references."""
    return {name: _drawn(action, name) for name in names}


def _drawn(action: Action, name: str) -> Any:
    if name in LINK_NAMES:
        return [name_reference(term) for term in action.terms_of(name)]
    if name in REFERENCES:
        return name_reference(getattr(action, FIELDS_BY_NAME[name].column))
    if name == "budget":
        return _budget(action)
    if name == "people_counts":
        return {count.role: _count(count) for count in action.people_list}
    if name == "confirmed":
        return _signature(action)
    value = FIELDS_BY_NAME[name].ours(action) if name in FIELDS_BY_NAME else getattr(action, name)
    return list(action.other_sections) if name == "other_sections" else list(value) if name == "attachments" else value


def name_reference(row: Model | None) -> dict[str, Any] | None:
    """A row as history names it."""
    return None if row is None else {"id": row.pk, "label": str(row)}


def _budget(action: Action) -> dict[str, Any] | None:
    value = our_budget(action)
    if value is None:
        return None
    words = budget_words(value)
    for line, row in zip(words["lines"], action.budget.lines.all(), strict=True):
        line["line"] = row.source_line
    return words


def _count(count: PeopleCount) -> dict[str, Any]:
    return {name: getattr(count, name) for name in ("value", "low", "high", "is_approximate", "text")}


def _signature(action: Action) -> str | None:
    budget = getattr(action, "budget", None)
    if budget is None or budget.confirmed_at is None:
        return None
    return f"{budget.confirmed_at:%d/%m/%Y}" + (f", {budget.confirmed_by}" if budget.confirmed_by else "")


def snapshots(ids: Iterable[int], names: Iterable[str] = (*FIELD_NAMES, *OWN_NAMES)) -> dict[int, tuple[str, Snapshot]]:
    """{id: (title, picture)} of the actions that are there."""
    ids, names = list(ids), tuple(names)
    rows = Action.objects.for_history()
    return {
        action.pk: (action.title, picture(action, names))
        for start in range(0, len(ids), ACTIONS_A_QUERY)
        for action in rows.filter(pk__in=ids[start : start + ACTIONS_A_QUERY])
    }


class ImportHistory:
    """What a set of decisions does to actions that were there: `before` the writes, then `store` after them."""

    def __init__(self, changed: Sequence[tuple[Action, Iterable[str]]]) -> None:
        """`changed`: actions fetched for comparison, with the names of the fields that will be written."""
        prefetch_related_objects([action for action, _ in changed], "centre", "status", "dimension", "scale")
        self._before: dict[int, Snapshot] = {}
        for action, names in changed:
            # Resources carry the words of the budget; a budget that is replaced loses its signature.
            self._before.setdefault(action.pk, {}).update(picture(action, (*names, "confirmed")))

    def store(self, origin: str, run: ImportRun | None = None) -> None:
        """Reads the same fields again, and stores what differs."""
        ids = list(self._before)
        for start in range(0, len(ids), ACTIONS_A_QUERY):
            some = ids[start : start + ACTIONS_A_QUERY]
            rows = Action.objects.for_history().filter(pk__in=some).order_by("pk")
            Revision.objects.record(self._revision(action, origin, run) for action in rows)

    def _revision(self, action: Action, origin: str, run: ImportRun | None) -> Revision:
        before: Mapping[str, Any] = self._before[action.pk]
        return Revision.between(
            before,
            picture(action, before),
            kind=Revision.Kind.ACTION,
            object_id=action.pk,
            label=action.title,
            origin=origin,
            run=run,
            by_id=run.by_id if run else None,
        )
