"""A saved web page -> the text that it shows, line by line. Nothing of it runs, nothing is fetched."""

import codecs
import email
import re
from email.message import Message

from lxml import etree, html

from centres.fiches import Refusal

from .line_writer import LineWriter

_HEAD = 4_096  # bytes in which a page says its encoding
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

# What no reader sees, or stands around the text of every page of a site.
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "button", "nav", "footer"}
)
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "legend", "main", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead",
    }
)  # fmt: skip
_LISTS = frozenset({"ul", "ol", "menu", "dir"})


def page_text(data: bytes, encoding: str | None = None) -> str | Refusal:
    """The text of an HTML page, or of the page inside an MHTML archive."""
    if is_archive(data):
        data, encoding = _page_of(email.message_from_bytes(data))
    try:
        parser = html.HTMLParser(encoding=_encoding(data, encoding), no_network=True, remove_comments=True)
        root = html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except (etree.LxmlError, LookupError, ValueError):
        return Refusal("html", "Cette page web ne peut pas être lue : enregistrez-la de nouveau, ou copiez son texte.")
    return "\n".join(_write(root).lines)


def is_archive(data: bytes) -> bool:
    """Whether a file is a page saved by a browser in one file (.mhtml)."""
    head = data[:_HEAD].lower()
    return b"mime-version:" in head and b"multipart/related" in head


def _page_of(archive: Message) -> tuple[bytes, str | None]:
    for part in archive.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return (content if isinstance(content, bytes) else b""), part.get_content_charset()
    return b"", None


def _encoding(data: bytes, asked: str | None) -> str:
    """As asked, else as its first bytes say, else UTF-8 when it is, else what browsers take."""
    if asked:
        return codecs.lookup(asked).name
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if said := _CHARSET.search(data[:_HEAD]):
        try:
            return codecs.lookup(said[1].decode("ascii", "replace")).name
        except LookupError:
            pass
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _write(root: html.HtmlElement) -> LineWriter:
    writer = LineWriter()
    depth_of_pre = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if not tag or tag in _SKIPPED or _is_hidden(element):
                walk.skip_subtree()
                continue
            _open(tag, writer)
            depth_of_pre += tag == "pre"
            _say(element.text, writer, is_pre=depth_of_pre > 0)
        else:
            if tag and tag not in _SKIPPED and not _is_hidden(element):
                depth_of_pre -= tag == "pre"
                _close(tag, writer)
            _say(element.tail, writer, is_pre=depth_of_pre > 0)
    writer.end_line()
    return writer


def _is_hidden(element: html.HtmlElement) -> bool:
    return "hidden" in element.attrib or bool(_HIDES.search(element.get("style") or ""))


def _say(text: str | None, writer: LineWriter, is_pre: bool) -> None:
    if not text:
        return
    if not is_pre:
        writer.say(_SPACES.sub(" ", text))
        return
    for number, line in enumerate(text.split("\n")):
        if number:
            writer.end_line()
        writer.say(line)


def _open(tag: str, writer: LineWriter) -> None:
    if tag == "li":
        writer.begin_item()
    elif tag in _LISTS:
        writer.end_lone_item()
    elif tag == "tr":
        writer.begin_row()
    elif tag in ("td", "th"):
        writer.begin_cell()
    elif tag in _BLOCKS or tag == "br":
        writer.end_line()


def _close(tag: str, writer: LineWriter) -> None:
    if tag == "li":
        writer.end_lone_item()
    elif tag == "tr":
        writer.end_row()
    elif tag in _BLOCKS or tag in _LISTS or tag in ("td", "th"):
        writer.end_line()
