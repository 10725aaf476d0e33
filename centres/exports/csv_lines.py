"""A batch of fiches -> its lines of CSV, in bytes. What one row tells side by side is written at once.

The texts of a fiche, nine tenths of the file, come from the database as they stand in the file: guarded, in quotes and
in UTF-8, with a mark where other cells come between. A text at a time would take four times as long.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import BinaryField, F, Func

from centres.editing.sheets.guard import guard_cell
from centres.models import Action
from centres.models.action import ActionQuerySet

from .batches import KEYS, Batch
from .beside import AMOUNTS, COUNTS, LISTS
from .columns import CELLS, Cell, RowLayout, action_rows

# What stands between two runs of texts: no keyboard has it, and no page.
_MARK = b"\x1e"
_FORMULA = "-=+@\t\r"  # a hyphen first: SQLite's GLOB reads a range in any other place
_GUARDED = frozenset(_FORMULA + "'")
END = b"\r\n"


class CsvLayout(RowLayout):
    """The pieces of a row are cells as they stand in the file, `separator` between those of one run."""

    def __init__(self, separator: str) -> None:
        self.separator, self.is_french = separator, separator == ";"
        runs = groupby(((group, keys[0]) for group, keys in CELLS.order), lambda some: some[0])
        super().__init__([(group, tuple(key for _, key in some)) for group, some in runs])
        self.columns = (*KEYS, "texts")
        self.beside = (AMOUNTS, COUNTS, *LISTS.values())
        self._joint = separator.encode()

    def annotated(self, actions: ActionQuerySet) -> ActionQuerySet:
        cells = (self.separator.join('"{}"' for _ in keys) for keys in self.runs["texts"])
        return actions.annotate(texts=_WrittenTexts(*map(F, self.texts), pattern=_MARK.decode().join(cells)))

    def texts_of(self, row: Sequence[Any]) -> Sequence[bytes]:
        runs = bytes(row[-1]).split(_MARK)
        return runs if len(runs) == len(self.runs["texts"]) else self._texts_apart(row[0])  # one of them holds a mark

    def _texts_apart(self, pk: int) -> Sequence[bytes]:
        """The same, a text at a time."""
        texts = Action.objects.values(*self.texts).get(pk=pk)
        return [self.joined([texts[key] for key in keys], keeps_empty=True) for keys in self.runs["texts"]]

    def pieces(self, group: str, cells: Mapping[str, Cell]) -> Sequence[bytes]:
        return [self.joined([cells.get(key) for key in keys]) for keys in self.runs[group]]

    def piece(self, cell: Cell) -> bytes:
        return csv_cell(cell, self.is_french).encode("utf-8", "replace")

    def joined(self, cells: Iterable[Cell], *, keeps_empty: bool = False) -> bytes:
        """Cells of any table that stand side by side."""
        empty = '""' if keeps_empty else ""
        return self.separator.join([csv_cell(cell, self.is_french) or empty for cell in cells]).encode(
            "utf-8", "replace"
        )

    def lines(self, batch: Batch, site: str) -> Iterator[bytes]:
        """Of fiches, read by `columns`."""
        return (self._joint.join(pieces) + END for pieces in action_rows(batch, site, self))


class _WrittenTexts(Func):
    """Texts -> one, in UTF-8: each as `guard_cell` leaves it, its quotes doubled, in a place {} of `pattern`."""

    output_field = BinaryField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, tuple[Any, ...]]:
        starts, apostrophe = f"[{_FORMULA}]*", f"'[{_FORMULA}']*".replace("'", "''")
        # Only what sorts before letters can start so: it is quick to tell.
        is_guarded = f"%s < 'A' AND (%s GLOB '{starts}' OR %s GLOB '{apostrophe}')"
        return self._written(compiler, "CAST(printf({}) AS BLOB)", "%w", is_guarded, "%s")

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, tuple[Any, ...]]:
        starts = f"^([{_FORMULA}]|'[{_FORMULA}'])".replace("'", "''")
        doubled = """replace(%s, '"', '""')"""
        return self._written(compiler, "convert_to(format({}), 'UTF8')", "%s", f"%s ~ '{starts}'", doubled)

    def _written(
        self, compiler: Any, written: str, place: str, is_guarded: str, told: str
    ) -> tuple[str, tuple[Any, ...]]:
        """`place`: where a text stands in a pattern of the database's function, which takes it as `told` says."""
        guarded = f"CASE WHEN {is_guarded} THEN '''' || {told} ELSE {told} END"
        names = [compiler.compile(column)[0] for column in self.get_source_expressions()]
        texts = [guarded.replace("%s", name) for name in names]
        return written.format(", ".join(["%s", *texts])), (self.extra["pattern"].replace("{}", place),)


def csv_cell(cell: Cell, is_french: bool) -> str:
    """As csv.writer does with every text in quotes (RFC 4180). That one looks at each character by itself.

    >>> csv_cell("=1+1", True), csv_cell("", True), csv_cell(None, True), csv_cell(True, True)
    ('"\\'=1+1"', '', '', '"oui"')
    >>> csv_cell(Decimal(3), True), csv_cell(Decimal(3), False)
    ('3,00', '3.00')
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        if cell and cell[0] in _GUARDED:
            cell = guard_cell(cell)
        return '"{}"'.format(cell.replace('"', '""')) if '"' in cell else f'"{cell}"' if cell else ""
    if isinstance(cell, bool):
        return '"oui"' if cell else '"non"'
    if isinstance(cell, Decimal):
        return f"{cell:.2f}".replace(".", ",") if is_french else f"{cell:.2f}"
    return str(cell)
