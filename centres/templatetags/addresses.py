"""Addresses of this site in full: what other sites need to show a page of this one."""

from django import template
from django.core.exceptions import DisallowedHost
from django.template import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def in_full(context: Context, path: str) -> str:
    """`/static/a.png` -> « https://hôte/static/a.png »; the path alone where there is no request, or a host that is
    not ours: an error page is still a page."""
    if (request := getattr(context, "request", None)) is None:
        return path
    try:
        return str(request.build_absolute_uri(path))
    except DisallowedHost:
        return path
