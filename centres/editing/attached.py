"""An uploaded file -> what it holds, read from its bytes, or why it is refused. Its name decides nothing alone."""

import lzma
import zipfile
import zlib
from hashlib import sha256
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

# Ending -> what it is called in a sentence.
KINDS = {
    "pdf": "PDF",
    "docx": "Word", "doc": "Word", "odt": "texte LibreOffice",
    "xlsx": "Excel", "xls": "Excel", "ods": "tableur LibreOffice",
    "pptx": "PowerPoint", "ppt": "PowerPoint", "odp": "présentation LibreOffice",
    "png": "image PNG", "jpg": "image JPEG", "webp": "image WebP",
}  # fmt: skip
ACCEPTED = "PDF, Word, Excel, PowerPoint, LibreOffice, ou une image PNG, JPEG ou WebP"
_SAME = {"jpeg": "jpg"}
_OLD_OFFICE = ("doc", "xls", "ppt")
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_OFFICE_FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_MAIN = {"docx": "document.xml", "xlsx": "workbook.xml", "pptx": "presentation.xml"}
MOST_MEMBERS = 5000


def read_attachment(file: Any, most_bytes: int) -> dict[str, Any]:
    """The columns of an Attachment that an upload fills: name, kind, size, sha256. ValidationError, in French, for
    a file that is empty, too large, or not what its name says."""
    name = str(file.name)
    if not file.size:
        raise ValidationError(f"« {name} » est vide : rien n’a été joint.")
    if file.size > most_bytes:
        weighs, most = filesizeformat(file.size), filesizeformat(most_bytes)
        raise ValidationError(f"« {name} » pèse {weighs} : {most} au plus. Réduisez-le, ou coupez-le.")
    ending = name.rpartition(".")[2].lower()
    ending = _SAME.get(ending, ending)
    held = kind_of(file)
    if held == "ole":
        held = ending if ending in _OLD_OFFICE else ""
    if not held:
        raise ValidationError(f"« {name} » n’est pas un fichier que l’on peut joindre : {ACCEPTED}.")
    if held == "macros":
        raise ValidationError(f"« {name} » contient des macros : enregistrez-le sans elles, puis joignez-le.")
    if held != ending:
        raise ValidationError(
            f"« {name} » contient autre chose que ce que dit son nom ({KINDS[held]}) : renommez-le en « .{held} »."
        )
    return {"name": _short(name), "kind": held, "size": file.size, "sha256": _digest(file)}


def kind_of(file: IO[bytes]) -> str:
    """A key of KINDS; "ole" for an older Office document, "macros" for one that carries programs; else empty."""
    file.seek(0)
    head = file.read(1024)
    file.seek(0)
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    return _kind_of_archive(file) if head.startswith(b"PK\x03\x04") else ""


def _kind_of_archive(file: IO[bytes]) -> str:
    """What a zip is, from the names in it. Only the line in which LibreOffice says its kind is unpacked."""
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            names = [member.filename for member in members]
            if len(members) > MOST_MEMBERS:
                return ""
            if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
                return "macros"
            if "[Content_Types].xml" in names:
                return next((kind for folder, kind in _OFFICE_FOLDERS.items() if folder + _MAIN[kind] in names), "")
            if names and names[0] == "mimetype" and members[0].file_size < 100:
                with archive.open(members[0]) as kind:
                    return _OPEN_DOCUMENTS.get(kind.read(100).strip(), "")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError):
        return ""
    except (EOFError, zlib.error, lzma.LZMAError):
        return ""
    finally:
        file.seek(0)
    return ""


def _short(name: str) -> str:
    """At most 200 characters, the ending kept."""
    if len(name) <= 200:
        return name
    before, _, ending = name.rpartition(".")
    return f"{before[: 199 - len(ending)]}.{ending}"


def _digest(file: Any) -> str:
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
