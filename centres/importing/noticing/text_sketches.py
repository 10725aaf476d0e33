"""The words of two texts -> how alike they can be at most, from a sketch of each that is kept: most need not be read.

A sketch says how many words a text has, and which of `BOXES` they fall into: of a box that only one of two texts has,
a word at least is not the other's. It counts for the very text that it was made of, and never says more than that a
pair is not worth reading: what is found does not depend on it.
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import or_
from typing import NamedTuple
from zlib import crc32

from django.db import connection

from centres.fields.rows import batches
from centres.models import TextSketch

from .likeness import LEAST_WORDS, ComparedTexts

BOXES = 1024
# Another number whenever likeness.py or this file tells words otherwise: sketches of before count no more.
VERSION = 1


class Sketch(NamedTuple):
    """How many words, and a number with a bit for each of their boxes."""

    words: int
    boxes: int


def sketch(words: Iterable[str]) -> Sketch:
    """The sketch of these words, each named once.

    >>> sketch(["chaque", "samedi"]).words
    2
    """
    boxes = [_boxes[word] for word in words]
    return Sketch(len(boxes), reduce(or_, boxes, 0))


class _Boxes(dict[str, int]):
    """A word -> the bit of its box. Each process must make the same ones, which `hash` does not."""

    most = 50_000

    def __missing__(self, word: str) -> int:
        found = 1 << crc32(word.encode("utf-8", "surrogatepass")) % BOXES
        if len(self) >= self.most:
            self.clear()
        self[word] = found
        return found


_boxes = _Boxes()


def most_alike(one: Sketch, other: Sketch) -> int | None:
    """What `text_likeness` can be at most; None when it may say nothing.

    >>> most_alike(sketch("abcdefghij"), sketch("abcdefghijklmnopqrst")), most_alike(sketch("ab"), sketch("ab"))
    (67, None)
    """
    if min(one.words, other.words) < LEAST_WORDS:
        return None
    shared = min(
        one.words - (one.boxes & ~other.boxes).bit_count(),
        other.words - (other.boxes & ~one.boxes).bit_count(),
    )
    return round(200 * shared / (one.words + other.words))


def sketches_of(fiches: Mapping[int, ComparedTexts]) -> dict[int, Sketch]:
    """The sketches of these fiches, by number. Those that lack, or are of another text, are made and stored."""
    digests = {pk: _digest(fiche.text) for pk, fiche in fiches.items()}
    known = {}
    columns = TextSketch.objects.order_by().values_list("action_id", "digest", "words", "boxes")
    for some in batches(sorted(fiches)):
        for pk, digest, words, boxes in columns.filter(action__among=some):
            if digest == digests[pk]:
                known[pk] = Sketch(words, int.from_bytes(boxes, "little"))
    made = {pk: sketch(fiche.words) for pk, fiche in fiches.items() if pk not in known}
    _store((pk, digests[pk], found.words, found.boxes.to_bytes(BOXES // 8, "little")) for pk, found in made.items())
    return known | made


def _digest(text: str) -> int:
    """Of a text and of how it is read, in 63 bits."""
    data = text.encode("utf-8", "surrogatepass")
    return (len(data) & 0x7FFF_FFFF) << 32 | crc32(data, VERSION)


def _store(rows: Iterable[tuple[int, int, int, bytes]]) -> None:
    table = connection.ops.quote_name(TextSketch._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (action_id, digest, words, boxes) VALUES (%s, %s, %s, %s) "  # noqa: S608
            "ON CONFLICT (action_id) DO UPDATE "
            "SET digest = excluded.digest, words = excluded.words, boxes = excluded.boxes",
            list(rows),
        )
