"""One field, before and after, or on two rows -> pieces of page that mark what only one of them says."""

from collections.abc import Mapping
from typing import Any

from centres.admin.base import piece
from centres.editing.merging.sides import FieldSides
from centres.language.differences import (
    KEPT,
    Piece,
    both_sides,
    differences,
    list_differences,
    list_side,
)

from .markup import show_words

CUT, AROUND = "[…]", 120
# What only one of two rows says: neither was there before the other.
OWN = "own"


def show_difference(field: Mapping[str, Any]) -> dict[str, Any]:
    """`{"name", "is_conflict", "shown"}` of a field `{"name", "state", "before", "after"}`."""
    is_conflict = field["state"] == "conflict"
    shown = _sides(field, is_conflict) if is_conflict or not _can_be_marked(field) else _marked(field)
    return {"name": field["name"], "is_conflict": is_conflict, "shown": shown}


def _can_be_marked(field: Mapping[str, Any]) -> bool:
    """Texts, numbers and lists of texts are marked inside; budgets and sections stand side by side."""
    return all(
        value is None
        or isinstance(value, str | int)
        or (isinstance(value, list) and all(isinstance(v, str) for v in value))
        for value in (field["before"], field["after"])
    )


def _marked(field: Mapping[str, Any]) -> str:
    before, after = field["before"], field["after"]
    if field["state"] == "new":
        return show_words(after)
    if isinstance(before, list) or isinstance(after, list):
        return piece("difference", pieces=list_differences(before or [], after or []), is_list=True)
    pieces = shortened(differences(_text(before), _text(after)))
    return piece("difference", pieces=pieces, is_list=False)


def shortened(pieces: list[Piece]) -> list[Piece]:
    """Long passages that stay, without their middle: what changes is read with a few words around it.

    >>> shortened([("kept", "a " * 200), ("new", "fin")])[0][1].startswith("[…] ")
    True
    """
    last = len(pieces) - 1
    return [
        (state, _around(text, has_before=at > 0, has_after=at < last) if state == KEPT else text)
        for at, (state, text) in enumerate(pieces)
    ]


def _around(text: str, *, has_before: bool, has_after: bool) -> str:
    if len(text) <= 2 * AROUND + len(CUT) or not (has_before or has_after):
        return text
    before = text[:AROUND].rsplit(" ", 1)[0] + " " if has_before else ""
    after = " " + text[-AROUND:].split(" ", 1)[-1] if has_after else ""
    return f"{before}{CUT}{after}"


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _sides(field: Mapping[str, Any], is_conflict: bool) -> str:
    titles = ("Dans le catalogue", "Dans la source") if is_conflict else ("Avant", "Après")
    sides = [
        (title, show_words(value) if value else "")
        for title, value in zip(titles, (field["before"], field["after"]), strict=True)
        if value or field["state"] != "new"
    ]
    return piece("sides", sides=sides)


def shown_sides(side: FieldSides) -> tuple[str, str]:
    """A field of two rows side by side: what the kept one says, what the other one says; nothing for an empty side."""
    ours, theirs = side.kept, side.gone
    if isinstance(ours, str) and isinstance(theirs, str) and (ours or theirs):
        pieces = both_sides(differences(ours, theirs)) if ours and theirs else ([(KEPT, ours)], [(KEPT, theirs)])
        return _own(pieces[0], is_list=False), _own(pieces[1], is_list=False)
    if _is_list(ours) and _is_list(theirs):
        ours, theirs = list(ours), list(theirs)
        pieces = list_side(ours, theirs or ours, OWN), list_side(theirs, ours or theirs, OWN)
        return _own(pieces[0], is_list=True), _own(pieces[1], is_list=True)
    return show_words(ours) if ours else "", show_words(theirs) if theirs else ""


def _own(pieces: list[Piece], *, is_list: bool) -> str:
    """Pieces of one of two rows."""
    shown = [(KEPT if state == KEPT else OWN, text) for state, text in pieces if text]
    return piece("difference", pieces=shown, is_list=is_list) if shown else ""


def _is_list(value: Any) -> bool:
    return value == "" or (isinstance(value, list) and all(isinstance(item, str) for item in value))
