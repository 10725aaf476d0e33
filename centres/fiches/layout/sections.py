"""Stage 4: the lines of one Block -> its labelled sections."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from centres.fiches.text.lines import Views

from .chain import choose
from .forms import CURRENT_FORM, EXTRA, OLDER_FORM, TRAILING, PageForm
from .labels import BY_KEY, SLOT, Label
from .marks import Marks

# What stands above the texts that follow the last label of the current form: elsewhere they are prose.
_BEFORE = {key: {CURRENT_FORM.last, *TRAILING} if key != "themes" else {*TRAILING} for key in TRAILING}


@dataclass(slots=True)
class Section:
    """One label and the lines under it; all are indexes into the lines of the file."""

    label: Label
    index: int
    body: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Sections:
    """The sections of a block in the order of their lines. `left_out`: lines that say a label and are text."""

    chosen: list[Section]
    left_out: list[int]


def split_sections(views: Views, marks: Marks, indexes: list[int], form: PageForm, bullet: str) -> Sections:
    """Give each of the lines `indexes`, the first of which is a label, to the label above it.

    `bullet` stands before the labels of the current form; those of the older one are known with any, or none.
    """
    found = marks.labels_between(indexes[0], indexes[-1] + 1)
    if len(indexes) != indexes[-1] + 1 - indexes[0]:
        alive = set(indexes)
        found = [index for index in found if index in alive]
    candidates = _older_candidates(marks, found) if form is OLDER_FORM else _candidates(marks, found, bullet)
    position_of = _positions(indexes, candidates)
    lines = [views[index] for index in indexes]
    first = marks.labels[indexes[0]].key
    chain = choose(lines, [(position_of[index], marks.labels[index].key) for index in candidates], form, first)
    starts = [(0, BY_KEY[first]), *((position, form.labels[slot]) for position, slot in chain)]
    ends = [*(position for position, _ in starts[1:]), len(indexes)]
    sections = [
        Section(label, indexes[start], indexes[start + 1 : end])
        for (start, label), end in zip(starts, ends, strict=True)
    ]
    if len(sections) == len(found):
        return Sections(sections, [])
    taken = {section.index for section in sections}
    return Sections(sections, [index for index in found if index not in taken])


def _candidates(marks: Marks, found: list[int], bullet: str) -> list[int]:
    """Labels with the bullet of the fiche, and distinctive bare ones that have it nowhere in the fiche."""
    matches = marks.labels
    candidates: list[int] = []
    bare: list[int] = []
    above = ""
    for index in found[1:]:
        key, own = matches[index]
        if key in SLOT:
            if own == bullet and key != "structure":
                candidates.append(index)
                above = key
            elif not own and BY_KEY[key].is_distinctive and key != "structure":
                bare.append(index)
                above = key
        elif own and own == bullet and key in TRAILING and above in _BEFORE[key]:
            candidates.append(index)
            above = key
    if not bare:
        return candidates
    bulleted = {matches[index].key for index in candidates}
    return sorted([*candidates, *(index for index in bare if matches[index].key not in bulleted)])


def _older_candidates(marks: Marks, found: list[int]) -> list[int]:
    """Labels of the older form, and one of the current form under the keywords, where a bullet is no prose."""
    candidates: list[int] = []
    slots = OLDER_FORM.slots
    above = marks.labels[found[0]].key
    for index in found[1:]:
        key, own = marks.labels[index]
        if key not in slots or key == "structure" or (key in EXTRA and not (own and above == "older_keywords")):
            continue
        above = key
        candidates.append(index)
    return candidates


def _positions(indexes: list[int], wanted: Iterable[int]) -> dict[int, int]:
    if len(indexes) == indexes[-1] + 1 - indexes[0]:
        return {index: index - indexes[0] for index in wanted}
    return {index: position for position, index in enumerate(indexes)}
