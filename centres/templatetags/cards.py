"""An action -> its card in HTML."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from centres.catalogue.search import Found
from centres.catalogue.similar_reasons import Reason
from centres.catalogue.territory import Near

from . import icons
from .jinja import environment
from .words import french

register = template.Library()

CARD, TAGS, FACTS = "_card.jinja", "_card_tags.jinja", "_card_facts.jinja"


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
    draw = environment().get_template(CARD).module.card
    html = draw(action, found, near, why, form, partial(icons.pointed_at, drawing), _tags, _facts)
    return mark_safe(html)  # noqa: S308 - Jinja2 escapes what is not marked safe


@register.simple_tag(takes_context=True)
def card(context: Context, action: Any, why: Reason | None = None) -> SafeString:
    """The card of an action that no search found."""
    return drawn(action, getattr(context, "request", None), why=why)


def _tags(action: Any, icon: Callable[[str], SafeString]) -> SafeString:
    """The dimension and the themes. The same few come back: what they look like is kept, whoever carries them."""
    dimension = icons.dimension_class(action.dimension), french(action.dimension.label) if action.dimension else ""
    themes = tuple(
        (icons.tone_class(theme), icon(theme.icon or icons.FALLBACK), french(theme.label)) for theme in action.themes
    )
    return _drawn_tags(dimension, themes)


@lru_cache(maxsize=4096)
def _drawn_tags(dimension: tuple[str, str], themes: tuple[tuple[str, SafeString, str], ...]) -> SafeString:
    html = environment().get_template(TAGS).render(dimension=dimension, themes=themes)
    return mark_safe(html)  # noqa: S308 - Jinja2 escapes what is not marked safe


def _facts(action: Any) -> SafeString:
    """For whom and how far, kept in the same way."""
    publics = tuple(french(public.label) for public in action.publics)
    return _drawn_facts(publics, french(action.scale.label) if action.scale else "")


@lru_cache(maxsize=4096)
def _drawn_facts(publics: tuple[str, ...], scale: str) -> SafeString:
    html = environment().get_template(FACTS).render(publics=publics, scale=scale)
    return mark_safe(html)  # noqa: S308 - as above
