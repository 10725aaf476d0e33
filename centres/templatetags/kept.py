"""Pieces that say the same on every page -> drawn once in a process: their addresses cost more than a facet."""

from functools import cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def kept(name: str, **inputs: str) -> SafeString:
    """A template with these inputs alone: a few fixed words. Its icons are drawn in place.

    In development it is drawn each time: it may have changed.
    """
    return render_to_string(name, inputs) if settings.DEBUG else _drawn(name, tuple(sorted(inputs.items())))


@cache
def _drawn(name: str, inputs: tuple[tuple[str, str], ...]) -> SafeString:
    return render_to_string(name, dict(inputs))
