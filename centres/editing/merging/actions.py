"""Two fiches and a choice for each field -> the rows of the one that stays. What is common to all nouns: merge.py."""

from collections.abc import Mapping
from typing import Any

from centres.fields.fields import COLUMN_FIELDS, ROWS_FIELDS
from centres.fields.reading import read_values
from centres.models import Action, FieldConflict

from .journal import Journal
from .sides import BOTH, GONE


def merge_action(journal: Journal, kept: Action, gone: Action, choices: Mapping[str, str], user: Any, at: Any) -> None:
    """Writes what was chosen; the links that nobody chooses (sources, conflicts…) are moved by the caller."""
    columns = _columns(kept, gone, choices)
    for field in ROWS_FIELDS:
        move = _join_rows if field.can_be_joined else _choose_rows
        move(journal, field.model, kept, gone, choices[field.name])
    _close_twice_open(journal, kept, gone, choices, user, at)
    journal.update(Action.objects.filter(pk=kept.pk), **columns, updated_at=at)


def _columns(kept: Action, gone: Action, choices: Mapping[str, str]) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    told = read_values([kept.pk, gone.pk], COLUMN_FIELDS)
    for field in COLUMN_FIELDS:
        ours, theirs = told[kept.pk][field.name], told[gone.pk][field.name]
        if choices[field.name] == GONE:
            columns |= field.columns(theirs)
        elif choices[field.name] == BOTH:
            columns |= field.columns(field.join(ours, theirs))
    if choices["state"] == GONE:
        columns |= {"state": gone.state, "published_at": gone.published_at or kept.published_at}
    return columns


def _join_rows(journal: Journal, model: Any, kept: Action, gone: Action, side: str) -> None:
    """One list of terms: ours, theirs, or ours and then theirs that we lack."""
    ours, theirs = (model.objects.filter(action=action).order_by("position", "pk") for action in (kept, gone))
    if side == GONE:
        journal.delete(ours)
        journal.move(theirs, action_id=kept.pk)
    elif side == BOTH:
        held = list(ours)
        known = {link.term_id for link in held}
        place = max((link.position for link in held), default=-1)
        for link in theirs:
            if link.term_id not in known:
                place += 1
                journal.update(model.objects.filter(pk=link.pk), action_id=kept.pk, position=place)
        journal.delete(theirs.all())
    else:
        journal.delete(theirs)


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
