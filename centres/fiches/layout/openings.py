"""Marked lines -> where each fiche opens."""

from collections.abc import Iterator
from dataclasses import dataclass

from .forms import OLDER_FORM
from .labels import OLDER_KEYS
from .marks import Marks, is_sure

_NEXT_WITHIN = 3  # lines, after `Structure organisatrice`
_ENOUGH_OLDER_LABELS = 2


@dataclass(frozen=True, slots=True)
class Opening:
    """Indexes of the lines that open a fiche: its `Actions` (or first) line, its title, its first label.

    `title` is None for a fiche without one. `has_separator` is False when the `Actions` line is lost.
    """

    start: int
    title: int | None
    body: int
    is_older: bool = False
    has_separator: bool = True


def find_openings(texts: list[str], marks: Marks) -> list[Opening]:
    """Every opening, in order; no two share a line."""
    standard = list(_standard_openings(texts, marks))
    bounds = [*(opening.start for opening in standard), len(texts)]
    openings: list[Opening] = []
    free = 0
    for number, bound in enumerate(bounds):
        openings.extend(_older_openings(texts, marks, free, bound))
        if number < len(standard):
            openings.append(standard[number])
            free = standard[number].body + 1
    return openings


def _standard_openings(texts: list[str], marks: Marks) -> Iterator[Opening]:
    free = 0  # lines before this index belong to an earlier opening
    for number, index in enumerate(marks.label_indexes):
        label = marks.labels[index]
        if label.key != "structure":
            continue
        is_older = _is_older(number, marks)
        if index - 2 >= free and index - 2 in marks.actions:
            opening = Opening(index - 2, index - 1, index, is_older)
        elif index - 1 >= free and index - 1 in marks.actions:
            following = marks.labels.get(index + 1)
            if following and following.key == "structure":
                continue  # this line is the title of the opening one line below
            opening = Opening(index - 1, None, index, is_older)
        elif (label.bullet or is_older) and not 0 < free == index and _follows(index, marks, is_older):
            title = index - 1 if index - 1 >= free and _can_be_title(texts, index - 1, marks) else None
            opening = Opening(index if title is None else title, title, index, is_older, has_separator=False)
        else:
            continue
        yield opening
        free = index + 1


def _is_older(number: int, marks: Marks) -> bool:
    """Whether the first label below a structure, attachments and author apart, is one of the older form."""
    has_author = False
    below = marks.label_indexes[number]
    for index in marks.label_indexes[number + 1 :]:
        key = marks.labels[index].key
        if not marks.actions.isdisjoint(range(below, index)):
            break
        if key == "published_by":
            has_author = True
        elif key != "attachments":
            return key in OLDER_KEYS
        below = index
    return has_author


def _follows(index: int, marks: Marks, is_older: bool) -> bool:
    """Whether the label that follows the structure is the next label, a few lines below at most."""
    for following in range(index + 1, index + 1 + _NEXT_WITHIN):
        if following in marks.actions:
            return False
        if label := marks.labels.get(following):
            return label.key == "attachments" or (is_older and label.key in ("published_by", "themes"))
    return False


def _can_be_title(texts: list[str], index: int, marks: Marks) -> bool:
    """Whether the line above an opening that lost its `Actions` can be its title."""
    label = marks.labels.get(index)
    text = texts[index]
    is_row = text.endswith("|") and text.count("|") > 1
    return not (text == "-" or is_row or index in marks.headings or (label and label.bullet))


def _older_openings(texts: list[str], marks: Marks, free: int, bound: int) -> list[Opening]:
    """Openings of older pages in ``[free, bound)``, where no structure opens a fiche.

    Each needs two labels that only older pages print, before the next opening; so they are found from the last one up.
    One is enough below an `Actions` that nothing stands above.
    """
    openings: list[Opening] = []
    seen: set[str] = set()
    found = marks.labels_between(free, bound)
    for number in reversed(range(len(found))):
        index = found[number]
        key = marks.labels[index].key
        if key not in OLDER_KEYS and (key != "attachments" or not seen):
            continue
        opening = _older_opening(texts, marks, free, index) or _again(texts, marks, found, number)
        if opening and (len(seen | {key} & OLDER_KEYS) >= _ENOUGH_OLDER_LABELS or _is_first(opening)):
            openings.append(opening)
            seen.clear()
        elif is_sure(index, marks) and key in OLDER_KEYS:
            seen.add(key)
    return openings[::-1]


def _is_first(opening: Opening) -> bool:
    return opening.start == 0 and opening.has_separator


def _older_opening(texts: list[str], marks: Marks, free: int, index: int) -> Opening | None:
    """`Actions` and a title above an older label, or the page's start or heading and a title."""
    one, two = index - 1, index - 2
    if one >= free and one in marks.actions:
        return Opening(one, None, index, is_older=True)
    above = marks.labels.get(one)
    if two >= free and two in marks.actions and not (above and above.key in OLDER_KEYS):
        return Opening(two, one, index, is_older=True)
    if above:
        return None
    if index == 0 or (one >= free and one in marks.headings):
        following = marks.labels.get(index + 1)
        if following and following.key == "structure":
            return None  # under an `Actions`, this label would be the title of a standard fiche
        return Opening(index, None, index, is_older=True, has_separator=False)
    starts_page = (
        one == 0 or (two >= free and two in marks.headings) or (two == 0 and _is_unknown_heading(texts, marks))
    )
    if one >= free and starts_page and texts[one] != "-":
        return Opening(one, one, index, is_older=True, has_separator=False)
    return None


def _again(texts: list[str], marks: Marks, found: list[int], number: int) -> Opening | None:
    """Where labels begin again below a fiche, without `Actions`: at the diagnosis, or under a title at the themes."""
    index = found[number]
    key = marks.labels[index].key
    slots = OLDER_FORM.slots
    above = next((place for place in reversed(found[:number]) if is_sure(place, marks)), None)
    if above is None or key not in ("diagnosis", "themes"):
        return None
    before = marks.labels[above].key
    is_whole = before in ("older_limits", "prospects")
    following = marks.labels[found[number + 1]].key if number + 1 < len(found) else ""
    if key == "themes":
        if is_whole and following in ("attachments", "diagnosis") and index - 1 > above:
            return Opening(index - 1, index - 1, index, is_older=True, has_separator=False)
        return None
    goes_on = following == "older_keywords" and before in OLDER_KEYS and slots[before] > slots[key]
    is_after = found[number - 1] == above or marks.labels[found[number - 1]].key != "themes"
    return (
        Opening(index, None, index, is_older=True, has_separator=False) if is_after and (is_whole or goes_on) else None
    )


def _is_unknown_heading(texts: list[str], marks: Marks) -> bool:
    return texts[0][0] != "-" and 0 not in marks.actions and 0 not in marks.labels and "|" not in texts[0]
