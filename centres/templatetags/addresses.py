"""Addresses of pages: told by name, and in full, as other sites need them to show a page of this one."""

from django import template
from django.core.exceptions import DisallowedHost
from django.template import Context, Node
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as looked_up
from django.urls import NoReverseMatch
from django.utils.html import conditional_escape

from centres.models.address import address_of

register = template.Library()


@register.tag
def url(parser: Parser, token: Token) -> Node:
    """As Django’s own, in whose place it stands in every template (settings). The address of a public page that there
    is one of is looked up once in a process: a page tells twenty, which took a twentieth of its time."""
    node = looked_up(parser, token)
    name = node.view_name.var
    if node.args or node.kwargs or not (isinstance(name, str) and name.startswith("centres:")):
        return node
    return FixedAddress(node, name)


class FixedAddress(Node):
    """The address of a page that has one only."""

    child_nodelists = ()

    def __init__(self, node: URLNode, page: str) -> None:
        self.page, self.asvar = page, node.asvar

    def render(self, context: Context) -> str:
        try:
            address = address_of(self.page)
        except NoReverseMatch:
            if self.asvar is None:
                raise
            address = ""
        if self.asvar is None:
            return conditional_escape(address) if context.autoescape else address
        context[self.asvar] = address
        return ""


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
