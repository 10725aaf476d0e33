"""The hand a fiche came through -> its lines as the site prints them: a bullet before each label and each value.

A page copied from a browser has no bullet left, a word processor prints `•`, a saved text `*`. One bullet stands before
the labels of a fiche; lines are shown to the choice of labels and to the reading of lists with « - » instead.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from .layout.labels import BY_KEY
from .layout.marks import Marks
from .text.bullets import bullet_of, without_bullets
from .values import vocabulary

_LISTS = ("themes", "older_keywords", "audiences")


def bullet_of_labels(marks: Marks, indexes: list[int]) -> str:
    """The bullet of the labels of a fiche of the current form, "" for none; the first of its lines is a label."""
    if bullet := marks.labels[indexes[0]].bullet:
        return bullet
    # The first one alone may have lost it.
    labels = [marks.labels[index] for index in indexes[1:] if index in marks.labels]
    sure = [label for label in labels if BY_KEY[label.key].is_distinctive] or labels
    counts = Counter(label.bullet for label in sure)
    return counts.most_common(1)[0][0] if counts else "-"


def bullet_of_lists(texts: list[str], marks: Marks, indexes: list[int]) -> str:
    """The bullet of the lists of a fiche of the older form, whose labels have none: that of their first line."""
    for index, following in pairwise(indexes):
        if index in marks.labels and marks.labels[index].key in _LISTS and following not in marks.labels:
            return bullet_of(texts[following])
    return "-" if marks.labels[indexes[0]].bullet == "-" else "•"


def dash_lines(texts: list[str], indexes: Iterable[int], bullet: str) -> dict[int, str]:
    """The lines with « - » for their bullets; without any bullet, the terms of the lists get one.

    >>> dash_lines(["• Santé", "*     * Culture", "·", "Une phrase."], range(4), "•")
    {0: '- Santé', 1: '- Culture', 2: '-', 3: 'Une phrase.'}
    >>> dash_lines(["Santé", "Une phrase."], range(2), "")
    {0: '- Santé', 1: 'Une phrase.'}
    """
    return {index: _dash(texts[index], bullet) for index in indexes}


def _dash(text: str, bullet: str) -> str:
    if bullet_of(text):
        content = without_bullets(text)
        while not bullet and content and bullet_of(content):
            content = without_bullets(content)
        return f"- {content}" if content else "-"
    return f"- {text}" if not bullet and vocabulary.is_known_anywhere(text) else text
