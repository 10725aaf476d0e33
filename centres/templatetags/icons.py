"""Names -> drawings: icons of the lucide package, and the sign in front of a fiche.

A page draws each icon once: `{% icon %}` only points at it, `{% icon_sprite %}` at the end of the page holds the shapes
of those that were used.
"""

from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZipFile

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from centres.models import Action

register = template.Library()

FALLBACK = "tag"
WITHOUT_THEME = "file-text"
ICON = '<svg class="icon{}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>'
SYMBOL = '<symbol id="i-{}" viewBox="0 0 24 24">{}</symbol>'


@lru_cache(maxsize=256)
def drawing(name: str) -> tuple[str, SafeString]:
    """(the icon's name, what is inside its <svg>); the label icon for a name that lucide does not have."""
    try:
        svg = _icons().read(f"{name}.svg").decode()
    except KeyError:
        return drawing(FALLBACK)
    shapes = "".join(line.strip() for line in svg[svg.index(">") + 1 : svg.rindex("</svg>")].splitlines())
    return name, mark_safe(shapes.replace(" />", "/>"))  # noqa: S308 - from the installed package


@cache
def _icons() -> ZipFile:
    """The archive of the package, whose own function reads the list of its 1,700 files for each icon: a first page
    would wait a quarter of a second. In memory: processes born of this one would move one another's place in a file."""
    return ZipFile(BytesIO(files("lucide").joinpath("lucide.zip").read_bytes()))


@register.simple_tag(takes_context=True)
def icon(context: Context, name: str, css: str = "") -> SafeString:
    """An icon by its lucide name; `css` is one more class. Outside a request it is drawn in place."""
    return icon_reference(getattr(context, "request", None), name, css)


def icon_reference(request: object, name: str, css: str = "") -> SafeString:
    """The same icon, noted on a request, or on whatever stands for one; drawn in place for None."""
    name, shapes = drawing(str(name or FALLBACK))
    if request is None:
        return format_html(ICON, css and f" {css}", shapes)
    request.__dict__.setdefault("icons_drawn", {})[name] = shapes
    return _use(name, css)


@lru_cache(maxsize=1024)
def _use(name: str, css: str) -> SafeString:
    return format_html(ICON, css and f" {css}", format_html('<use href="#i-{}"/>', name))


@register.simple_tag(takes_context=True)
def icon_at(context: Context, name: str, x: int, y: int, size: int) -> SafeString:
    """An icon inside a drawing, in the units of the drawing."""
    name, shapes = drawing(name)
    place = format_html('class="icon a-ink" x="{}" y="{}" width="{}" height="{}"', x, y, size, size)
    if (request := getattr(context, "request", None)) is None:
        return format_html('<svg {} viewBox="0 0 24 24">{}</svg>', place, shapes)
    request.__dict__.setdefault("icons_drawn", {})[name] = shapes
    return format_html('<use href="#i-{}" {}/>', name, place)


@register.simple_tag(takes_context=True)
def keep_icons(context: Context, names: str) -> str:
    """Puts icons in the sprite that nothing points at yet: what is put in the page later may."""
    for name in names.split():
        icon(context, name)
    return ""


@register.simple_tag(takes_context=True)
def icon_sprite(context: Context) -> SafeString | str:
    """The shapes of every icon that the page pointed at. Last thing in the body."""
    drawn = getattr(getattr(context, "request", None), "icons_drawn", None)
    if not drawn:
        return ""
    return _sprite(tuple(sorted(drawn)))


# Pages of one kind point at the same icons.
@lru_cache(maxsize=256)
def _sprite(names: tuple[str, ...]) -> SafeString:
    symbols = format_html_join("", SYMBOL, map(drawing, names))
    return format_html('<svg class="sprite" aria-hidden="true"><defs>{}</defs></svg>', symbols)


@register.inclusion_tag("_block.html", takes_context=True)
def block_sign(context: Context, action: Action) -> dict[str, str]:
    """The sign of a fiche: silhouette of its dimension, colour and icon of its first theme."""
    theme = action.themes[0] if action.themes else None
    return {
        "shape": dimension_class(action.dimension),
        "tone": tone_class(theme),
        "name": (theme.icon or FALLBACK) if theme else WITHOUT_THEME,
    }


@register.filter
def tone_class(theme: object) -> str:
    """« th-sante »; nothing for a theme that has no tone: it stays neutral."""
    tone = getattr(theme, "tone", "")
    return f"th-{tone}" if tone else ""


@register.filter
def dimension_class(dimension: object) -> str:
    """« dim-services »; « dim-none » without a dimension, « dim-other » for one that has no silhouette."""
    if not dimension:
        return "dim-none"
    return f"dim-{getattr(dimension, 'shape', '') or 'other'}"
