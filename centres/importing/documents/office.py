"""A document of a word processor (DOCX, ODT) -> its text, line by line. Only the XML of its text is read."""

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from centres.fiches import LIMITS, Refusal

from .line_writer import LineWriter

_MOST_BYTES = 4 * LIMITS.bytes  # of the XML of a text, which says much beside it
# The XML of a text packs to a tenth or a fortieth; what packs to far less is no text.
_MOST_TIMES, _SMALL = 200, 2**22
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SPACES = re.compile(r"[ \t\r\n]+")
_DAMAGED = Refusal(
    "damaged", "Le document est abîmé ou protégé par un mot de passe : enregistrez-le de nouveau, ou copiez son texte."
)
_OTHER = Refusal(
    "binary",
    "Le fichier est une archive ZIP ou un classeur, pas une page : enregistrez la page en texte, HTML, DOCX ou ODT.",
    1,
    0,
)


def document_text(data: bytes) -> str | Refusal:
    """The text of a DOCX or an ODT; any other archive is refused."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                styles = _xml(archive, "word/styles.xml") if "word/styles.xml" in names else None
                return _lines(_write_docx(_xml(archive, "word/document.xml"), _list_styles(styles)))
            if "content.xml" in names and "mimetype" in names and b"opendocument.text" in _kind(archive):
                return _lines(_write_odt(_xml(archive, "content.xml")))
    except _TooLargeError:
        return Refusal("too_large", "Le texte de ce document est trop long : partagez-le en plusieurs documents.")
    except (zipfile.BadZipFile, zipfile.LargeZipFile, etree.LxmlError, NotImplementedError, RuntimeError, OSError):
        return _DAMAGED
    except (KeyError, ValueError, EOFError, zlib.error, lzma.LZMAError):
        return _DAMAGED
    return _OTHER


def _kind(archive: zipfile.ZipFile) -> bytes:
    with archive.open("mimetype") as file:
        return file.read(100)


class _TooLargeError(Exception):
    """A small archive can hold a text without end."""


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    part = archive.getinfo(name)
    if part.file_size > min(_MOST_BYTES, max(_SMALL, _MOST_TIMES * part.compress_size)):
        raise _TooLargeError
    with archive.open(part) as file:
        # No more is unpacked than it says that it holds: a size may lie.
        content = file.read(part.file_size + 1)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(content, parser)


def _lines(writer: LineWriter) -> str:
    writer.end_line()
    return "\n".join(writer.lines)


def _walk(root: etree._Element, skipped: frozenset[str]) -> Iterator[tuple[str, str, etree._Element]]:
    """(event, tag, element), without what no reader sees."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in skipped or not tag:
            if event == "start":
                walk.skip_subtree()
            yield "skipped" if event == "end" else "", tag, element
        else:
            yield event, tag, element


def _list_styles(styles: etree._Element | None) -> frozenset[str]:
    """The styles whose paragraphs are items of lists, by themselves or by the style that they stand on."""
    items: dict[str, bool] = {}
    bases: dict[str, str] = {}
    for style in () if styles is None else styles.iter(f"{_W}style"):
        name = style.get(f"{_W}styleId") or ""
        items[name] = _is_numbered(style.find(f"{_W}pPr")) is True
        base = style.find(f"{_W}basedOn")
        bases[name] = base.get(f"{_W}val") or "" if base is not None else ""
    for _ in range(10):
        items |= {name: items[name] or items.get(bases[name], False) for name in items}
    return frozenset(name for name, is_item in items.items() if is_item)


def _is_numbered(properties: etree._Element | None) -> bool | None:
    """Whether a paragraph says itself that it is an item; None when it says nothing."""
    number = None if properties is None else properties.find(f"{_W}numPr/{_W}numId")
    return None if number is None else number.get(f"{_W}val") != "0"


def _is_item(paragraph: etree._Element, styles: frozenset[str]) -> bool:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return False
    style = properties.find(f"{_W}pStyle")
    name = "" if style is None else style.get(f"{_W}val") or ""
    if name.lower().startswith(("heading", "titre")):
        return False
    is_numbered = _is_numbered(properties)
    return name in styles if is_numbered is None else is_numbered


_NOT_IN_DOCX = frozenset({f"{_W}moveFrom", f"{_W}del", _FALLBACK})


def _write_docx(root: etree._Element, styles: frozenset[str]) -> LineWriter:
    writer = LineWriter()
    for event, tag, element in _walk(root, _NOT_IN_DOCX):
        name = tag.removeprefix(_W)
        if event == "start":
            if name == "p":
                writer.end_line()
                if _is_item(element, styles):
                    writer.begin_item()
            elif name == "t":
                writer.say(element.text or "")
            elif name == "tab" and element.getparent().tag == f"{_W}r":
                writer.say("\t")
            elif name == "noBreakHyphen":
                writer.say("-")
            elif name in ("br", "cr"):
                writer.end_line()
            elif name == "tr":
                writer.begin_row()
            elif name == "tc":
                writer.begin_cell()
        elif event == "end":
            if name == "p":
                writer.end_lone_item()
            elif name == "tr":
                writer.end_row()
    return writer


_NOT_IN_ODT = frozenset(
    {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note", f"{_OFFICE}forms", f"{_TEXT}sequence-decls"}
)
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")


def _write_odt(root: etree._Element) -> LineWriter:
    writer = LineWriter()
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    depth = 0  # of paragraphs: between them, white space is no text
    for event, tag, element in _walk(root if body is None else body, _NOT_IN_ODT):
        if event == "start":
            _open_odt(tag, element, writer)
            depth += tag in _PARAGRAPHS
            if depth:
                writer.say(_SPACES.sub(" ", element.text or ""))
        elif event:
            if event == "end":
                depth -= tag in _PARAGRAPHS
                _close_odt(tag, writer)
            if depth:
                writer.say(_SPACES.sub(" ", element.tail or ""))
    return writer


def _open_odt(tag: str, element: etree._Element, writer: LineWriter) -> None:
    if tag in _PARAGRAPHS or tag == f"{_TEXT}line-break":
        writer.end_line()
    elif tag == f"{_TEXT}list-item":
        writer.begin_item()
    elif tag == f"{_TEXT}list":
        writer.end_lone_item()
    elif tag == f"{_TEXT}tab":
        writer.say("\t")
    elif tag == f"{_TEXT}s":
        count = element.get(f"{_TEXT}c") or "1"
        writer.say(" " * min(int(count) if count.isdecimal() else 1, 100))
    elif tag == f"{_TABLE}table-row":
        writer.begin_row()
    elif tag == f"{_TABLE}table-cell":
        writer.begin_cell()


def _close_odt(tag: str, writer: LineWriter) -> None:
    if tag in _PARAGRAPHS:
        writer.end_line()
    elif tag == f"{_TEXT}list-item":
        writer.end_lone_item()
    elif tag == f"{_TABLE}table-row":
        writer.end_row()
