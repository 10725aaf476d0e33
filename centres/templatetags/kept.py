"""Pieces that say the same on every page -> drawn once in a process: their addresses cost more than a facet."""

from functools import cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def kept(name: str) -> SafeString:
    """A template that has no input and points at no icon. In development it is drawn each time: it may have changed."""
    return render_to_string(name) if settings.DEBUG else _drawn(name)


@cache
def _drawn(name: str) -> SafeString:
    return render_to_string(name)
