"""The texts of fiches -> pairs that share a long line, and so may share their texts under whatever title.

Each fiche is paired with the one before and the one after it, by number, that hold the same line: of three that tell
one thing, two pairs say so, and a line that thousands share makes no more pairs than fiches.
"""

import re
from collections.abc import Iterable, Iterator
from zlib import crc32

from django.db import connection
from django.db.models import Max

from centres.models import TextMark

MARKS = 3
SHORTEST_LINE = 30
# Letters of a line that are looked at: reading whole texts would be a tenth of an import.
BEGINNING = 40
_NOT_WORD = re.compile(r"[\W_]+")
_BESIDE = """
    SELECT action_id, (
        SELECT {nearest} FROM {table} near WHERE near.mark = mine.mark AND near.action_id {side} mine.action_id
    )
    FROM {table} mine WHERE id > %s
"""
Pair = tuple[int, int]


def marks_of(text: str) -> set[int]:
    """Digests of how the longest lines begin, whatever their bullets, blanks, punctuation and case.

    >>> one = marks_of("- On plante, on arrose, on partage la récolte.\\nCourt.")
    >>> one == marks_of("• On plante - on arrose ; on partage LA RÉCOLTE"), len(one)
    (True, 1)
    """
    longest = sorted(text.split("\n"), key=len)[-MARKS:]
    beginnings = (line[: BEGINNING + SHORTEST_LINE].casefold() for line in longest if len(line) >= SHORTEST_LINE)
    return {crc32(_NOT_WORD.sub("", words)[:BEGINNING].encode("utf-8", "surrogatepass")) for words in beginnings}


def pairs_of_marks(texts: Iterable[tuple[int, str]], *, is_all: bool) -> Iterator[Pair]:
    """Stores the marks of these fiches, (id, text) each, and gives the pairs that new marks make, the smaller id first.

    `is_all`: they are the whole catalogue, and what was stored before is forgotten.
    """
    if is_all:
        TextMark.objects.all().delete()
    last = TextMark.objects.aggregate(last=Max("pk"))["last"] or 0
    table = connection.ops.quote_name(TextMark._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (mark, action_id) VALUES (%s, %s) ON CONFLICT DO NOTHING",  # noqa: S608
            # Sorted: each page of the index of marks, which grows with the catalogue, is come to once.
            sorted((mark, pk) for pk, text in texts for mark in marks_of(text)),
        )
        for nearest in ("max(action_id)", "<"), ("min(action_id)", ">"):
            cursor.execute(_BESIDE.format(table=table, nearest=nearest[0], side=nearest[1]), [last])
            yield from ((min(pk, other), max(pk, other)) for pk, other in cursor.fetchall() if other is not None)
