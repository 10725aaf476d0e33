"""Fiches -> CSV: UTF-8 with its mark, French headings, `;` between cells unless something else is asked for.

Nothing in it runs in a spreadsheet: a text that could be a formula stands behind an apostrophe, which the sheets of
staff take off again.
"""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from centres.editing.sheets.guard import guard_cell

from .columns import HEADINGS, Cell, action_rows
from .tables import Taken

# What `separateur` takes -> what stands between two cells.
SEPARATORS = {
    ";": ";", ",": ",", "|": "|", "\t": "\t",
    "point-virgule": ";", "virgule": ",", "barre": "|", "tab": "\t", "tabulation": "\t", "\\t": "\t",
}  # fmt: skip
_GUARDED = frozenset("=+-@\t\r'")


def as_csv(taken: Taken, separator: str = ";") -> Iterator[bytes]:
    """A batch a piece. Amounts have a decimal comma behind `;`, as French spreadsheets read them, else a point."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    is_french, mark = separator == ";", codecs.BOM_UTF8
    for batch in taken.batches():
        writer.writerows([_word(cell, is_french) for cell in row] for row in action_rows(batch, taken.site))
        yield mark + out.getvalue().encode("utf-8", "replace")
        mark = b""
        out.seek(0)
        out.truncate()
    if mark:
        yield mark + out.getvalue().encode()


def _word(cell: Cell, is_french: bool) -> Cell:
    """What csv writes of a cell: numbers and empty ones as they are."""
    if isinstance(cell, str):
        return guard_cell(cell) if cell and cell[0] in _GUARDED else cell
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, Decimal):
        return f"{cell:.2f}".replace(".", ",") if is_french else f"{cell:.2f}"
    if isinstance(cell, date):
        return cell.isoformat()
    return cell


def guarded_row(row: Sequence[Cell]) -> list[Cell]:
    """The same for a row of any other table."""
    return [_word(cell, True) for cell in row]
