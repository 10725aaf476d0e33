"""An ODS workbook -> its sheets as rows of texts: bounded, whatever the file says that it repeats."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from .sheets_of_a_book import MOST_BLANK_ROWS, Record

MIME = b"opendocument.spreadsheet"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def is_opendocument(data: bytes) -> bool:
    """Whether these bytes are an ODS, by the mark at the beginning of its archive."""
    return MIME in data[:120]


def sheets(data: bytes, most_rows: int, most_columns: int, formula: str) -> Iterator[tuple[str, list[Record]]]:
    """(name, rows that are not blank, numbered) of each sheet. Raises what a damaged archive raises."""
    content = zipfile.ZipFile(io.BytesIO(data)).read("content.xml")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    for sheet in etree.fromstring(content, parser).iter(f"{_TABLE}table"):
        yield sheet.get(f"{_TABLE}name") or "", _rows(sheet, most_rows, most_columns, formula)


def _rows(sheet: etree._Element, most_rows: int, most_columns: int, formula: str) -> list[Record]:
    rows: list[Record] = []
    number = 0
    for row in sheet.iter(f"{_TABLE}table-row"):
        texts = _texts(row, most_columns, formula)
        for _ in range(_repeated(row, "rows") if texts else 1):
            number += 1
            if texts:
                rows.append((number, texts))
            if len(rows) > most_rows or number > MOST_BLANK_ROWS:
                return rows
        number += 0 if texts else _repeated(row, "rows") - 1
    return rows


def _texts(row: etree._Element, most_columns: int, formula: str) -> list[str]:
    texts: list[str] = []
    for cell in row.iterchildren(*_CELLS):
        text = formula if cell.get(f"{_TABLE}formula") else _text(cell)
        room = most_columns + 1 - len(texts)
        texts += [text] * min(_repeated(cell, "columns"), room)
        if len(texts) > most_columns:
            break
    while texts and not texts[-1].strip():
        texts.pop()
    return texts


def _repeated(element: etree._Element, what: str) -> int:
    said = element.get(f"{_TABLE}number-{what}-repeated") or "1"
    return max(1, int(said)) if said.isascii() and said.isdigit() and len(said) < 9 else 1


def _text(cell: etree._Element) -> str:
    """What the cell holds, not how it shows it: « 2014 » where its format says « 2 014,00 »."""
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in ("float", "currency", "percentage"):
        value = cell.get(f"{_OFFICE}value") or ""
        return value.removesuffix(".0")
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value") or ""
    if kind == "boolean":
        return "oui" if cell.get(f"{_OFFICE}boolean-value") == "true" else "non"
    # A comment of a cell has paragraphs too, inside its annotation.
    return "\n".join("".join(_words(line)) for line in cell.iterchildren(f"{_TEXT}p")).replace("\0", "")


def _words(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c") or "1"
            yield " " * (min(int(count), 1000) if count.isascii() and count.isdigit() and len(count) < 6 else 1)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif isinstance(child.tag, str):
            yield from _words(child)
        yield child.tail or ""
