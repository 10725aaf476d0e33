"""Rows -> the options of a list to choose in: a hundred of them by a template of Django cost a millisecond."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from centres.catalogue.filters.facets import Option

register = template.Library()


@register.simple_tag
def options(shown: Iterable[Option]) -> SafeString:
    """Of a parameter; the one in force is selected."""
    rows = ((option.choice.value, " selected" if option.is_ticked else "", option.choice.label) for option in shown)
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


@register.simple_tag
def place_options(places: Iterable[tuple[str, str]]) -> SafeString:
    """Codes and names."""
    return _place_options(tuple(places))


# The same on every page until another place tells its first action.
@lru_cache(maxsize=8)
def _place_options(places: tuple[tuple[str, str], ...]) -> SafeString:
    return format_html_join("", '<option value="{0}">{1} ({0})</option>', places)
