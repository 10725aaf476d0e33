"""One field of a plan, before and after -> a piece of page that marks what goes and what comes."""

from collections.abc import Mapping
from typing import Any

from centres.editing.differences import list_difference, text_difference

from .base import piece
from .words import show_words


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
        return piece("difference", pieces=list_difference(before or [], after or []), is_list=True)
    pieces = text_difference(_text(before), _text(after))
    return piece("difference", pieces=pieces, is_list=False)


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
