"""What an upload is told by its bytes, and what is refused, in words that say what to do."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from centres.editing.attached import read_attachment

MOST = 5000


def archive(*names: str, **contents: bytes) -> bytes:
    """A zip with these members; `mimetype` first when it is given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name, content in contents.items():
            zipped.writestr(name, content)
        for name in names:
            zipped.writestr(name, b"x")
    return out.getvalue()


def damaged() -> bytes:
    """An archive whose line that says its kind does not unpack."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("mimetype", b"application/vnd.oasis.opendocument.text")
    return out.getvalue().replace(b"mimetypeK", b"mimetype\xff", 1)


WORD = archive("[Content_Types].xml", "word/document.xml")
GOOD = {
    "bilan.pdf": b"%PDF-1.7\n",
    "affiche.png": b"\x89PNG\r\n\x1a\n....",
    "photo.JPG": b"\xff\xd8\xff\xe0....",
    "photo.jpeg": b"\xff\xd8\xff\xe0....",
    "photo.webp": b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    "bilan.docx": WORD,
    "budget.xlsx": archive("[Content_Types].xml", "xl/workbook.xml"),
    "bilan.pptx": archive("[Content_Types].xml", "ppt/presentation.xml"),
    "bilan.odt": archive(mimetype=b"application/vnd.oasis.opendocument.text"),
    "budget.ods": archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
    "bilan.odp": archive(mimetype=b"application/vnd.oasis.opendocument.presentation"),
    "ancien.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....",
    "ancien.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....",
}


@pytest.mark.parametrize("name", GOOD)
def test_what_may_be_joined_is_known_by_its_bytes(name):
    read = read_attachment(SimpleUploadedFile(name, GOOD[name]), MOST)

    assert read["kind"] == name.rpartition(".")[2].lower().replace("jpeg", "jpg")
    assert (read["name"], read["size"], len(read["sha256"])) == (name, len(GOOD[name]), 64)


BAD = {
    "page.html": (b"<html><script>alert(1)</script>", "n’est pas un fichier que l’on peut joindre"),
    "dessin.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "n’est pas un fichier que l’on peut joindre"),
    "faux.pdf": (b"<html>", "n’est pas un fichier que l’on peut joindre"),
    "faux.png": (b"%PDF-1.7", "renommez-le en « .pdf »"),
    "sans-fin": (b"%PDF-1.7", "renommez-le en « .pdf »"),
    "bilan.exe": (b"MZ....", "n’est pas un fichier que l’on peut joindre"),
    "ancien.exe": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "n’est pas un fichier que l’on peut joindre"),
    "macro.docx": (archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "contient des macros"),
    "tout.docx": (archive("a.txt", "b.exe"), "n’est pas un fichier que l’on peut joindre"),
    "coupe.docx": (WORD[:60], "n’est pas un fichier que l’on peut joindre"),
    "abime.odt": (damaged(), "n’est pas un fichier que l’on peut joindre"),
    "lourd.pdf": (b"%PDF-" + b"x" * MOST, "au plus"),
    "vide.pdf": (b"", "est vide"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_may_not_is_refused_in_words(name):
    data, words = BAD[name]

    with pytest.raises(ValidationError) as refusal:
        read_attachment(SimpleUploadedFile(name, data), MOST)

    assert words in refusal.value.messages[0]
    assert name in refusal.value.messages[0]


def test_a_very_long_name_keeps_its_ending():
    read = read_attachment(SimpleUploadedFile("é" * 240 + ".pdf", b"%PDF-1.7"), MOST)

    assert len(read["name"]) <= 200
    assert read["name"].endswith(".pdf")
