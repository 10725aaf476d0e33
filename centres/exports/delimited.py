"""Fiches -> CSV: UTF-8 with its mark, French headings, `;` between cells unless something else is asked for.

Nothing in it runs in a spreadsheet: a text that could be a formula stands behind an apostrophe, which the sheets of
staff take off again.
"""

import codecs
from collections.abc import Iterable, Iterator, Sequence

from .batches import uncollected
from .columns import HEADINGS, Cell
from .csv_lines import END, CsvLayout
from .tables import Taken

# What `separateur` takes -> what stands between two cells.
SEPARATORS = {
    ";": ";", ",": ",", "|": "|", "\t": "\t",
    "point-virgule": ";", "virgule": ",", "barre": "|", "tab": "\t", "tabulation": "\t", "\\t": "\t",
}  # fmt: skip


def as_csv(taken: Taken, separator: str = ";") -> Iterator[bytes]:
    """A batch a piece. Amounts have a decimal comma behind `;`, as French spreadsheets read them, else a point."""
    layout = CsvLayout(separator)
    head, found = codecs.BOM_UTF8 + layout.joined(HEADINGS) + END, taken.batches(layout)
    while True:
        with uncollected():
            batch = next(found, None)
            piece = head + b"".join(layout.lines(batch, taken.site)) if batch is not None else head
        if piece:
            yield piece
        head = b""
        if batch is None:
            return


def table_as_csv(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Any other table, as a French spreadsheet reads it."""
    layout = CsvLayout(";")
    return codecs.BOM_UTF8 + b"".join(layout.joined(cells) + END for cells in (heads, *rows))
