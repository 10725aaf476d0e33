"""The terms of many actions -> rows of the link tables: most rows of an import are these."""

from collections.abc import Iterable
from typing import Any

from centres.models import Action, ActionAudience, ActionInitiator, ActionKeyword, ActionPartner

from .rows import insert_rows

LINKS: dict[str, Any] = {
    "keywords": ActionKeyword,
    "audiences": ActionAudience,
    "initiators": ActionInitiator,
    "partners": ActionPartner,
}


def insert_links(name: str, rows: Iterable[tuple[int, int, int]]) -> None:
    """Adds (action id, term id, position) rows to one list."""
    insert_rows(LINKS[name], ("action_id", "term_id", "position"), rows)


def replace_links(name: str, action: Action, term_ids: Iterable[int]) -> None:
    """Gives an action these terms of one list, in this order, instead of those it had."""
    LINKS[name].objects.filter(action=action).delete()
    insert_links(name, [(action.pk, pk, position) for position, pk in enumerate(term_ids)])
