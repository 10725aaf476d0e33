"""Rows -> the options of a list to choose in: a hundred of them by a template of Django cost a millisecond."""

from collections.abc import Iterable, Mapping
from typing import Any

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
def place_options(places: Iterable[Mapping[str, Any]]) -> SafeString:
    """Départements by code; what is not known where is none."""
    rows = ((place["code"], place["name"], place["code"]) for place in places if place["code"])
    return format_html_join("", '<option value="{}">{} ({})</option>', rows)
