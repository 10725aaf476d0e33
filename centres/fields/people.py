"""The people counted in a fiche as an import compares them, and the rows they are written to. They are one field."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from centres.fiches.record import PEOPLE_ROLES
from centres.models import Action, PeopleCount

from .rows import insert_rows


class CountValue(NamedTuple):
    """The people of one role, without the words that say how many."""

    role: str
    value: int | None
    low: int | None
    high: int | None
    is_approximate: bool


People = tuple[CountValue, ...]


def their_people(record: Mapping[str, Any]) -> People:
    """The roles that a record counts, in the order of the roles."""
    counts = record.get("people_counts") or {}
    return tuple(
        CountValue(role, count["value"], count["low"], count["high"], count["is_approximate"])
        for role in PEOPLE_ROLES
        if (count := counts.get(role))
    )


def our_people(action: Action) -> People:
    """The roles that an action counts, in the order of the roles."""
    counts = {count.role: count for count in action.people_counts.all()}
    return tuple(
        CountValue(role, count.value, count.low, count.high, count.is_approximate)
        for role in PEOPLE_ROLES
        if (count := counts.get(role))
    )


def people_words(people: People) -> dict[str, Any]:
    """The same as JSON, by role."""
    return {count.role: {name: item for name, item in count._asdict().items() if name != "role"} for count in people}


def insert_people(people: Iterable[tuple[int, Mapping[str, Any], People]]) -> None:
    """Writes (action id, the record they were read from, counts) as rows, where nothing stood."""
    columns = ("action_id", "text", *CountValue._fields)
    rows = [
        (pk, record["people_counts"][count.role]["text"], *count) for pk, record, counts in people for count in counts
    ]
    insert_rows(PeopleCount, columns, rows)


def replace_people(action: Action, record: Mapping[str, Any], people: People) -> None:
    """Gives an action these counts instead of those it had."""
    PeopleCount.objects.filter(action=action).delete()
    insert_people([(action.pk, record, people)])
