"""The first bytes, or the text, of a file -> the refusal that says it is something else than a page saved as text."""

import re

from centres.fiches.fiche import Refusal

# Leading bytes of the formats people send by mistake, with the words for them.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "un PDF"),
    (b"PK\x03\x04", "une archive ZIP ou un document bureautique (docx, xlsx, odt)"),
    (b"PK\x05\x06", "une archive ZIP vide"),
    (b"\x89PNG\r\n", "une image PNG"),
    (b"\xff\xd8\xff", "une image JPEG"),
    (b"GIF87a", "une image GIF"),
    (b"GIF89a", "une image GIF"),
    (b"\x1f\x8b", "une archive gzip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "un document Office ancien (doc, xls)"),
    (b"7z\xbc\xaf\x27\x1c", "une archive 7z"),
    (b"SQLite format 3\x00", "une base SQLite"),
    (b"{\\rtf", "un document RTF"),
)
_HTML_START = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>]|<\?xml)", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,200})?/?>")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HEAD = 4_000  # characters looked at for tags
_MANY_TAGS = 20
_SAMPLE = 65_536  # bytes or characters looked at for control characters
_MOSTLY = 0.3


def other_format(content: bytes | str, sniff_text: bool = True) -> Refusal | None:
    """The refusal for a file in another format. For bytes, `sniff_text` also notices UTF-16 without its mark.

    >>> other_format(b"%PDF-1.7 ...").message
    'Le fichier est un PDF, pas du texte : enregistrez la page au format texte.'
    >>> other_format("Actions") is None
    True
    """
    return _other_text(content) if isinstance(content, str) else _other_bytes(content, sniff_text)


def _other_bytes(data: bytes, sniff_text: bool) -> Refusal | None:
    for magic, words in _MAGIC:
        if data.startswith(magic):
            return Refusal(
                "binary", f"Le fichier est {words}, pas du texte : enregistrez la page au format texte.", 1, 0
            )
    sample = data[:_SAMPLE]
    if not sniff_text or sample.count(0) < _MOSTLY * len(sample) or len(sample) < 4:
        return None
    for name, part in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if part.count(0) > 0.9 * len(part) and sample.count(0) < 0.6 * len(sample):
            message = f"Le fichier semble être en UTF-16, pas en UTF-8 : relancez avec --encoding {name}."
            return Refusal("encoding", message, 1, sample.index(0))
    return None


def _other_text(text: str) -> Refusal | None:
    head = text[:_HEAD]
    if _HTML_START.match(head) or len(_TAG.findall(head)) >= (3 if head.lstrip().startswith("<") else _MANY_TAGS):
        return Refusal("html", "Le fichier est une page web (HTML) : enregistrez-la au format texte.", 1, 0)
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _MOSTLY * len(sample):
        message = "Le fichier est surtout fait de caractères de contrôle : enregistrez la page au format texte."
        return Refusal("binary", message)
    return None
