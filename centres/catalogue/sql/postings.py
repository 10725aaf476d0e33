"""Words -> the sets of fiches that hold them, read raw from the index that each database keeps (migration 0006).

An expression is text in the language of the database's own index, made here alone, from stems alone: nothing that a
visitor types gets into one. A list comes as one value: 100,000 rows of one number each would cost twice the search.
SQLite gives it as JSON, PostgreSQL as bytes, four for each number, the first of them the greatest (migration 0020).
"""

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL
from pyroaring import BitMap

A_PIECE = 20_000  # characters, some 3,000 numbers: they stay in the cache of the processor


def _from_json(numbers: str) -> Iterator[list[int]]:
    """In pieces: 100,000 numbers of Python's at once take a third longer, and three megabytes."""
    start, end = 1, len(numbers) - 1
    while start < end:
        comma = numbers.find(",", start + A_PIECE)
        last = end if comma < 0 else comma
        yield orjson.loads(f"[{numbers[start:last]}]")
        start = last + 1


def _from_bytes(numbers: bytes, kind: str = "I") -> "Iterator[array[int]]":
    ids = array(kind, numbers)
    if sys.byteorder == "little":
        ids.byteswap()
    yield ids


def _from_wide_bytes(numbers: bytes) -> "Iterator[array[int]]":
    return _from_bytes(numbers, "q")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one database writes expressions and lists. `gathered` makes a list of a column, `ids` reads one in pieces;
    `gathered_wide` and `wide` do for numbers of 63 bits."""

    matching: str
    list: str
    gathered: str
    ids: Callable[..., Iterator[Sequence[int]]]
    gathered_wide: str
    wide: Callable[..., Iterator[Sequence[int]]]
    quote: str
    together: str
    follows: str
    either: str
    begins: str


SQLITE = Dialect(
    matching="SELECT rowid AS action_id FROM centres_actiontext_index WHERE centres_actiontext_index MATCH %s",
    list="(SELECT json_group_array(rowid) FROM centres_actiontext_index WHERE centres_actiontext_index MATCH %s)",
    gathered="json_group_array({})",
    ids=_from_json,
    gathered_wide="json_group_array({})",
    wide=_from_json,
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
    gathered_wide="string_agg(int8send({}::int8), '')",
    wide=_from_wide_bytes,
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
    ours = dialect()
    return f"({ours.quote}{f'{ours.quote}{ours.follows}{ours.quote}'.join(stems)}{ours.quote})"


def near(one: str, other: str, most: int) -> str:
    """Holds both stems, in whichever order, with at most so many words between them; two that are one, once."""
    if one == other:
        return phrase([one])
    ours = dialect()
    if ours is SQLITE:
        return f'(NEAR("{one}" "{other}", {most}))'
    pairs = ((one, other), (other, one))
    ways = (f"'{first}' <{apart}> '{last}'" for first, last in pairs for apart in range(1, most + 2))
    return any_of(map("({})".format, ways))


def beginning(start: str) -> str:
    """Holds a word that begins so. `start`: folded letters, as stems are."""
    return f"({dialect().quote}{start}{dialect().quote}{dialect().begins})"


def any_of(expressions: Iterable[str]) -> str:
    some = list(expressions)
    return some[0] if len(some) == 1 else f"({dialect().either.join(some)})"


def all_of(expressions: Iterable[str]) -> str:
    some = list(expressions)
    return some[0] if len(some) == 1 else f"({dialect().together.join(some)})"


def read(expressions: Sequence[str]) -> list[BitMap]:
    """The fiches that each expression finds, in one statement."""
    if not expressions:
        return []
    return [_bitmap(ids) for ids in _answered([(dialect().list, expression) for expression in expressions])]


def count(expressions: Sequence[str], most: int) -> list[int]:
    """How many fiches each expression finds, counted up to `most`, in one statement."""
    if not expressions:
        return []
    return _answered([(_rows(most), expression) for expression in expressions])


def read_and_count(expressions: Sequence[str], counted: Sequence[str], most: int) -> tuple[list[BitMap], list[int]]:
    """The fiches that some expressions find, and how many others do up to `most`, in one statement."""
    if not (expressions or counted):
        return [], []
    answers = _answered([*((dialect().list, each) for each in expressions), *((_rows(most), each) for each in counted)])
    return [_bitmap(ids) for ids in answers[: len(expressions)]], answers[len(expressions) :]


def numbers(queryset: QuerySet[Any], name: str = "pk") -> BitMap:
    """The numbers in one column of a queryset."""
    [(found,)] = _gathered("{list}", queryset.values(number=F(name)))
    return _bitmap(found)


def numbers_by(queryset: QuerySet[Any], key: str, name: str = "pk") -> dict[Any, BitMap]:
    """The numbers in one column for each value of another."""
    rows = _gathered("key, {list}", queryset.values(key=F(key), number=F(name)), "GROUP BY key")
    return {key: _bitmap(found) for key, found in rows}


def numbers_with(queryset: QuerySet[Any], name: str, other: str) -> "tuple[array[int], array[int]]":
    """The numbers in one column, and those of 63 bits in another, in the order of the queryset. Neither is empty."""
    [(ids, found)] = _gathered("{list}, {others}", queryset.values(number=F(name), other=F(other)), in_order=True)
    return _array("I", dialect().ids, ids), _array("q", dialect().wide, found)


def numbers_with_by(
    queryset: QuerySet[Any], key: str, name: str, other: str
) -> "Iterator[tuple[Any, array[int], array[int]]]":
    """The same for each value of a third column, in no order."""
    rows = queryset.values(key=F(key), number=F(name), other=F(other))
    for value, ids, found in _gathered("key, {list}, {others}", rows, "GROUP BY key"):
        yield value, _array("I", dialect().ids, ids), _array("q", dialect().wide, found)


def numbers_where(queryset: QuerySet[Any], conditions: Mapping[str, Any], name: str = "pk") -> dict[str, BitMap]:
    """The numbers in one column of the rows that hold to each of these conditions, in one reading of the rows.

    `conditions`: boolean expressions by a name that no column of the model has.
    """
    wanted = ", ".join(f'{{list}} FILTER (WHERE "{condition}")' for condition in conditions)
    [found] = _gathered(wanted, queryset.values(number=F(name), **conditions))
    return dict(zip(conditions, map(_bitmap, found), strict=True))


def subquery(expression: str) -> RawSQL:
    """The same as `read`, for a condition in SQL: `pk__in=subquery(…)`."""
    return RawSQL(dialect().matching, [expression])  # noqa: S611 - the expression is a parameter


def _rows(most: int) -> str:
    """How many fiches an expression finds, counted up to `most`."""
    return f"(SELECT count(*) FROM ({dialect().matching} LIMIT {int(most)}) AS found)"  # noqa: S608 - our words


def _answered(asked: Sequence[tuple[str, str]]) -> list[Any]:
    """One value for each (question, expression), in one statement. UNION would not promise their order."""
    with connection.cursor() as cursor:
        questions = ", ".join(question for question, _ in asked)
        cursor.execute(f"SELECT {questions}", [expression for _, expression in asked])
        return list(cursor.fetchone())


def _gathered(wanted: str, rows: QuerySet[Any], end: str = "", *, in_order: bool = False) -> list[tuple[Any, ...]]:
    """`wanted`: columns, in which {list} and {others} stand for the lists of the columns `number` and `other`."""
    sql, params = (rows if in_order else rows.order_by()).query.sql_with_params()
    ours = dialect()
    columns = wanted.format(list=ours.gathered.format("number"), others=ours.gathered_wide.format("other"))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM ({sql}) AS found {end}", params)  # noqa: S608 - our words
        return list(cursor.fetchall())


def _bitmap(ids: str | bytes | None) -> BitMap:
    """Of one list; PostgreSQL says None for an empty one."""
    found = BitMap()
    for some in dialect().ids(ids) if ids else ():
        found.update(some)
    return found


def _array(kind: str, read: Callable[..., Iterator[Sequence[int]]], told: str | bytes | None) -> "array[int]":
    """Of one list."""
    found = array(kind)
    for some in read(told) if told else ():
        found.extend(some)
    return found
