"""Stage 1: the bytes of a file -> its text, or the reason why they are not one.

Nothing is guessed and nothing is replaced in silence: bytes that are not the encoding asked for are refused with their
offset (never `errors="replace"`).
"""

import codecs
import re

from centres.fiches.fiche import Refusal
from centres.fiches.folding import EDGES
from centres.fiches.limits import LIMITS, Limits

from .sniff import other_format

DEFAULT_ENCODING = "utf-8"

# Codecs Python counts as text but that no page is written in; some raise, some take quadratic time.
_NOT_A_PAGE_ENCODING = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape"}
)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def decode(data: bytes, encoding: str | None = None, limits: Limits = LIMITS) -> str | Refusal:
    """The text of a file without its byte order mark. Never raises.

    >>> decode("Été".encode())
    'Été'
    >>> decode(b"caf\\xe9").code
    'cut_character'
    """
    if not data:
        return Refusal("empty", "Le fichier est vide (0 octet) : vérifiez l'enregistrement de la page.")
    if len(data) > limits.bytes:
        return Refusal(
            "too_large",
            f"Le fichier fait {len(data)} octets, la limite est de {limits.bytes} : coupez-le en plusieurs fichiers.",
        )
    if refusal := other_format(data, sniff_text=encoding is None):
        return refusal
    codec = _codec(encoding)
    if isinstance(codec, Refusal):
        return codec
    if encoding is None:
        for mark, name in _BYTE_ORDER_MARKS:
            if data.startswith(mark):
                message = f"Le fichier est en {name.upper()}, pas en UTF-8 : relancez avec --encoding {name}."
                return Refusal("encoding", message, 1, 0)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        return _undecodable(data, codec, error)
    except Exception:
        return Refusal("encoding", f"Le fichier ne peut pas être lu en {codec} : indiquez un autre encodage.")
    if not isinstance(text, str):
        return _unknown_encoding(str(encoding))
    return text[1:] if text[:1] == "\ufeff" else text


def refuse_text(text: str, limits: Limits = LIMITS) -> Refusal | None:
    """Why a decoded text is not worth reading: nothing in it, a web page, control characters, too many lines.

    >>> refuse_text(" \\u200b\\n").code, refuse_text("<!doctype html><p>").code, refuse_text("Actions")
    ('blank', 'html', None)
    """
    if not text.strip(EDGES):
        return Refusal(
            "blank", "Le fichier ne contient que des lignes blanches : vérifiez l'enregistrement de la page."
        )
    if refusal := other_format(text):
        return refusal
    breaks = text.count("\n") + (text.count("\r") - text.count("\r\n") if "\r" in text else 0)
    if breaks + 1 > limits.lines + (text[-1] in "\r\n"):
        message = f"Le fichier a plus de {limits.lines} lignes : coupez-le en plusieurs fichiers."
        return Refusal("too_many_lines", message, limits.lines + 1)
    if _may_be_longer(text, limits.line):
        for number, line in enumerate(_LINE_BREAK.split(text), 1):
            if len(line) > limits.line:
                message = (
                    f"ligne {number} : {len(line)} caractères, la limite est de {limits.line} ; "
                    "ce n'est sans doute pas une page enregistrée en texte."
                )
                return Refusal("line_too_long", message, number)
    return None


def _may_be_longer(text: str, most: int) -> bool:
    """Whether more than so many characters stand somewhere without a line feed: from one window to the next."""
    start = 0
    while len(text) - start > most:
        start = text.rfind("\n", start, start + most + 1) + 1
        if not start:
            return True
    return False


def _codec(encoding: str | None) -> str | Refusal:
    if encoding is None:
        return DEFAULT_ENCODING
    try:
        info = codecs.lookup(encoding)
        is_text = getattr(info, "_is_text_encoding", True)
    except Exception:
        return _unknown_encoding(str(encoding))
    if not is_text or info.name in _NOT_A_PAGE_ENCODING:
        return _unknown_encoding(str(encoding))
    return info.name


def _unknown_encoding(encoding: str) -> Refusal:
    shown = encoding[:40].encode("utf-8", "backslashreplace").decode()
    return Refusal(
        "unknown_encoding",
        f"Encodage « {shown} » inconnu ou sans rapport avec du texte : essayez utf-8, cp1252 ou utf-16.",
    )


def _undecodable(data: bytes, codec: str, error: UnicodeDecodeError) -> Refusal:
    """The refusal for bytes that are not `codec`; line and byte offset are those of the first wrong byte."""
    offset = error.start
    head = data[:offset]
    line = 1 + head.count(b"\n") + head.count(b"\r") - head.count(b"\r\n")
    if codec != DEFAULT_ENCODING:
        message = f"ligne {line} : l'octet {offset} n'est pas du {codec} ; indiquez le bon encodage avec --encoding."
        return Refusal("encoding", message, None if codec.startswith(("utf-16", "utf-32")) else line, offset)
    if b"\x00" in data:
        message = "Le fichier est binaire (octets nuls, UTF-8 invalide) : enregistrez la page en texte."
        return Refusal("binary", message, line, offset)
    if error.reason == "unexpected end of data" and error.end == len(data):
        message = (
            f"ligne {line} : le fichier s'arrête au milieu d'un caractère (octet {offset}) ; "
            "enregistrez la page de nouveau, ou indiquez son encodage avec --encoding."
        )
        return Refusal("cut_character", message, line, offset)
    advice = "relancez avec --encoding cp1252" if _looks_like_cp1252(data) else "indiquez le bon avec --encoding"
    message = f"ligne {line} : l'octet {offset} (0x{data[offset]:02X}) n'est pas de l'UTF-8 ; {advice}."
    return Refusal("encoding", message, line, offset)


def _looks_like_cp1252(data: bytes) -> bool:
    """Whether the high bytes read as French letters and typography rather than as noise.

    >>> _looks_like_cp1252("Été d’œuvre à l'école".encode("cp1252")), _looks_like_cp1252(bytes(range(128, 256)))
    (True, False)
    """
    try:
        high = [character for character in data[:200_000].decode("cp1252") if character > "\x7f"]
    except UnicodeDecodeError:
        return False
    french = sum(character in "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»’‘“”–—…€•°§\xa0" for character in high)
    return bool(high) and french >= 0.9 * len(high)
