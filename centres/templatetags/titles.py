"""The filters in force and the page of a list -> how its title, or its description, ends."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.core.paginator import Page
from django.utils.html import format_html

from centres.catalogue.filters.facets import Chosen

from .french import french

register = template.Library()


@register.simple_tag
def title_end(chosen: Iterable[Chosen], page: "Page[Any] | None" = None) -> str:
    """« : Santé, Isère, page 2 »; nothing for the first page of everything."""
    labels = ", ".join(french(one.label) for one in chosen)
    filters = format_html("&nbsp;: {}", labels) if labels else ""
    return format_html("{}, page {}", filters, page.number) if page and page.number > 1 else filters
