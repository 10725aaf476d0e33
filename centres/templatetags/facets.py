"""Facets -> their checkboxes. A list shows two hundred: by a template of Django they would be a third of its cost."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from types import SimpleNamespace

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from centres.catalogue.filters.facets import Facet, FacetedFilterSet, FacetInput, Option

from .french import french, thousands
from .icons import FALLBACK, dimension_class, icon_reference, tone_class

register = template.Library()

OPEN = " open"


# Kind of FilterSet -> a state of the catalogue, its facets while nothing is asked, and the icons that they point at.
unnarrowed: dict[type, tuple[str, SafeString, dict[str, SafeString]]] = {}


@register.simple_tag(takes_context=True)
def facets(context: Context, found: FacetedFilterSet) -> SafeString:
    """Parameters, each folded or open: checkboxes, those past the first few behind a fold, then what can be typed.

    Where nothing is asked they are those of every page, counted and drawn once for a state of the catalogue.
    """
    request = getattr(context, "request", None)
    if request is None or not found.version or found.is_narrowed:
        return draw_facets(request, found.facets)
    kept = unnarrowed.get(type(found))
    if kept is None or kept[0] != found.version:
        drawing = SimpleNamespace(icons_drawn={})
        kept = unnarrowed[type(found)] = found.version, draw_facets(drawing, found.facets), drawing.icons_drawn
    request.__dict__.setdefault("icons_drawn", {}).update(kept[2])
    return kept[1]


def draw_facets(request: object, shown: Iterable[Facet]) -> SafeString:
    """The same, of these facets."""
    turn = icon_reference(request, "chevron-right", "icon-turn")
    parts: list[str] = []
    for facet in shown:
        label = escape(facet.label)
        parts += (
            f'<details class="facet" id="f-{facet.name}"{OPEN if facet.is_open else ""}>'
            f'<summary>{label}{turn}</summary><div><fieldset><legend class="visually-hidden">{label}</legend>',
            choices(request, facet.name, facet.first),
        )
        if others := facet.others:
            parts += (
                f'<details class="more" id="f-{facet.name}-plus"{OPEN if facet.has_others_ticked else ""}>'
                f"<summary>{turn}Afficher {len(others)} de plus</summary>",
                choices(request, facet.name, others),
                "</details>",
            )
        parts += map(_typed, facet.inputs)
        parts.append("</fieldset></div></details>")
    return mark_safe("".join(parts))  # noqa: S308 - labels and what was typed are escaped, names are ours


def _typed(row: FacetInput) -> str:
    return (
        f'<p class="field"><label for="{row.name}">{escape(row.label)}</label><input class="input" id="{row.name}"'
        f' name="{row.name}" value="{escape(row.value)}" inputmode="numeric" autocomplete="off" maxlength="40"></p>'
    )


def choices(request: object, name: str, options: Iterable[Option]) -> SafeString:
    """The options of a parameter, each a labelled checkbox with how many fiches it would give."""
    parts: list[str] = []
    for option in options:
        choice, drawn = option.choice, ""
        if name == "theme":
            drawn = icon_reference(request, getattr(choice.row, "icon", "") or FALLBACK)
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
