"""What a search finds, in words; and actions that it knows."""

from typing import Any

from centres.catalogue.search.finding import search
from centres.language import parse_query
from centres.models import Action, ActionText
from tests.factories import make_action


def found(typed: str) -> list[str]:
    """Titles, best first."""
    recent = Action.objects.visible_to(None).recent_first().values_list("pk", "title")
    return [title for tier in search(parse_query(typed)).tiers for pk, title in recent if pk in tier]


def tell(title: str, **values: Any) -> Action:
    """A published action, with its words as every write leaves them."""
    action = make_action(title, **values)
    ActionText.objects.refresh([action.pk])
    return action
