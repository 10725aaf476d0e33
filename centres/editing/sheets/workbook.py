"""An XLSX or ODS workbook -> rows of texts, bounded; rows of texts -> XLSX, every cell a text."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from centres.fiches import Refusal

from .guard import guard_cell, is_formula
from .opendocument import is_opendocument
from .opendocument import sheets as opendocument_sheets
from .sheets_of_a_book import MOST_BLANK_ROWS, Record, chosen_sheet

MOST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 1_000
# Escapes of the format, which openpyxl leaves in a cell's own text: of an underscore before what looks like one, and of
# the carriage return, a line break alone or before another.
_ESCAPED = re.compile(r"(_x005F_(?=x[0-9A-Fa-f]{4}_))|_x000D_\n?")
UNREADABLE = "Le classeur ne peut pas être lu : ouvrez-le dans votre tableur et enregistrez-le de nouveau."


def read_workbook(
    data: bytes, most_rows: int, most_columns: int, formula: str, required: Sequence[str] = ()
) -> tuple[list[Record], str] | Refusal:
    """The rows that are not blank, numbered, of the sheet that has the `required` headers, and its name when it is not
    the first; at most one row over `most_rows`, and one column over `most_columns`. A formula gives the text `formula`:
    its value is not ours to compute."""
    is_ods = is_opendocument(data)
    if refusal := _refuse_archive(data, "content.xml" if is_ods else "xl/workbook.xml"):
        return refusal
    # A damaged or hostile workbook raises whatever its part of openpyxl, zipfile or the XML parser raises.
    try:
        read = opendocument_sheets if is_ods else _sheets
        return chosen_sheet(read(data, most_rows, most_columns, formula), required)
    except Exception:
        return Refusal("xlsx", UNREADABLE)


def _sheets(data: bytes, most_rows: int, most_columns: int, formula: str) -> Iterator[tuple[str, list[Record]]]:
    for sheet in load_workbook(io.BytesIO(data), read_only=True).worksheets:
        sheet.reset_dimensions()
        rows: list[Record] = []
        for number, cells in enumerate(sheet.iter_rows(max_col=most_columns + 1), 1):
            texts = [formula if cell.data_type == "f" else _text(cell.value) for cell in cells]
            while texts and not texts[-1].strip():
                texts.pop()
            if texts:
                rows.append((number, texts))
            if len(rows) > most_rows or number > MOST_BLANK_ROWS:
                break
        yield str(sheet.title), rows


def _refuse_archive(data: bytes, heart: str) -> Refusal | None:
    """A ZIP that unpacks to much more than it weighs is refused before anything is unpacked."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return Refusal("xlsx", UNREADABLE)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        size = MOST_UNPACKED // 2**20
        return Refusal("too_large", f"Le classeur dépasse {size} Mio une fois ouvert : partagez-le en plusieurs.")
    if not any(part.filename == heart for part in parts):
        return Refusal(
            "binary", "Le fichier n’est pas un classeur XLSX ou ODS : enregistrez le tableau en CSV ou en XLSX."
        )
    # A size may lie: each part is unpacked once, piece by piece, no further than it says.
    try:
        return Refusal("xlsx", UNREADABLE) if archive.testzip() else None
    except Exception:
        return Refusal("xlsx", UNREADABLE)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return _ESCAPED.sub(lambda found: "_" if found[1] else "\n", str(value)).replace("\0", "")


def write_workbook(headers: Sequence[str], rows: Iterable[Sequence[str]], title: str) -> bytes:
    """One sheet, its headers fixed, each cell a text whatever it begins with."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "C2"
    for number, _ in enumerate(headers, 1):
        sheet.column_dimensions[get_column_letter(number)].width = 9 if number < 3 else 32
    bold, top = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    sheet.append([_cell(sheet, header, top, bold) for header in headers])
    for row in rows:
        sheet.append([_cell(sheet, text, top) for text in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, text: str, alignment: Alignment, font: Font | None = None) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, guard_cell(text, is_csv=False))
    cell.data_type = "s"
    cell.alignment = alignment
    cell.quotePrefix = is_formula(text)
    if font:
        cell.font = font
    return cell
