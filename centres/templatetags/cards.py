"""An action -> its card in HTML."""

from functools import partial
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from centres.catalogue.search import Found
from centres.catalogue.territory import Near

from . import icons
from .jinja import environment

register = template.Library()

CARD = "_card.jinja"


def drawn(action: Any, found: Found | None, near: Near | None, drawing: Any) -> SafeString:
    """The card of a Listed, or of an Action fetched by `for_list`. `drawing` notes its icons, as a request does."""
    card = environment().get_template(CARD)
    html = card.render(action=action, found=found, near=near, icon=partial(icons.pointed_at, drawing))
    return mark_safe(html)  # noqa: S308 - Jinja2 escapes what is not marked safe


@register.simple_tag(takes_context=True)
def card(context: Context, action: Any) -> SafeString:
    """The card of an action that no search found."""
    return drawn(action, None, None, getattr(context, "request", None))
