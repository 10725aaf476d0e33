"""The database -> plain pairs of what each published action carries: for all actions, or for some.

Each question but the last is one that an index of the database answers alone: on SQLite a row is long, and its foreign
keys lie behind its texts. Model instances would take ten times as long.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from pyroaring import BitMap

from centres.catalogue.told import NOT_FILLED, TOLD
from centres.models import Action, ActionAudience, ActionInitiator, ActionKeyword, ActionPartner
from centres.models.action import EARLIEST_YEAR

from .entries import Entries

LINKS = {
    "theme": ActionKeyword,
    "public": ActionAudience,
    "partenaire": ActionPartner,
    "initiative": ActionInitiator,
}
COLUMNS = {"dimension": "dimension", "statut": "status", "echelle": "scale", "centre": "centre"}
# Years, then microseconds since 1970, in one number of 63 bits: eight for the year, which leaves a thousand years.
MICROSECOND_BITS = 55
RECENT_KEYS = 1 << 63  # how many there can be
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# Key -> ids, in four bytes each.
Groups = dict[Any, array]


@dataclass(slots=True)
class Facts:
    """What published actions carry. `groups`: facet -> key -> ids, some of which may not be published.

    Titles and entries are the largest, and needed one after the other: they are read when asked for, and not kept.
    """

    ids: BitMap = field(default_factory=BitMap)
    groups: dict[str, Groups] = field(default_factory=dict)
    recent_keys: array = field(default_factory=lambda: array("q"))  # newest first, as a negative number
    recent_ids: array = field(default_factory=lambda: array("I"))
    said: BitMap = field(default_factory=BitMap)  # those that tell something of their means
    wanted: Sequence[int] | None = ()  # which were read; None for all

    @property
    def recent(self) -> Iterator[tuple[int, int]]:
        """(key, id) of each."""
        return zip(self.recent_keys, self.recent_ids, strict=True)

    def titles(self) -> Iterator[tuple[str, int]]:
        """(slug, id) of each."""
        rows = Action.objects.order_by().filter(**_of(self.wanted)).values_list("slug", "pk")
        return ((slug, pk) for slug, pk in _rows(rows) if pk in self.ids)

    @property
    def entries(self) -> Entries:
        """What they say of money and people."""
        return Entries(self.wanted, self.ids, self.said)


def read_facts(wanted: Sequence[int] | None = None) -> Facts:
    """Everything, or what some actions carry. An id that is not published, or not there, gives nothing."""
    facts = Facts(wanted=wanted)
    actions = Action.objects.order_by().filter(**_of(wanted))
    years = new_groups()
    for pk, year, published_at in _rows(actions.visible_to(None).values_list("pk", "year", "published_at")):
        facts.recent_keys.append(recent_key(year, published_at))
        facts.recent_ids.append(pk)
        years[year].append(pk)
    facts.ids = BitMap(facts.recent_ids)
    years.pop(None, None)
    facts.groups["annee"] = years
    for name, link in LINKS.items():
        rows = link.objects.order_by().filter(**_of(wanted, "action"))
        facts.groups[name] = _grouped(rows.values_list("term_id", "action_id"))
    for name, column in COLUMNS.items():
        rows = actions.filter(**{f"{column}__isnull": False})
        facts.groups[name] = _grouped(rows.values_list(f"{column}_id", "pk"))
    facts.groups["dit"] = told = new_groups()
    columns = [_is_told(column) for column in (*TOLD.values(), "resources")]
    # By their state, SQLite would look for the rows in the order of an index: eight times longer from a cold disk.
    for pk, *is_told, is_said in _rows(actions.values_list("pk", *columns)):
        for name, is_one in zip(TOLD, is_told, strict=True):
            if is_one:
                told[name].append(pk)
        if is_said:
            facts.said.add(pk)
    return facts


def _of(wanted: Sequence[int] | None, column: str = "pk") -> dict[str, Sequence[int]]:
    return {} if wanted is None else {f"{column}__in": wanted}


def recent_key(year: int | None, published_at: Any) -> int:
    """A number for `ActionQuerySet.recent_first`: by year and publication, the greatest first."""
    microseconds = (published_at - EPOCH) // timedelta(microseconds=1)
    after = 0 if year is None else year - EARLIEST_YEAR + 1
    return -((after << MICROSECOND_BITS) + max(0, microseconds))


def _is_told(column: str) -> ExpressionWrapper:
    return ExpressionWrapper(~Q(**{f"{column}__in": NOT_FILLED}), BooleanField())


def _rows(rows: QuerySet) -> Iterator[Any]:
    return rows.iterator(chunk_size=5000)


def new_groups() -> Groups:
    return defaultdict(lambda: array("I"))


def _grouped(pairs: QuerySet) -> Groups:
    groups = new_groups()
    for key, pk in _rows(pairs):
        groups[key].append(pk)
    return groups
