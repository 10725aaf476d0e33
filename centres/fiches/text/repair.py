"""One raw line -> the same line cleaned: NFC, edges stripped, mojibake repaired. Interior white space stays.

Every cleaning is idempotent: a cleaned line cleaned again is itself, so a composed text reads the same.
"""

import re
import unicodedata

from centres.fiches.folding import EDGES, ZERO_WIDTH, has_heaped_marks

# Marks of UTF-8 read as Latin-1 or cp1252; without one of them a line is never touched.
_MOJIBAKE_MARKS = ("Ã", "Â", "â€")
# What the reader takes lines apart at; each part is repaired alone, so that its repair never depends on the others.
_JOINTS = re.compile(r"(^-\s*|\s+-(?=\s)|\s*\|\s*)")
_LINE_BREAKS = frozenset("\n\r\x00")
_ROUNDS = 3


# All but Latin letters and usual punctuation, which are always NFC and visible; without the soft hyphen and the letters
# of mojibake. One character class: an alternative beside it would take six times as long.
_NEEDS_CARE = re.compile(r"[^\x00-\xac\xae-\xc1\xc4-\u02ff\u2010-\u2027\u202f-\u205e\u2190-\u22ff]")


def is_plain(line: str) -> bool:
    """Whether a line without white space at its edges is clean as it stands, as nearly every French line is.

    >>> is_plain("- Été à l’œuvre : « 3 »…"), is_plain("e\u0301te\u0301"), is_plain("\ufeffActions"), is_plain("SantÃ©")
    (True, False, False, False)
    """
    return line.isascii() or _NEEDS_CARE.search(line) is None


def is_all_plain(text: str) -> bool:
    """Whether every line of a text is clean for sure, as on nearly every French page.

    What cp1252 writes is, but for the soft hyphen and the marks of mojibake. Line by line takes three times as long.

    >>> is_all_plain("Été à l’œuvre\\n- 3 €"), is_all_plain("lâ€™été"), is_all_plain("e\u0301te\u0301")
    (True, False, False)
    """
    if "\u00ad" in text or has_mojibake_marks(text):
        return False
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def clean_line(raw: str) -> str:
    """NFC, without white space or zero-width characters at either end.

    >>> clean_line("\\ufeff \\xa0- Re\\u0301sume\\u0301\\u200b \\t")
    '- Résumé'
    """
    line = raw.strip()
    if line.isascii():
        return line
    if line[0] in ZERO_WIDTH or line[-1] in ZERO_WIDTH:
        line = line.strip(EDGES)
    if has_heaped_marks(line) or unicodedata.is_normalized("NFC", line):
        return line
    return unicodedata.normalize("NFC", line).strip(EDGES)


def has_mojibake_marks(line: str) -> bool:
    """Whether a line may hold UTF-8 read as Latin-1."""
    return any(mark in line for mark in _MOJIBAKE_MARKS)


def repair_mojibake(line: str) -> str:
    """A cleaned line with UTF-8 read as another encoding put right; the line itself when that is not sure.

    >>> repair_mojibake("- SantÃ© et Ã©cole"), repair_mojibake("SÃO PAULO"), repair_mojibake("l’été")
    ('- Santé et école', 'SÃO PAULO', 'l’été')
    """
    if not has_mojibake_marks(line):
        return line
    parts = _JOINTS.split(line)
    repaired = clean_line("".join(_repair_part(part) if has_mojibake_marks(part) else part for part in parts))
    if not repaired or len(_JOINTS.split(repaired)) != len(parts):
        return line
    return repaired


def _repair_part(part: str) -> str:
    # Few lines need it, and it takes three megabytes of every process that has it.
    from ftfy import fix_encoding

    text = part
    for _ in range(_ROUNDS):
        fixed = clean_line(fix_encoding(text))
        if fixed == text:
            return text
        if not fixed or not _LINE_BREAKS.isdisjoint(fixed):
            return part
        text = fixed
    return text if clean_line(fix_encoding(text)) == text else part
