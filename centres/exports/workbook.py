"""Sheets -> an XLSX workbook, sent while it is made: no file, and no more memory than some hundreds of rows.

Whatever writes XLSX from Python finishes a file before its first byte can leave (docs/decisions/own-xlsx-stream.md has
the figures), so the few parts that a workbook of plain tables needs are written here, into the ZIP of the standard
library. Texts stand in their cells (`inlineStr`), so that nothing has to be known before the first row.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from itertools import islice
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from centres.editing.sheets.guard import LONGEST_XLSX, cut_text, guard_cell, is_formula

from .batches import uncollected
from .columns import Cell
from .tables import Sheet

ROWS_A_PIECE = 50
MOST_ROWS = 1_048_576  # of a sheet, its headings included
_EPOCH = date(1899, 12, 30)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PLAIN, _BOLD, _DATE, _EURO, _QUOTED = range(5)  # places in cellXfs below
_FONT = '<sz val="11"/><name val="Calibri"/>'
# (format of numbers, font, attributes, wrapping) of each style, in the order of the places above.
_FORMATS = (
    (0, 0, "", ""),
    (0, 1, ' applyFont="1"', ' wrapText="1"'),
    (164, 0, ' applyNumberFormat="1"', ""),
    (4, 0, ' applyNumberFormat="1"', ""),
    (0, 0, ' quotePrefix="1"', ""),
)
_STYLES = "".join(
    [
        f'{_HEAD}<styleSheet xmlns="{_MAIN}">',
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>',
        f'<fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>',
        '<fills count="2"><fill><patternFill patternType="none"/></fill>',
        '<fill><patternFill patternType="gray125"/></fill></fills>',
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        f'<cellXfs count="{len(_FORMATS)}">',
        *(
            f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="0" xfId="0" applyAlignment="1"{more}>'
            f'<alignment vertical="top"{wrap}/></xf>'
            for number, font, more, wrap in _FORMATS
        ),
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    ]
)
# What XML cannot hold is written as the standard says: _x000B_.
_CONTROLS = bytes({*range(32)} - {9, 10, 13})
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
# What a text that needs more than its letters begins or ends with.
_BLANK = frozenset(" \t\n\r\x0b\x0c\x85\xa0\u2007\u202f\u3000")
_ODD = _BLANK | frozenset("=+-@'")


class Outlet:
    """What a ZIP is written to, emptied again and again."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def take(self) -> bytes:
        data, self._pieces = b"".join(self._pieces), []
        return data


def stream_workbook(sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """The bytes of a workbook, piece by piece."""
    outlet: Any = Outlet()
    with ZipFile(outlet, "w", ZIP_DEFLATED, compresslevel=1) as package:
        for name, text in _parts(sheets):
            package.writestr(_part(name), text)
        for number, sheet in enumerate(sheets, 1):
            with package.open(_part(f"xl/worksheets/sheet{number}.xml"), "w") as part:
                for piece in _sheet(sheet):
                    part.write(piece)
                    if data := outlet.take():
                        yield data
    yield outlet.take()


def _part(name: str) -> ZipInfo:
    """Of no day: the same rows give the same bytes."""
    part = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    part.compress_type, part._compresslevel = ZIP_DEFLATED, 1  # type: ignore[attr-defined]  # public from 3.13
    return part


def _parts(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    over = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>' for n in numbers
    )
    yield (
        "[Content_Types].xml",
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{over}</Types>',
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    relations = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*relations, ("styles", "styles.xml")])
    yield "xl/styles.xml", _STYLES
    told = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, sheet in zip(numbers, sheets, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{told}</sheets></workbook>',
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _sheet(sheet: Sheet) -> Iterator[bytes]:
    """The XML of one sheet. Rows and cells have no address of their own: they stand one after the other."""
    panes = f'xSplit="{sheet.frozen}" ' * bool(sheet.frozen)
    corner, pane = (f"{_letters(sheet.frozen + 1)}2", "bottomRight") if sheet.frozen else ("A2", "bottomLeft")
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(sheet.widths, 1)
    )
    has_head = any(sheet.headings)
    view = f'<pane {panes}ySplit="1" topLeftCell="{corner}" activePane="{pane}" state="frozen"/>' if has_head else ""
    head = f"<row>{''.join(_text(heading, _BOLD) for heading in sheet.headings)}</row>" if has_head else ""
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{view}</sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{head}"
    ).encode()
    rows, written = iter(islice(sheet.rows(), MOST_ROWS - 1)), 1
    while True:
        with uncollected():
            some = list(islice(rows, ROWS_A_PIECE))
            data = _encoded("".join([_row(row, sheet.where) for row in some]))
        if not some:
            break
        written += len(some)
        yield data
    filtered = f'<autoFilter ref="A1:{_letters(len(sheet.headings))}{written}"/>' if has_head else ""
    yield f"</sheetData>{filtered}</worksheet>".encode()


def _row(row: Sequence[Cell], where: Callable[[Sequence[Cell]], str]) -> str:
    cells = ["<row>"]
    for cell in row:
        if cell is None or cell == "":
            cells.append("<c/>")
        elif isinstance(cell, str):
            if len(cell) > LONGEST_XLSX // 2:
                cell = cut_text(cell, where(row))
            if cell[0] in _ODD or cell[-1] in _BLANK or "_x" in cell:
                cells.append(_text(cell))
                continue
            if "&" in cell or "<" in cell or ">" in cell:
                cell = escape(cell, quote=False)
            cells.append(f'<c t="inlineStr"><is><t>{cell}</t></is></c>')
        elif isinstance(cell, bool):
            cells.append(_text("oui" if cell else "non"))
        elif isinstance(cell, date):
            cells.append(f'<c s="{_DATE}"><v>{(cell - _EPOCH).days}</v></c>')
        elif isinstance(cell, Decimal):
            cells.append(f'<c s="{_EURO}"><v>{cell}</v></c>')
        else:
            cells.append(f"<c><v>{cell!r}</v></c>")
    cells.append("</row>")
    return "".join(cells)


def _text(text: str, style: int = _PLAIN) -> str:
    """A cell that is a text whatever it begins with: no spreadsheet runs it, nor takes its blanks away."""
    style = style or (_QUOTED if is_formula(text) else _PLAIN)
    told = escape(_ESCAPED.sub("_x005F_", guard_cell(text, is_csv=False)), quote=False)
    styled = f' s="{style}"' if style else ""
    return f'<c{styled} t="inlineStr"><is><t xml:space="preserve">{told}</t></is></c>'


def _encoded(text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if (
        len(data.translate(None, _CONTROLS)) == len(data)
        and b"\xef\xbf\xbe" not in data
        and b"\xef\xbf\xbf" not in data
    ):
        return data
    return _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", data.decode()).encode()


def _letters(number: int) -> str:
    """The name of a column.

    >>> _letters(1), _letters(26), _letters(53)
    ('A', 'Z', 'BA')
    """
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
