"""A value as a source, a conflict or a record holds it -> a piece of page."""

import re
from collections.abc import Mapping
from typing import Any

from centres.admin.base import piece
from centres.editing.spoken import SourceWords
from centres.models import Budget, BudgetLine, PeopleCount, SourceFiche

PERIODS = dict(Budget.Period.choices)
KINDS = dict(BudgetLine.Kind.choices)
LONGEST_SHORT = 120
SILENCE = "La source n’en dit rien"
NO_AMOUNT = "Aucun montant lu dans la source"
NO_COUNT = "Aucun nombre de personnes lu dans la source"
_PLACE = re.compile(r"^lignes? \d+(?: à \d+)? : ")


def show_words(words: Any) -> str:
    """Text with its lines, a list, a budget, counts of people, or sections with their labels."""
    if isinstance(words, Mapping):
        return show_budget(words) if "lines" in words else piece("people", counts=_counts(words))
    if isinstance(words, list) and words and isinstance(words[0], Mapping):
        return piece("sections", sections=words)
    return piece("words", words=words, is_list=isinstance(words, list))


def show_short(words: Any) -> str:
    """The beginning of it, on one line, for a list."""
    if isinstance(words, Mapping) and "lines" in words:
        return piece("total", budget=words)
    if isinstance(words, Mapping):
        words = [str(count) for count in _counts(words)]
    if isinstance(words, list):
        words = ", ".join(word["label"] if isinstance(word, Mapping) else str(word) for word in words)
    text = " ".join(str(words or "").split())
    return text if len(text) <= LONGEST_SHORT else text[:LONGEST_SHORT].rstrip() + "…"


def show_budget(record: Mapping[str, Any]) -> str:
    """The budget of a record, with its lines."""
    lines = [{**line, "kind_label": KINDS.get(line["kind"], "")} for line in record["lines"]]
    return piece("budget", budget=record, period=PERIODS.get(record["period"], ""), lines=lines)


def _counts(record: Mapping[str, Any]) -> list[PeopleCount]:
    """The counts of a record as rows that are not stored, in the order of the roles."""
    return [PeopleCount(**{"role": role, **record[role]}) for role in PeopleCount.Role.values if record.get(role)]


def without_place(message: str) -> str:
    """An issue's sentence without « ligne 28 : », beside a link that says so.

    >>> without_place("ligne 28 : montant illisible")
    'montant illisible'
    """
    return _PLACE.sub("", message)


def show_source_words(
    spoken: SourceWords | None, source: SourceFiche | None, *, has_text_below: bool = True, silence: str = SILENCE
) -> str:
    """What the source says of one field, with its lines; nothing for a fiche without a source."""
    if spoken is None or source is None:
        return ""
    words = show_words(spoken.words) if spoken.words else ""
    return piece("spoken", spoken=spoken, words=words, silence=silence, has_text_below=has_text_below)
