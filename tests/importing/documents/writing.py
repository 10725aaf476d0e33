"""Documents as word processors write them, of the lines given: the least that such a file holds."""

import io
import zipfile
from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="ListBullet"><w:pPr><w:numPr><w:numId w:val="1"/>'
    "</w:numPr></w:pPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Small"><w:basedOn w:val="ListBullet"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    "</w:styles>"
)
ODT_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def archive(**files: str) -> bytes:
    """A ZIP of {name with __ for /: content}."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as written:
        for name, text in files.items():
            written.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return content.getvalue()


def docx_of_body(body: str) -> bytes:
    return archive(
        word__document_xml=f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>', word__styles_xml=STYLES
    )


def docx(lines: Sequence[str]) -> bytes:
    """Each line a paragraph."""
    return docx_of_body("".join(paragraph(line) for line in lines))


def paragraph(line: str, properties: str = "") -> str:
    runs = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in line.split("\t"))
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}<w:r>{runs}</w:r></w:p>"


def odt_of_body(body: str) -> bytes:
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {ODT_NAMES}>{text}</office:document-content>"
    return archive(mimetype="application/vnd.oasis.opendocument.text", content_xml=content)


def odt(lines: Sequence[str]) -> bytes:
    """Each line a paragraph."""
    spaced = (escape(line).replace("\t", "<text:tab/>") for line in lines)
    return odt_of_body("".join(f"<text:p>{line}</text:p>" for line in spaced))


def web_page(lines: Sequence[str]) -> str:
    """The lines of a scraped page as the lists and paragraphs that they were: runs of « - » are lists."""
    blocks = []
    for is_list, run in groupby(lines, lambda line: f"{line} ".startswith("- ")):
        tag = "li" if is_list else "p"
        items = "".join(f"<{tag}>{escape(line.removeprefix('-').strip() if is_list else line)}</{tag}>" for line in run)
        blocks.append(f"<ul>{items}</ul>" if is_list else items)
    return f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>Actions</title>{"".join(blocks)}</html>'
