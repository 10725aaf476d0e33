"""Two sides of a field -> pieces of page in which what only one of them says is marked."""

import re
from difflib import SequenceMatcher
from typing import Any

from centres.editing.sides import Side

from .base import piece
from .words import show_words

# Comparing word by word takes quadratic time at worst.
MOST_WORDS = 1500
_WORDS = re.compile(r"\s+|[^\s]+")


def shown_sides(side: Side) -> tuple[str, str]:
    """What is kept and what would go, as HTML, everything escaped."""
    if isinstance(side.kept, str) and isinstance(side.gone, str):
        return tuple(piece("marked", runs=runs) if runs else "" for runs in marked_texts(side.kept, side.gone))
    if _is_list(side.kept) and _is_list(side.gone):
        kept, gone = side.kept or [], side.gone or []
        return _marked_list(kept, gone), _marked_list(gone, kept)
    return show_words(side.kept) if side.kept else "", show_words(side.gone) if side.gone else ""


def marked_texts(one: str, other: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Each text as runs, and whether the other one lacks the run.

    >>> marked_texts("le samedi matin", "le dimanche matin")
    ([('le ', False), ('samedi', True), (' matin', False)], [('le ', False), ('dimanche', True), (' matin', False)])
    """
    words, others = _WORDS.findall(one), _WORDS.findall(other)
    if one == other or not one or not other or max(len(words), len(others)) > MOST_WORDS:
        return [(one, False)] if one else [], [(other, False)] if other else []
    ours, theirs = [], []
    for how, a, b, c, d in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        for runs, some in ((ours, words[a:b]), (theirs, others[c:d])):
            if some:
                runs.append(("".join(some), how != "equal"))
    return ours, theirs


def _is_list(value: Any) -> bool:
    return value == "" or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def _marked_list(items: list[str], others: list[str]) -> str:
    return piece("marked_list", items=[(item, bool(others) and item not in others) for item in items]) if items else ""
