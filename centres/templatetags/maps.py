"""Areas of a map -> their links in SVG. A map has a hundred: a template for each would be most of its cost."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from centres.catalogue.figures.maps import Area

from .french import pluralize, thousands

register = template.Library()

# What is heard, and what is shown at the top right of the map while the area is pointed at or has the focus.
LINK = (
    '<a href="{}"{} aria-label="{told}"><path class="{}" d="{}"/>'
    '<text class="tip" x="758" y="-14" text-anchor="end" aria-hidden="true">{told}{region}</text></a>'
)
NO_FOLLOW = format_html(' rel="{}"', "nofollow")


@register.simple_tag
def area_links(areas: Iterable[Area]) -> SafeString:
    """Each area as a link that says its name and how many actions it counts."""
    return format_html_join("", "{}", ((_drawn(area),) for area in areas))


@register.simple_tag
def area_shapes(shapes: Iterable[tuple[str, str]]) -> SafeString:
    """Shades and paths, drawn only."""
    return _shapes(tuple(shapes))


# An edit changes no shade, most often.
@lru_cache(maxsize=32)
def _shapes(shapes: tuple[tuple[str, str], ...]) -> SafeString:
    return format_html_join("", '<path class="{}" d="{}"/>', shapes)


def _drawn(area: Area) -> str:
    told, region = area_link(area), _region(area)
    return format_html(LINK, area.address, _rel(area), area.shade, area.path, told=told, region=region)


def area_link(area: Area) -> str:
    """« Isère : 97 actions »."""
    count = f"{thousands(area.count)} action{pluralize(area.count)}" if area.count else "aucune action"
    return f"{area.place.name} : {count}"


def _region(area: Area) -> str:
    """« , Bretagne », where the région has another name."""
    return "" if area.region in ("", area.place.name) else f", {area.region}"


def _rel(area: Area) -> str:
    return NO_FOLLOW if area.leads_to_many else ""
