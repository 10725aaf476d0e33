"""The last lines of a block -> those that are no text of it: the cut start of another fiche, or a cut label."""

from dataclasses import dataclass, field

from centres.fiches.folding import EDGES, fold
from centres.fiches.text.lines import Lines

from .labels import LAST_SLOT, SLOT, STANDARD
from .marks import Marks, is_sure
from .sections import Section

_STRUCTURE_FOLD = fold(STANDARD[0].text)
_CUT_ACTIONS = frozenset({"Act", "Acti", "Actio", "Action"})
_LETTERS = 3  # a shorter piece of a label can be anything


@dataclass(slots=True)
class Ends:
    """Indexes taken off the end: pieces of a fiche cut at its start, of a label, and page headings with no fiche."""

    cut_fiche: list[int] = field(default_factory=list)
    cut_label: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)


def take_ends(sections: list[Section], lines: Lines, marks: Marks, is_older: bool) -> Ends:
    """Take them off the last section, until nothing more is to be taken."""
    last = sections[-1]
    ends = Ends()
    is_last_label = SLOT.get(last.label.key) == LAST_SLOT and not is_older
    while last.body:
        count = 0
        if last.body[-1] in marks.headings:
            ends.headings.append(last.body.pop())
        elif (table := _table_start(last.body, marks)) is not None:
            ends.headings.extend(last.body[table:])
            del last.body[table:]
        elif count := _cut_start(last.body, lines.texts, marks, is_last_label):
            ends.cut_fiche.extend(last.body[-count:])
            del last.body[-count:]
        elif not is_older and not is_last_label and _is_cut_label(lines.texts[last.body[-1]], last):
            ends.cut_label.append(last.body.pop())
        else:
            break
    return ends


def _table_start(body: list[int], marks: Marks) -> int | None:
    """Where a table begins that has no fiche below it, once the cut start of one is taken off: at its header."""
    for position, index in enumerate(body):
        if index in marks.headers:
            labels = marks.labels_between(index, body[-1] + 1)
            return None if any(is_sure(label, marks) for label in labels) else position
    return None


def _cut_start(body: list[int], texts: list[str], marks: Marks, is_last_label: bool) -> int:
    """How many of the last lines are the start of a fiche: `Actions`, a title, a piece of its first label."""
    if body[-1] in marks.actions:
        return 1
    if not is_last_label:
        return 0
    if texts[body[-1]] in _CUT_ACTIONS:
        return 1
    if len(body) > 1 and body[-2] in marks.actions:
        return 2
    if len(body) > 2 and body[-3] in marks.actions and _is_piece(texts[body[-1]], _STRUCTURE_FOLD, letters=0):
        return 3
    return 0


def _is_cut_label(text: str, last: Section) -> bool:
    """Whether a last line is the start of the label that would come next."""
    for label in STANDARD[SLOT[last.label.key] + 1 :]:
        if _is_piece(text, fold(label.text), _LETTERS):
            return True
        if not label.is_optional:
            return False
    return False


def _is_piece(text: str, folded_label: str, letters: int) -> bool:
    """Whether a line is `- ` and a strict beginning of a label.

    >>> _is_piece("- Struct", "structure organisatrice", 3), _is_piece("- St", "structure organisatrice", 3)
    (True, False)
    """
    if text[0] != "-" or len(text) > 100:
        return False
    content = text[1:].strip(EDGES)
    piece = fold(content)
    if len(piece) < letters or (content and not piece):
        return False
    return piece != folded_label and folded_label.startswith(piece)
