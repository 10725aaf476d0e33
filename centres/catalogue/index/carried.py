"""The database -> the published actions that carry each thing: all of them, or some.

Each question but the last is one that an index of the database answers alone: on SQLite a row is long, and its foreign
keys lie behind its texts. The database gathers the numbers: as many rows would take twice as long.
"""

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import gt
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, BooleanField, ExpressionWrapper, F, Func, Q, Value
from django.db.models.functions import Coalesce, Greatest
from django.db.models.sql.compiler import SQLCompiler
from pyroaring import BitMap

from centres.catalogue.facts.orders import sorted_by
from centres.catalogue.facts.outcomes import NOT_FILLED, TOLD
from centres.catalogue.sql.postings import numbers_by, numbers_where, numbers_with
from centres.catalogue.sql.prepared import AllOrSome
from centres.models import Action, ActionAudience, ActionInitiator, ActionKeyword, ActionPartner
from centres.models.action import EARLIEST_YEAR
from centres.models.links import ListLink

from .account_rows import Entries

LINKS: dict[str, type[ListLink]] = {
    "theme": ActionKeyword,
    "public": ActionAudience,
    "partenaire": ActionPartner,
    "initiative": ActionInitiator,
}
COLUMNS = {"dimension": "dimension", "statut": "status", "echelle": "scale", "centre": "centre"}
# Years, then microseconds since 1970, in one number of 63 bits: eight for the year, which leaves a thousand years.
MICROSECOND_BITS = 55
RECENT_KEYS = 1 << 63  # how many there can be
SAID = "means_said"

# Key -> ids.
Groups = dict[Any, BitMap]


class Microseconds(Func):
    """A moment -> microseconds since 1970. Read as numbers: making moments of Python takes three times as long."""

    # Django writes six figures after the second, or none.
    template = (
        "(CAST(strftime('%%%%s', %(expressions)s) AS INTEGER) * 1000000 + CAST(substr(%(expressions)s, 21) AS INTEGER))"
    )
    output_field = BigIntegerField()
    arity = 1

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, tuple[Any, ...]]:
        template = "CAST(EXTRACT(EPOCH FROM %(expressions)s) * 1000000 AS BIGINT)"
        return self.as_sql(compiler, connection, template=template, **context)


@dataclass(slots=True)
class Facts:
    """What published actions carry. `groups`: facet -> key -> ids, some of which may not be published.

    Titles and entries are the largest, and needed one after the other: they are read when asked for, and not kept.
    """

    ids: BitMap = field(default_factory=BitMap)
    groups: dict[str, Groups] = field(default_factory=dict)
    recent_keys: "array[int]" = field(default_factory=lambda: array("q"))  # newest first, as a negative number
    recent_ids: "array[int]" = field(default_factory=lambda: array("I"))
    said: BitMap = field(default_factory=BitMap)  # those that tell something of their means
    wanted: Sequence[int] | None = ()  # which were read; None for all

    @property
    def recent(self) -> Iterator[tuple[int, int]]:
        """(key, id) of each, the latest first."""
        return zip(self.recent_keys, self.recent_ids, strict=True)

    def titles(self) -> Iterator[tuple[str, int]]:
        """(slug, id) of each, in their order."""
        return ((slug, pk) for slug, pk in TITLES(self.wanted) if pk in self.ids)

    @property
    def entries(self) -> Entries:
        """What they say of money and people."""
        return Entries(self.wanted, self.ids, self.said)


def read_facts(wanted: Sequence[int] | None = None) -> Facts:
    """Everything, or what some actions carry. An id that is not published, or not there, gives nothing."""
    facts = Facts(wanted=wanted)
    if wanted is None:
        facts.recent_ids, facts.recent_keys = numbers_with(LATEST, "pk", "recent_key")
        _sort(facts)
    else:
        for pk, key in SOME_LATEST(wanted):
            facts.recent_keys.append(key)
            facts.recent_ids.append(pk)
    facts.ids = BitMap(facts.recent_ids)
    facts.groups["annee"] = _years(facts)
    if wanted is None:
        _gather(facts)
    else:
        _gather_some(facts, wanted)
    return facts


def _sort(facts: Facts) -> None:
    """Numbers come gathered in their order, as far as is known; nothing promises it."""
    if any(map(gt, facts.recent_keys, facts.recent_keys[1:])):
        pairs = sorted((key, -pk) for key, pk in facts.recent)
        facts.recent_keys, facts.recent_ids = array("q"), array("I")
        for key, signed in pairs:
            facts.recent_keys.append(key)
            facts.recent_ids.append(-signed)


def _years(facts: Facts) -> Groups:
    """Those of one year follow one another; the last ones have none."""
    years: Groups = {}
    end = 0
    while end < len(facts.recent_ids) and (year := year_of(facts.recent_keys[end])) is not None:
        start, end = end, bisect_right(facts.recent_keys, recent_key(year, 0))
        years[year] = BitMap(facts.recent_ids[start:end])
    return years


def _gather(facts: Facts) -> None:
    """What all carry: the database gathers the numbers."""
    actions = Action.objects.order_by()
    for name, link in LINKS.items():
        facts.groups[name] = numbers_by(link.objects.all(), "term_id", "action_id")
    for name, column in COLUMNS.items():
        filled = actions.filter(**{f"{column}__isnull": False})
        facts.groups[name] = numbers_by(filled, f"{column}_id")
    # By their state, SQLite would look for the rows in the order of an index: eight times longer from a cold disk.
    told = numbers_where(actions, {name: _is_filled(column) for name, column in FILLED.items()})
    facts.said = told.pop(SAID)
    facts.groups["dit"] = told


def _gather_some(facts: Facts, wanted: Sequence[int]) -> None:
    """What a few carry, after an edit: five questions whose SQL is there."""
    groups: dict[str, Groups] = {name: defaultdict(BitMap) for name in (*LINKS, *COLUMNS, "dit")}
    for name, asked in CARRIED.items():
        for term, pk in asked(wanted):
            groups[name][term].add(pk)
    for pk, *values in COLUMNS_OF(wanted):
        for name, key in zip(COLUMNS, values, strict=False):
            if key is not None:
                groups[name][key].add(pk)
        for name, is_filled in zip(FILLED, values[len(COLUMNS) :], strict=True):
            if is_filled:
                groups["dit"][name].add(pk)
    facts.said = groups["dit"].pop(SAID, BitMap())
    facts.groups |= groups


def _is_filled(column: str) -> "ExpressionWrapper[Q]":
    return ExpressionWrapper(~Q(**{f"{column}__in": NOT_FILLED}), BooleanField())


def recent_key(year: int | None, microseconds: int) -> int:
    """A number for `ActionQuerySet.recent_first`: by year and publication, the greatest first."""
    after = 0 if year is None else year - EARLIEST_YEAR + 1
    return -((after << MICROSECOND_BITS) + max(0, microseconds))


def year_of(key: int) -> int | None:
    """
    >>> year_of(recent_key(2024, 5)), year_of(recent_key(None, 5))
    (2024, None)
    """
    after = -key >> MICROSECOND_BITS
    return after + EARLIEST_YEAR - 1 if after else None


_AFTER = Coalesce(F("year") - (EARLIEST_YEAR - 1), 0, output_field=BigIntegerField())
# Django gives psycopg four bytes of a number that says no more (findings/django_keeps_four_bytes.sh).
_A_YEAR = Value(1 << MICROSECOND_BITS, output_field=BigIntegerField())
LATEST = (
    Action.objects.visible_to(None)
    .recent_first()
    .annotate(
        # As recent_key makes it.
        recent_key=ExpressionWrapper(
            -(_AFTER * _A_YEAR) - Greatest(Value(0), Microseconds("published_at")), BigIntegerField()
        )
    )
)
SOME_LATEST = AllOrSome(LATEST.values_list("pk", "recent_key"))
TITLES = AllOrSome(sorted_by(Action.objects.all(), "titre").values_list("slug", "pk"))
CARRIED = {
    name: AllOrSome(link.objects.order_by().values_list("term_id", "action_id"), "action")
    for name, link in LINKS.items()
}
FILLED = {**TOLD, SAID: "resources"}
COLUMNS_OF = AllOrSome(
    Action.objects.order_by().values_list(
        "pk", *(f"{column}_id" for column in COLUMNS.values()), *map(_is_filled, FILLED.values())
    )
)
