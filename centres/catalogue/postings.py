"""Words -> the sets of fiches that hold them, read raw from the index that each database keeps (migration 0006).

An expression is text in the language of the database's own index, made here alone, from stems alone: nothing that a
visitor types gets into one. A list comes as one value: 100,000 rows of one number each would cost twice the search.
SQLite gives it as JSON, PostgreSQL as bytes, four for each number, the first of them the greatest (migration 0020).
"""

import sys
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import orjson
from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL
from pyroaring import BitMap


def _from_bytes(numbers: bytes) -> array:
    ids = array("I", numbers)
    if sys.byteorder == "little":
        ids.byteswap()
    return ids


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one database writes expressions and lists. `gathered` makes a list of a column, `ids` reads one."""

    matching: str
    list: str
    gathered: str
    ids: Callable[..., Iterable[int]]
    quote: str
    together: str
    follows: str
    either: str
    begins: str


SQLITE = Dialect(
    matching="SELECT rowid AS action_id FROM centres_actiontext_index WHERE centres_actiontext_index MATCH %s",
    list="(SELECT json_group_array(rowid) FROM centres_actiontext_index WHERE centres_actiontext_index MATCH %s)",
    gathered="json_group_array({})",
    ids=orjson.loads,
    quote='"',
    together=" AND ",
    follows=" + ",
    either=" OR ",
    begins=" *",
)
POSTGRESQL = Dialect(
    matching="SELECT centres_actiontext_matching(%s::tsquery) AS action_id",
    list="centres_actiontext_list(%s::tsquery)",
    gathered="string_agg(int4send({}::int4), '')",
    ids=_from_bytes,
    quote="'",
    together=" & ",
    follows=" <-> ",
    either=" | ",
    begins=":*",
)


def dialect() -> Dialect:
    return SQLITE if connection.vendor == "sqlite" else POSTGRESQL


def phrase(stems: Sequence[str]) -> str:
    """Holds these stems one after the other; one alone is a word."""
    words = (f"{dialect().quote}{stem}{dialect().quote}" for stem in stems)
    return f"({dialect().follows.join(words)})"


def beginning(start: str) -> str:
    """Holds a word that begins so. `start`: folded letters, as stems are."""
    return f"({dialect().quote}{start}{dialect().quote}{dialect().begins})"


def any_of(expressions: Iterable[str]) -> str:
    return f"({dialect().either.join(expressions)})"


def all_of(expressions: Iterable[str]) -> str:
    return f"({dialect().together.join(expressions)})"


def read(expressions: Sequence[str]) -> list[BitMap]:
    """The fiches that each expression finds, in one statement."""
    if not expressions:
        return []
    return [_bitmap(ids) for ids in _answers(dialect().list, expressions)]


def count(expressions: Sequence[str], most: int) -> list[int]:
    """How many fiches each expression finds, counted up to `most`, in one statement."""
    if not expressions:
        return []
    rows = f"(SELECT count(*) FROM ({dialect().matching} LIMIT {int(most)}) AS found)"  # noqa: S608 - our words
    return _answers(rows, expressions)


def numbers(queryset: QuerySet, name: str = "pk") -> BitMap:
    """The numbers in one column of a queryset."""
    rows = queryset.order_by().values(number=F(name))
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        gathered = dialect().gathered.format("number")
        cursor.execute(f"SELECT {gathered} FROM ({sql}) AS found", params)  # noqa: S608 - our words
        return _bitmap(cursor.fetchone()[0])


def subquery(expression: str) -> RawSQL:
    """The same as `read`, for a condition in SQL: `pk__in=subquery(…)`."""
    return RawSQL(dialect().matching, [expression])  # noqa: S611 - the expression is a parameter


def _answers(question: str, expressions: Sequence[str]) -> list:
    """One value for each expression, in one statement. UNION would not promise their order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join([question] * len(expressions)), list(expressions))
        return list(cursor.fetchone())


def _bitmap(ids: str | bytes | None) -> BitMap:
    """Of one list; PostgreSQL says None for an empty one."""
    return BitMap(dialect().ids(ids)) if ids else BitMap()
