"""A text <-> what a cell may hold: nothing that a spreadsheet would run, nothing that it would cut or lose."""

import re
from difflib import SequenceMatcher

_STARTS_FORMULA = frozenset("=+-@\t\r")
_GUARDED = _STARTS_FORMULA | {"'"}
LONGEST = 32_000  # characters: a spreadsheet cuts a cell at 32,767
# Characters that XLSX cannot hold, or that a spreadsheet does not give back.
_LOST = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x85\u2028\u2029\ufffe\uffff\ud800-\udfff]")
UNTOUCHED = "[Texte laissé dans le catalogue : un tableur ne peut pas le garder entier]"

_WORDS = re.compile(r"([ \n]+)")
LONGEST_WORD = 200
LONGEST_XLSX = 32_767  # what XLSX itself allows, counted in UTF-16 as spreadsheets do
CUT = "[Texte coupé : un tableur s’arrête à 32 767 caractères."


def cut_text(text: str, where: str) -> str:
    """A text that a cell of XLSX holds: where it had to be cut, a sentence says so, and `where` all of it is.

    >>> cut_text("a" * 40_000, "https://exemple.fr/1")[-96:]
    'aaa\\n[Texte coupé : un tableur s’arrête à 32 767 caractères. Tout est ici : https://exemple.fr/1]'
    """
    if len(text) * 2 <= LONGEST_XLSX or len(text.encode("utf-16-le", "replace")) // 2 <= LONGEST_XLSX:
        return text
    said = f"\n{CUT} Tout est ici : {where}]"
    room = (LONGEST_XLSX - len(said)) * 2
    return text.encode("utf-16-le", "replace")[:room].decode("utf-16-le", "ignore") + said


def is_untouched(cell: str) -> bool:
    """Whether a cell stands for a text that it could not hold: brought back, it corrects nothing."""
    return cell == UNTOUCHED or CUT in cell


def cell_text(text: str) -> str:
    """What a cell shows for a text; a fixed sentence, read back as « no change », for one that it would spoil."""
    return UNTOUCHED if len(text) > LONGEST or _LOST.search(text) else text.replace("\r\n", "\n").replace("\r", "\n")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could take it for a formula.

    >>> is_formula("- des enfants"), is_formula("des enfants")
    (True, False)
    """
    return text[:1] in _STARTS_FORMULA and text != ""


def guard_cell(text: str, is_csv: bool = True) -> str:
    """A text that no spreadsheet runs: behind an apostrophe in CSV. In XLSX the type of the cell does it.

    >>> guard_cell("=1+1"), guard_cell("=1+1", is_csv=False), guard_cell("'=1"), guard_cell("L'été")
    ("'=1+1", '=1+1', "''=1", "L'été")
    """
    looks_guarded = text[:1] == "'" and text[1:2] in _GUARDED and len(text) > 1
    return "'" + text if looks_guarded or (is_csv and is_formula(text)) else text


def plain_text(cell: str) -> str:
    """The text of a cell as it was before `guarded`; lines end with LF.

    >>> plain_text("'=1+1"), plain_text("''=1"), plain_text("'a"), plain_text("'")
    ('=1+1', "'=1", "'a", "'")
    """
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in _GUARDED else text


def lossless(cell: str, ours: str) -> str:
    """A cell of a file saved in Windows-1252, with what it could not write put back from the text that it was of.

    A spreadsheet puts `?` in the place of « → », or a letter that looks like it. Words that say the same but for those
    are ours; the others are those of the person.

    >>> lossless("un ? deux trois", "un → deux"), lossless("prix ? 3", "prix = 3")
    ('un → deux trois', 'prix ? 3')
    """
    if all(_stays(letter) for letter in set(ours)):
        return cell
    theirs, own = _WORDS.split(cell), _WORDS.split(ours)
    if len(theirs) == len(own) and all(map(_says_the_same, own, theirs)):
        return ours
    flat = ["".join(letter if _stays(letter) else "?" for letter in word) for word in own]
    put = list(theirs)
    for block in SequenceMatcher(None, flat, theirs, autojunk=False).get_matching_blocks():
        put[block.b : block.b + block.size] = own[block.a : block.a + block.size]
    return "".join(put)


def _stays(letter: str) -> bool:
    return letter.encode("cp1252", "ignore") != b""


def _says_the_same(ours: str, theirs: str) -> bool:
    """Letter by letter, where any one or two stand for a letter that could not be written."""
    if ours == theirs:
        return True
    pattern = "".join(re.escape(letter) if _stays(letter) else ".{1,2}" for letter in ours)
    return len(ours) <= LONGEST_WORD and re.fullmatch(pattern, theirs, re.DOTALL) is not None
