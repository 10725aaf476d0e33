"""Two fiches and a choice for each field -> the rows of the one that stays. What is common to all nouns: merge.py."""

from collections.abc import Mapping
from typing import Any

from centres.editing.history import column_of
from centres.models import Action, Budget, FieldConflict, PeopleCount
from centres.models.links import LINK_NAMES

from .journal import Journal
from .sides import BOTH, GONE

# Fields of an import that are no column of the action.
ELSEWHERE = {*LINK_NAMES, "budget", "people_counts"}
COLUMNS = {"territory": "scale"}


def merge_action(journal: Journal, kept: Action, gone: Action, choices: Mapping[str, str], user: Any, at: Any) -> None:
    """Writes what was chosen; the links that nobody chooses (sources, conflicts…) are moved by the caller."""
    columns = _columns(kept, gone, choices)
    for name, accessor in LINK_NAMES.items():
        _join_list(journal, getattr(kept, accessor), getattr(gone, accessor), kept, choices[name])
    _choose_rows(journal, Budget, kept, gone, choices["budget"])
    _choose_rows(journal, PeopleCount, kept, gone, choices["people_counts"])
    _close_twice_open(journal, kept, gone, choices, user, at)
    journal.update(Action.objects.filter(pk=kept.pk), **columns, updated_at=at)


def _columns(kept: Action, gone: Action, choices: Mapping[str, str]) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for name, side in choices.items():
        if name in ELSEWHERE or side not in (GONE, BOTH):
            continue
        column = column_of(Action, COLUMNS.get(name, name)).attname
        ours, theirs = getattr(kept, column), getattr(gone, column)
        columns[column] = _joined(ours, theirs) if side == BOTH else theirs
    if "title" in columns:
        columns["slug"] = Action.slug_of(columns["title"])
    if "state" in columns:
        columns["published_at"] = gone.published_at or kept.published_at
    return columns


def _joined(ours: Any, theirs: Any) -> Any:
    """Names of files, one a line, or older sections: ours, then theirs that we lack."""
    if isinstance(ours, str):
        return "\n".join(dict.fromkeys(name for text in (ours, theirs) for name in text.split("\n") if name.strip()))
    told = [(section["label"], section["text"]) for section in ours]
    return ours + [section for section in theirs if (section["label"], section["text"]) not in told]


def _join_list(journal: Journal, ours: Any, theirs: Any, kept: Action, side: str) -> None:
    """One list of terms: ours, theirs, or ours and then theirs that we lack."""
    if side == GONE:
        journal.delete(ours.all())
        journal.move(theirs.all(), action_id=kept.pk)
    elif side == BOTH:
        held = list(ours.order_by("position", "pk"))
        known = {link.term_id for link in held}
        place = max((link.position for link in held), default=-1)
        for link in theirs.order_by("position", "pk"):
            if link.term_id not in known:
                place += 1
                journal.update(theirs.model.objects.filter(pk=link.pk), action_id=kept.pk, position=place)
        journal.delete(theirs.all())
    else:
        journal.delete(theirs.all())


def _choose_rows(journal: Journal, model: Any, kept: Action, gone: Action, side: str) -> None:
    """A budget with its lines, or the counts of people, of one side; those of the other go."""
    journal.delete(model.objects.filter(action=kept if side == GONE else gone))
    journal.move(model.objects.filter(action=gone), action_id=kept.pk)


def _close_twice_open(
    journal: Journal, kept: Action, gone: Action, choices: Mapping[str, str], user: Any, at: Any
) -> None:
    """A field has one open conflict at most: that of the side which stands."""
    waiting = FieldConflict.objects.filter(decision=FieldConflict.Decision.OPEN)
    twice = set(waiting.filter(action=kept).values_list("field", flat=True))
    for conflict in waiting.filter(action=gone, field__in=twice).order_by("pk"):
        loser = kept if choices.get(conflict.field) == GONE else gone
        journal.update(
            waiting.filter(action=loser, field=conflict.field),
            decision=FieldConflict.Decision.KEPT, decided_at=at, decided_by_id=getattr(user, "pk", None),
        )  # fmt: skip
