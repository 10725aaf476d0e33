"""Facets -> their checkboxes. A list shows a hundred: Django's template of each would be a third of its cost."""

from collections.abc import Iterable
from functools import lru_cache, partial

from django import template
from django.template import Context
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from centres.catalogue.facets import Facet, Option

from .icons import FALLBACK, dimension_class, pointed_at, tone_class
from .jinja import environment
from .words import french, thousands

register = template.Library()


@register.simple_tag(takes_context=True)
def facets(context: Context, shown: Iterable[Facet]) -> SafeString:
    """Parameters, each folded or open, with what they offer."""
    request = getattr(context, "request", None)
    page = environment().get_template("_facets.jinja")
    html = page.render(facets=shown, icon=partial(pointed_at, request), choices=partial(choices, request))
    return mark_safe(html)  # noqa: S308 - Jinja2 escapes what is not marked safe


def choices(request: object, name: str, options: Iterable[Option]) -> SafeString:
    """The options of a parameter, each a labelled checkbox with how many fiches it would give."""
    parts: list[str] = []
    for option in options:
        choice, drawn = option.choice, ""
        if name == "theme":
            drawn = pointed_at(request, getattr(choice.row, "icon", "") or FALLBACK)
        elif name == "dimension":
            drawn = format_html('<span class="dot {}"></span>', dimension_class(choice.row))
        opening, label = _skeleton(name, choice.value, choice.label, tone_class(choice.row), drawn)
        count = "" if option.count is None else f' <span class="n">{thousands(option.count)}</span>'
        parts += (opening, " checked" if option.is_ticked else "", label, count, "</label>")
    return mark_safe("".join(parts))  # noqa: S308 - the skeleton comes escaped, a count is a number


@lru_cache(maxsize=2000)
def _skeleton(name: str, value: str, label: str, tone: str, drawn: str) -> tuple[str, str]:
    """What stands before « checked », and after it up to the count."""
    opening = f'<label class="{escape(f"choice {tone}".strip())}"><input type="checkbox" name="{escape(name)}"'
    return f'{opening} value="{escape(value)}"', f"><span>{drawn}{escape(french(label))}</span>"
