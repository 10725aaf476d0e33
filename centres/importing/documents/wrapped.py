"""A text whose lines a browser cut to its width -> the same with whole lines.

Firefox's « Enregistrer sous… Fichiers texte » cuts at 72 characters, and lets a line of 76 stand. Items and what goes
on of them are indented. Other texts are left as they are: a cut label shows that a page was saved so.
"""

import re
from itertools import pairwise

from centres.fiches.layout.labels import match

WIDTH, STANDS = 72, 76
_LINES_TO_SEE = 400  # of a text that was not cut, some are longer
_SHORTEST_LABEL = 40
_IN_A_WORD = re.compile(r"\w[-/]$")  # a line is cut there too: « co- » « construit »
# What stays together at the head of a line: a word, with the marks that a space may stand before, and a fixed space.
_FIRST = re.compile(r"[^ ]+(?: [:;!?»%€]+(?: [^ ]+)?)*")
_ITEM = re.compile(r"( *)([*+o#] )")


def whole_lines(data: bytes) -> bytes | None:
    """The text with its lines joined, in UTF-8; None when nobody cut them."""
    head = data[: _LINES_TO_SEE * 4 * STANDS].split(b"\n")[:_LINES_TO_SEE]
    if any(len(line) > 4 * STANDS for line in head):
        return None
    try:
        lines = data.decode("utf-8").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError:
        return None
    return "\n".join(_join(lines)).encode() if any(map(_is_cut_label, lines, lines[1:])) else None


def _is_cut_label(line: str, following: str) -> bool:
    start, end = line.strip(), following.strip()
    if not (_SHORTEST_LABEL < len(start) <= STANDS and end):
        return False
    label = start[2:] if start[:2] in ("* ", "o ") else start
    return match(f"{label} {end}") is not None and match(label) is None


def _join(lines: list[str]) -> list[str]:
    whole: list[str] = []
    for above, line in pairwise(["", *lines]):
        if _goes_on(above, line):
            whole[-1] += line.strip() if _IN_A_WORD.search(above) else f" {line.strip()}"
        else:
            whole.append(line)
    return whole


def _goes_on(above: str, line: str) -> bool:
    """Whether a line is the rest of the one above: its first word had no place there.

    >>> _goes_on("  * Description de l'expérience, ses objectifs, ses acteurs et ses", "    différentes phases.")
    True
    >>> _goes_on("Une ligne courte", "suivie d'une autre"), _goes_on("", "Un début")
    (False, False)
    """
    first = _FIRST.match(line.strip(" "))
    if not first or not above.strip() or _ITEM.match(line):
        return False
    item = _ITEM.match(above)
    indent = len(item[0]) if item else len(above) - len(above.lstrip(" "))
    if len(line) - len(line.lstrip(" ")) != indent:
        return False
    above = above.rstrip()
    length = len(above) + (not _IN_A_WORD.search(above))
    return len(above) <= WIDTH < length + len(first[0]) and length + len(line.strip()) > STANDS
