"""An action -> its card in HTML."""

from functools import partial
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from centres.catalogue.search import Found
from centres.catalogue.similar_reasons import Reason
from centres.catalogue.territory import Near

from . import icons
from .jinja import environment

register = template.Library()

CARD = "_card.jinja"


def drawn(
    action: Any,
    drawing: Any,
    *,
    found: Found | None = None,
    near: Near | None = None,
    why: Reason | None = None,
    form: str = "",
) -> SafeString:
    """The card of a Listed, or of an Action fetched by `for_list`. `drawing` notes its icons, as a request does.

    `why` is shown in place of the facts; `form` is the id of the form that gathers the cards ticked, if they can be.
    """
    card = environment().get_template(CARD)
    shown = {"action": action, "found": found, "near": near, "why": why, "form": form}
    html = card.render(shown, icon=partial(icons.pointed_at, drawing))
    return mark_safe(html)  # noqa: S308 - Jinja2 escapes what is not marked safe


@register.simple_tag(takes_context=True)
def card(context: Context, action: Any, why: Reason | None = None) -> SafeString:
    """The card of an action that no search found."""
    return drawn(action, getattr(context, "request", None), why=why)
