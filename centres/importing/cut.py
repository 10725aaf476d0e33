"""A fiche cut off somewhere -> what it still says. Where a page was cut, nothing is news."""

from collections.abc import Mapping
from typing import Any

from centres.fiches import Fiche
from centres.fields.fields import FIELDS

_CODES = {"cut_fiche", "cut_label"}
# Figures are read from the words of another field, and the year stands outside the fiche.
_NEVER_LAST = {"year", *(field.name for field in FIELDS if field.read_from)}
_IDENTITY = {"", "title", "centre", "department"}


def is_cut(fiche: Fiche) -> bool:
    """Whether the reader found that its end is missing."""
    return any(issue.code in _CODES for issue in fiche.issues)


def without_cut_value(fiche: Fiche, record: dict[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """The record without its last value, when that is but the beginning of the one known: the cut shortened it."""
    if not is_cut(fiche):
        return record
    ends = [(lines[1], name) for name, lines in fiche.field_lines.items() if name not in _NEVER_LAST]
    last = max(ends, default=(0, ""))[1]
    if last in _IDENTITY or not _is_beginning(record.get(last), base.get(last)):
        return record
    return record | {last: None} | {field.name: None for field in FIELDS if field.read_from == last}


def _is_beginning(theirs: Any, base: Any) -> bool:
    """Whether a text, or a list with its last value cut, goes on in the one known."""
    if isinstance(theirs, list) and isinstance(base, list):
        if not theirs or len(theirs) > len(base):
            return False
        return theirs[:-1] == base[: len(theirs) - 1] and str(base[len(theirs) - 1]).startswith(str(theirs[-1]))
    return isinstance(theirs, str) and isinstance(base, str) and base.startswith(theirs)
