"""Themes -> their tiles. A page shows fifty, which a template of Django took a tenth of the home page to draw."""

from collections.abc import Iterable
from html import escape

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from centres.models import Keyword

from .french import french, pluralize, thousands
from .icons import FALLBACK, icon_reference, tone_class

register = template.Library()

TILE = (
    '<li><a class="tile {tone}" href="{address}">{icon}<span>{label}</span><span class="n">{count}'
    '<span class="visually-hidden"> action{plural}</span></span></a></li>'
)


@register.simple_tag(takes_context=True)
def tiles(context: Context, themes: Iterable[Keyword]) -> SafeString:
    """Each theme with how many actions carry it: its `action_count`."""
    request = getattr(context, "request", None)
    drawn = (
        TILE.format(
            tone=escape(tone_class(theme)),
            address=escape(theme.get_absolute_url()),
            icon=icon_reference(request, theme.icon or FALLBACK),
            label=escape(french(theme.label)),
            count=thousands(theme.action_count),
            plural=pluralize(theme.action_count),
        )
        for theme in themes
    )
    return mark_safe("".join(drawn))  # noqa: S308 - what is not ours is escaped above
