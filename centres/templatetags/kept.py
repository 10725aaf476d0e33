"""Pieces that say the same on every page -> drawn once in a process: their addresses cost more than a facet."""

from functools import cache
from types import SimpleNamespace

from django import template
from django.conf import settings
from django.template import Context, Engine
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def kept(context: Context, name: str, **inputs: str | int) -> SafeString:
    """A template with these inputs alone, a few fixed words. In development it is drawn anew: it may have changed."""
    draw = _draw if settings.DEBUG else _kept
    html, icons = draw(name, tuple(sorted(inputs.items())))
    if (request := getattr(context, "request", None)) is not None:
        request.__dict__.setdefault("icons_drawn", {}).update(icons)
    return html


def _draw(name: str, inputs: tuple[tuple[str, str | int], ...]) -> tuple[SafeString, dict[str, SafeString]]:
    """The HTML, and the icons that it points at: whoever keeps it notes them on each page (icons.py)."""
    drawing = SimpleNamespace(icons_drawn={})
    context = Context(dict(inputs))
    vars(context)["request"] = drawing  # icons look for it there
    return Engine.get_default().get_template(name).render(context), drawing.icons_drawn


_kept = cache(_draw)
