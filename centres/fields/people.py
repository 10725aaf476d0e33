"""The people counted in a fiche, by role: one field."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from centres.fiches.record import PEOPLE_ROLES
from centres.models import PeopleCount

from .field import Record, RowsField
from .labels import Labels
from .rows import insert_rows
from .spellings import Spellings


@dataclass(frozen=True, slots=True)
class CountValue:
    """The people of one role, and the words that say how many."""

    role: str
    value: int | None
    low: int | None
    high: int | None
    is_approximate: bool
    text: str = field(default="", compare=False)


People = tuple[CountValue, ...]
_COLUMNS = ("role", "value", "low", "high", "is_approximate", "text")


class PeopleRows(RowsField):
    """The roles that are counted, in the order of the roles."""

    model = PeopleCount
    read_from = "people"
    nothing = ()

    def theirs(self, record: Record, spellings: Spellings) -> People:
        counts = record.get(self.name)
        return tuple(CountValue(role, **counts[role]) for role in PEOPLE_ROLES if counts.get(role)) if counts else ()

    def source_words(self, record: Record) -> dict[str, Any]:
        return {role: count for role, count in (record.get(self.name) or {}).items() if count}

    def our_words(self, value: People, labels: Labels) -> dict[str, Any]:
        return {role: {name: said[name] for name in said if name != "text"} for role, said in _by_role(value).items()}

    def snapshot(self, value: People, labels: Labels) -> dict[str, Any]:
        return _by_role(value)

    def read(self, action_ids: Collection[int]) -> dict[int, People]:
        found: dict[int, list[CountValue]] = {}
        rows = PeopleCount.objects.filter(action__among=action_ids).order_by("pk").values_list("action_id", *_COLUMNS)
        for action_id, *count in rows:
            found.setdefault(action_id, []).append(CountValue(*count))
        return {pk: tuple(sorted(counts, key=_rank)) for pk, counts in found.items()}

    def insert(self, values: Mapping[int, People]) -> None:
        rows = ((pk, *(getattr(count, name) for name in _COLUMNS)) for pk, counts in values.items() for count in counts)
        insert_rows(PeopleCount, ("action_id", *_COLUMNS), rows)


def _rank(count: CountValue) -> int:
    return PEOPLE_ROLES.index(count.role)


def _by_role(value: People) -> dict[str, Any]:
    return {count.role: {name: getattr(count, name) for name in _COLUMNS[1:]} for count in value}
