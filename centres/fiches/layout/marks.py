"""Numbered lines -> where labels, "Actions", page headings and table headers stand among them."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from centres.fiches.folding import fold

from .labels import BY_KEY, OLDER_KEYS, OTHER_PAIRS, LabelMatch, match
from .listing import LISTING_HEADER

PAGE_HEADING = "Les actions des centres sociaux"
_HEADING_FOLD = fold(PAGE_HEADING)
_HEADER_FOLD = fold(LISTING_HEADER)
_BETWEEN_CELLS = re.compile(r"\||\t|\s{2,}")
_LONGEST = 80  # characters; a longer line is none of these
_INITIALS = frozenset("AaLlNn")
# A line that begins with one of these is none of all.
_PROSE = {pair for pair in OTHER_PAIRS if pair[0] not in _INITIALS}


@dataclass(slots=True)
class Marks:
    """Indexes into the lines. `labels` maps the index of a label to its match; `label_indexes` are its keys, sorted."""

    labels: dict[int, LabelMatch] = field(default_factory=dict)
    label_indexes: list[int] = field(default_factory=list)
    actions: set[int] = field(default_factory=set)
    headings: set[int] = field(default_factory=set)
    headers: set[int] = field(default_factory=set)

    def labels_between(self, first: int, end: int) -> list[int]:
        """Indexes of the labels in ``[first, end)``."""
        return self.label_indexes[bisect_left(self.label_indexes, first) : bisect_left(self.label_indexes, end)]

    def first_header(self, first: int, end: int) -> int | None:
        """Index of the first table header in ``[first, end)``."""
        return next((index for index in range(first, end) if index in self.headers), None) if self.headers else None


def mark_lines(texts: list[str]) -> Marks:
    """One pass over the cleaned lines.

    >>> marks = mark_lines(["ACTIONS", "- Actions", "- Résumé", "NOM|Département | annee|", "Actions | a |"])
    >>> marks.actions, marks.label_indexes, marks.headers
    ({0}, [2], {3})
    """
    marks = Marks()
    for index, text in enumerate(texts):
        start = text[:2]
        if start in _PROSE or (start == "- " and text[2:4] in OTHER_PAIRS):
            continue
        if found := match(text):
            marks.labels[index] = found
        elif text == "Actions":
            marks.actions.add(index)
        elif len(text) <= _LONGEST and text[0] != "-" and (text[0] in _INITIALS or not text[0].isalnum()):
            _mark_other(index, text, marks)
    marks.label_indexes = list(marks.labels)
    return marks


def _mark_other(index: int, text: str, marks: Marks) -> None:
    folded = fold(text)
    if "|" in text or folded == _HEADER_FOLD:
        if folded == _HEADER_FOLD and _BETWEEN_CELLS.search(text):
            marks.headers.add(index)
    elif folded == "actions":
        marks.actions.add(index)
    elif folded == _HEADING_FOLD:
        marks.headings.add(index)


def is_sure(index: int, marks: Marks) -> bool:
    """Whether the label at `index` can be no prose: it has its bullet, or is distinctive."""
    key, bullet = marks.labels[index]
    return (bullet != "" and key not in OLDER_KEYS) or BY_KEY[key].is_distinctive
