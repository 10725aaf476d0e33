"""The head of a page -> what other sites show of a link to it: Open Graph, which Twitter's cards read too."""

import re
from html import unescape

from django import template
from django.template import Context
from django.template.base import NodeList, Parser, Token
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from centres.models import Action

from .addresses import in_full

register = template.Library()

TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="(.*?)">', re.DOTALL)
CANONICAL = re.compile(r'<link rel="canonical" href="(.*?)">')
SPACES = re.compile(r"[ \t\r\n]+")  # not those that are fixed
PROPERTY = '<meta property="og:{}" content="{}">'


class ToldElsewhere(template.Node):
    """What is inside, with its title, its description and the address that it keeps told again for other sites.

    A page without such an address, a combination of filters, tells none: it is known by the one that was asked for.
    """

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        head = self.nodelist.render(context)
        told = {"title": TITLE.search(head), "description": DESCRIPTION.search(head)}
        # What is found is HTML already: only a quote would end an attribute.
        lines = [
            PROPERTY.format(name, SPACES.sub(" ", found[1]).strip().replace('"', "&quot;"))
            for name, found in told.items()
            if found
        ]
        if address := CANONICAL.search(head):
            lines.append(PROPERTY.format("url", escape(in_full(context, unescape(address[1])))))
        return mark_safe("\n".join([head.strip(), *lines]))  # noqa: S308 - a part of the page, as it was rendered


@register.tag
def told_elsewhere(parser: Parser, token: Token) -> ToldElsewhere:
    nodelist = parser.parse(("endtold_elsewhere",))
    parser.delete_first_token()
    return ToldElsewhere(nodelist)


@register.simple_tag
def picture_of(action: Action) -> str:
    """The address of the picture of a fiche."""
    return reverse("centres:fiche_picture", args=[action.pk])
