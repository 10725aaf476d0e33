"""Stage 4: the lines of one Block -> its labelled sections."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .chain import choose
from .labels import BY_KEY, SLOT, STANDARD, Label
from .marks import Marks


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


def split_sections(texts: list[str], marks: Marks, indexes: list[int], is_older: bool) -> Sections:
    """Give each of the lines `indexes`, the first of which is a label, to the label above it."""
    found = marks.labels_between(indexes[0], indexes[-1] + 1)
    if len(indexes) != indexes[-1] + 1 - indexes[0]:
        alive = set(indexes)
        found = [index for index in found if index in alive]
    labels = _older_labels(marks, found) if is_older else _standard_labels(texts, marks, indexes, found)
    sections: list[Section] = []
    for index in indexes:
        label = labels.get(index)
        if label:
            sections.append(Section(label, index))
        else:
            sections[-1].body.append(index)
    return Sections(sections, [index for index in found if index not in labels])


def _standard_labels(texts: list[str], marks: Marks, indexes: list[int], found: list[int]) -> dict[int, Label]:
    """The chain chosen among dashed labels, and distinctive dashless ones that have no dash anywhere in the block."""
    matches = marks.labels
    dashed = {matches[index].key for index in found[1:] if matches[index].is_dashed}
    candidates = [
        index
        for index in found[1:]
        if (key := matches[index].key) in SLOT
        and key != "structure"
        and (matches[index].is_dashed or (key not in dashed and BY_KEY[key].is_distinctive))
    ]
    position_of = _positions(indexes, candidates)
    lines = [texts[index] for index in indexes]
    chain = choose(lines, [(position_of[index], matches[index].key) for index in candidates])
    return {indexes[0]: STANDARD[0]} | {indexes[position]: STANDARD[slot] for position, slot in chain}


def _positions(indexes: list[int], wanted: Iterable[int]) -> dict[int, int]:
    if len(indexes) == indexes[-1] + 1 - indexes[0]:
        return {index: index - indexes[0] for index in wanted}
    return {index: position for position, index in enumerate(indexes)}


def _older_labels(marks: Marks, found: list[int]) -> dict[int, Label]:
    """Each label at its first occurrence, in any order; a short one needs its dash, or to be the first."""
    labels: dict[int, Label] = {}
    taken: set[str] = set()
    for index in found:
        label = BY_KEY[marks.labels[index].key]
        is_sure = marks.labels[index].is_dashed or label.is_distinctive or index == found[0]
        field_name = label.field or label.key
        if is_sure and label.kind != "structure" and field_name not in taken:
            taken.add(field_name)
            labels[index] = label
    return labels
