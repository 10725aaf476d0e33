"""The bytes of a file of any kind that people save a page in -> its fiches, or why it is refused."""

import codecs

from centres.fiches import Reading, Refusal, read_bytes
from centres.fiches.pages import Share, at_once
from centres.fiches.text.sniff import other_format

from .wrapped import whole_lines

_HEAD = 4_096  # bytes that show a web page
_NO_FICHE = Refusal(
    "html",
    "Aucune fiche dans cette page web (HTML) : enregistrez la page qui montre les fiches, ou copiez son texte.",
    1,
    0,
)


def read_data(data: bytes, encoding: str | None = None, share: Share = at_once) -> Reading | Refusal:
    """The fiches of a text, of a web page (HTML, MHTML) or of a document (DOCX, ODT).

    Line numbers count the lines of the text that is drawn from it. `share`: see `fiches.pages`.
    """
    # With lxml, four megabytes that a process which shows pages has no use for.
    from .office import document_text
    from .web_page import is_archive, page_text

    if data.startswith(b"PK\x03\x04"):
        return _of(document_text(data), share)
    if is_archive(data) or _is_html(data):
        reading = _of(page_text(data, encoding), share)
        return _NO_FICHE if isinstance(reading, Refusal) and reading.code in ("no_fiche", "blank", "empty") else reading
    if encoding is None and (text := whole_lines(data)) is not None:
        data = text
    return read_bytes(data, encoding, share=share)


def _of(text: str | Refusal, share: Share) -> Reading | Refusal:
    return text if isinstance(text, Refusal) else read_bytes(text.encode("utf-8", "surrogatepass"), share=share)


def _is_html(data: bytes) -> bool:
    head = data[:_HEAD]
    is_utf_16 = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    refusal = other_format(head.decode("utf-16" if is_utf_16 else "latin-1", "replace").lstrip("\ufeffï»¿"))
    return refusal is not None and refusal.code == "html"
