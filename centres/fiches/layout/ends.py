"""The last lines of a block -> those that are no text of it: the cut start of another fiche, or a cut label."""

from dataclasses import dataclass, field

from centres.fiches.folding import EDGES, fold
from centres.fiches.text.lines import Views

from .forms import OLDER_FORM, PageForm
from .labels import BY_KEY, OLDER_KEYS, STANDARD
from .marks import Marks, is_sure
from .sections import Section

_STRUCTURE_FOLD = fold(STANDARD[0].text)
_FIRST_FOLDS = tuple(
    fold(BY_KEY[key].text) for key in ("structure", "published_by", "themes", "attachments", "diagnosis")
)
_CUT_ACTIONS = frozenset({"Act", "Acti", "Actio", "Action"})
_LETTERS = 3  # a shorter piece of a label can be anything
_BARE_LETTERS = 8  # without a bullet before it


@dataclass(slots=True)
class Ends:
    """Indexes taken off the end: pieces of a fiche cut at its start, of a label, and page headings with no fiche."""

    cut_fiche: list[int] = field(default_factory=list)
    cut_label: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)


def take_ends(sections: list[Section], views: Views, marks: Marks, form: PageForm, bullet: str) -> Ends:
    """Take them off the last section, until nothing more is to be taken. `bullet` stands before the labels, if any."""
    last = sections[-1]
    ends = Ends()
    is_whole = form.is_whole(last.label.key)
    while last.body:
        count = 0
        if last.body[-1] in marks.headings:
            ends.headings.append(last.body.pop())
        elif (table := _table_start(last.body, marks)) is not None:
            ends.headings.extend(last.body[table:])
            del last.body[table:]
        elif count := _cut_start(last.body, views, marks, form, is_whole):
            ends.cut_fiche.extend(last.body[-count:])
            del last.body[-count:]
        elif not is_whole and _is_cut_label(views[last.body[-1]], last, form, bullet):
            ends.cut_label.append(last.body.pop())
        else:
            break
    return ends


def _table_start(body: list[int], marks: Marks) -> int | None:
    """Where a table begins that has no fiche below it, once the cut start of one is taken off: at its header."""
    if not marks.headers:
        return None
    for position, index in enumerate(body):
        if index in marks.headers:
            labels = marks.labels_between(index, body[-1] + 1)
            return None if any(is_sure(label, marks) for label in labels) else position
    return None


def _cut_start(body: list[int], views: Views, marks: Marks, form: PageForm, is_whole: bool) -> int:
    """How many of the last lines are the start of a fiche: `Actions`, a title, a piece of its first label."""
    if body[-1] in marks.actions:
        return 1
    if not is_whole:
        return 0
    if views[body[-1]] in _CUT_ACTIONS:
        return 1
    if len(body) > 1 and body[-2] in marks.actions:
        return 2
    if len(body) > 2 and body[-3] in marks.actions and _begins_fiche(views[body[-1]]):
        return 3
    return _older_cut_start(body, marks, form)


def _begins_fiche(text: str) -> bool:
    """Whether a line under a title is a piece of the first label of a fiche."""
    if _is_piece(text, "-", _STRUCTURE_FOLD, letters=0):
        return True
    return any(_is_piece(text, "", folded, letters=1) for folded in _FIRST_FOLDS)


def _older_cut_start(body: list[int], marks: Marks, form: PageForm) -> int:
    """The same for a fiche of the older form that is cut below its first label."""
    for position, index in enumerate(body):
        label = marks.labels.get(index)
        if label and label.key in OLDER_KEYS:
            if position > 1 and body[position - 2] in marks.actions:
                return len(body) - position + 2
            if form is OLDER_FORM and label.key == "diagnosis":
                return len(body) - position
    return 0


def _is_cut_label(text: str, last: Section, form: PageForm, bullet: str) -> bool:
    """Whether a last line is the start of a label that would come next."""
    is_older = form is OLDER_FORM
    before = "-" if text[0] == "-" else "" if is_older or not bullet else "-"
    letters = _LETTERS if before and not is_older else _BARE_LETTERS
    for label in form.labels[form.slots[last.label.key] + 1 :]:
        if _is_piece(text, before, fold(label.text), letters):
            return True
        if not label.is_optional and not is_older:
            return False
    return False


def _is_piece(text: str, bullet: str, folded_label: str, letters: int) -> bool:
    """Whether a line is its bullet and a strict beginning of a label.

    >>> _is_piece("- Struct", "-", "structure organisatrice", 3), _is_piece("- St", "-", "structure organisatrice", 3)
    (True, False)
    """
    if not text.startswith(bullet) or len(text) > 150:
        return False
    content = text[len(bullet) :].lstrip(EDGES)
    piece = fold(content)
    if len(piece) < letters or (content and not content[0].isalnum()):
        return False
    return piece != folded_label and folded_label.startswith(piece)
