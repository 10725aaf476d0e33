"""Marked lines -> where each fiche opens."""

from collections.abc import Iterator
from dataclasses import dataclass

from .forms import OLDER_FORM
from .labels import BY_KEY, OLDER_KEYS
from .marks import Marks

_HEAD = frozenset({"structure", "published_by", "themes", "attachments"})
_NEXT_WITHIN = 3  # lines, after `Structure organisatrice`


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
            title = index - 1 if index - 1 >= free and _can_be_title(texts, index - 1, marks, is_older) else None
            opening = Opening(index if title is None else title, title, index, is_older, has_separator=False)
        else:
            continue
        yield opening
        free = index + 1


def _is_older(number: int, marks: Marks) -> bool:
    """Whether the first label below a structure, attachments apart, is one of the older form."""
    below = marks.label_indexes[number]
    for place in range(number + 1, len(marks.label_indexes)):
        index = marks.label_indexes[place]
        key = marks.labels[index].key
        if key != "attachments":
            return key in OLDER_KEYS and marks.actions.isdisjoint(range(below, index))
        if index - below > _NEXT_WITHIN * _NEXT_WITHIN:
            return False
    return False


def _follows(index: int, marks: Marks, is_older: bool) -> bool:
    """Whether the label that follows the structure is the next label, a few lines below at most."""
    for following in range(index + 1, index + 1 + _NEXT_WITHIN):
        if following in marks.actions or (is_older and following in marks.headings | marks.headers):
            return False
        if label := marks.labels.get(following):
            is_dashed = bool(marks.labels[index].bullet)
            return (is_dashed and label.key == "attachments") or (is_older and label.key in ("published_by", "themes"))
    return False


def _can_be_title(texts: list[str], index: int, marks: Marks, is_older: bool) -> bool:
    """Whether the line above an opening that lost its `Actions` can be its title."""
    label = marks.labels.get(index)
    text = texts[index]
    is_row = text.endswith("|") and text.count("|") > 1
    return not (text == "-" or is_row or index in marks.headings or (label and (label.bullet or is_older)))


def _older_openings(texts: list[str], marks: Marks, free: int, bound: int) -> list[Opening]:
    """Openings of older pages in ``[free, bound)``, where no structure opens a fiche.

    Each needs two labels that only older pages print, in their order, before the next opening; so they are found from
    the last one up. One is enough below an `Actions` at the head of the file.
    """
    openings: list[Opening] = []
    found = marks.labels_between(free, bound)
    if not any(marks.labels[index].key in OLDER_KEYS for index in found):
        return openings
    slots = OLDER_FORM.slots
    above = _distinctive_above(found, marks)
    seen: set[str] = set()
    following = ""  # the next label of the older form, those around the texts apart
    for number in reversed(range(len(found))):
        index = found[number]
        key = marks.labels[index].key
        opening: Opening | None = None
        if key in OLDER_KEYS or (key == "attachments" and following == "diagnosis"):
            opening = _older_opening(texts, marks, free, index)
            opening = opening or _again(texts, marks, index, above[number], following)
        is_followed = any(slots[other] > slots[key] for other in seen) if opening else False
        if opening and (is_followed or (key in OLDER_KEYS and opening.start == 0 and opening.has_separator)):
            openings.append(opening)
            seen.clear()
        elif key in OLDER_KEYS and BY_KEY[key].is_distinctive:
            seen.add(key)
        if key in slots and key not in ("attachments", "published_by"):
            following = key
    return openings[::-1]


def _distinctive_above(found: list[int], marks: Marks) -> list[tuple[int, str, bool]]:
    """Of each label: index and key of the nearest distinctive one above, and whether a page's head stands between."""
    above: list[tuple[int, str, bool]] = []
    index, key, has_head = -1, "", False
    for place in found:
        above.append((index, key, has_head))
        own = marks.labels[place].key
        has_head = has_head or own in _HEAD
        if BY_KEY[own].is_distinctive:
            index, key, has_head = place, own, own in _HEAD
    return above


def _older_opening(texts: list[str], marks: Marks, free: int, index: int) -> Opening | None:
    """`Actions` and a title above an older label, or the page's start or heading and a title."""
    one, two = index - 1, index - 2
    if one >= free and one in marks.actions:
        return Opening(one, None, index, is_older=True)
    above = marks.labels.get(one)
    if two >= free and two in marks.actions and not (above and above.key in {*OLDER_KEYS, "attachments"}):
        return Opening(two, one, index, is_older=True)
    if above or marks.labels[index].key == "attachments":
        return None
    if index == 0 or (one >= free and _is_heading(marks, one)):
        following = marks.labels.get(index + 1)
        if following and following.key == "structure":
            return None  # under an `Actions`, this label would be the title of a standard fiche
        return Opening(index, None, index, is_older=True, has_separator=False)
    starts_page = (
        one == 0 or (two >= free and _is_heading(marks, two)) or (two == 0 and _is_unknown_heading(texts, marks))
    )
    if one >= free and starts_page and texts[one] != "-":
        return Opening(one, one, index, is_older=True, has_separator=False)
    return None


def _is_heading(marks: Marks, index: int) -> bool:
    """Right below « Publié par », which ends no fiche, it is who published."""
    above = marks.labels.get(index - 1)
    return index in marks.headings and not (above and above.key == "published_by")


def _again(texts: list[str], marks: Marks, index: int, above: tuple[int, str, bool], following: str) -> Opening | None:
    """Where labels begin again below a fiche, without `Actions`: at the diagnosis, or under a title at the themes."""
    key, own = marks.labels[index]
    place, before, has_head = above
    # Below the last label of the current form, a question with the same bullet is one that the catalogue added.
    is_whole = before == "older_limits" or (before == "prospects" and not own and marks.labels[place].bullet != "")
    title = index - 1
    if key == "themes":
        # Right below another label, it is what that label says.
        is_value = title - 1 > place and title - 1 in marks.labels
        is_title = title > place and title not in marks.labels and texts[title] != "-" and not is_value
        if is_whole and following == "diagnosis" and is_title:
            return Opening(title, title, index, is_older=True, has_separator=False)
        return None
    slots = OLDER_FORM.slots
    is_above = before == "prospects" or (before in OLDER_KEYS and slots[before] > slots[key])
    goes_on = following == "older_keywords" and is_above
    if key != "diagnosis" or has_head or not (is_whole or goes_on):
        return None
    return Opening(index, None, index, is_older=True, has_separator=False)


def _is_unknown_heading(texts: list[str], marks: Marks) -> bool:
    return texts[0][0] != "-" and 0 not in marks.actions and 0 not in marks.labels and "|" not in texts[0]
