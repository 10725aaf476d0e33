"""A fiche -> the picture that other sites show beside a link to it: its theme, its title, its centre.

Drawn where resvg is installed (requirements/png.in); elsewhere pages name the one picture of the site.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static

from centres.catalogue.addresses import row_at
from centres.catalogue.index import CatalogueState
from centres.models import Action
from centres.templatetags.french import french
from centres.templatetags.icons import FALLBACK, WITHOUT_THEME, drawing
from centres.views.feeds import plain
from centres.views.public import cached_by_catalogue, read_only

# Family of a theme -> its colour: those of static/css/tokens.css, in the words that resvg knows.
FAMILIES = {"vivre": "#a3412a", "ages": "#805a00", "face": "#2d5f92", "respirer": "#21703f"}
NEUTRAL, GROUND, INK, SOFT, ON_TONE = "#1f4f56", "#faf5ea", "#10282d", "#435a5f", "#fffdf8"
# Silhouette of a dimension -> its outline, 220 units wide.
SHAPES = {
    "citoyennete": '<circle cx="110" cy="110" r="110"/>',
    "accompagnement": '<path d="M0 189V110a110 110 0 0 1 220 0v79a31 31 0 0 1-31 31H31a31 31 0 0 1-31-31z"/>',
}
SQUARE = '<rect width="220" height="220" rx="31"/>'
# Size of the letters of a title, and its lines at most, the largest size first; the last one is cut.
SIZES = ((72, 3), (60, 4), (50, 5))
TITLE_ROOM, CENTRE_ROOM, CENTRE_SIZE = 790, 1040, 34
# How wide letters are, in parts of their size: no less than in this typeface, in bold.
NARROW, CAPITAL, WIDE, USUAL, OTHER = 0.36, 0.73, 0.96, 0.58, 1.05
NARROW_SIGNS, WIDE_SIGNS = frozenset(" \u00a0\u202filjtfI.,;:!'’|()[]-·"), frozenset("mwMW@%Œœ&…—")
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" font-family="Atkinson Hyperlegible, sans-serif">'
    '<rect width="1200" height="630" fill="{ground}"/><rect width="1200" height="14" fill="{tone}"/>'
    '<g transform="translate(80 100)" fill="{tone}">{shape}</g>'
    '<g transform="translate(134 154) scale(4.65)" fill="none" stroke="{on_tone}" stroke-width="1.7"'
    ' stroke-linecap="round" stroke-linejoin="round">{icon}</g>'
    '<g fill="{ink}" font-weight="700" font-size="{size}">{title}</g>'
    '<text x="80" y="520" font-size="34" fill="{ink}">{centre}</text>'
    '<text x="80" y="572" font-size="28" fill="{soft}">Les actions des centres sociaux</text></svg>'
)


@cache
def resvg() -> Any:
    """The package; None when it is not installed."""
    try:
        import resvg_py
    except ImportError:
        return None
    return resvg_py


@read_only
@cached_by_catalogue
def fiche_picture(request: HttpRequest, catalogue: CatalogueState, pk: int) -> HttpResponse:
    """1200 × 630 pixels, PNG."""
    action = row_at(Action.objects.visible_to(request.user).for_list(), pk)
    if action is None:
        raise Http404
    if resvg() is None:
        return redirect(static("social.png"))
    return HttpResponse(png_of(svg_of(action)), content_type="image/png")


@lru_cache(maxsize=256)  # some 40 KB each
def png_of(svg: str) -> bytes:
    """Kept by all that is drawn: another title, theme or centre is another picture."""
    drawn: bytes = bytes(resvg().svg_to_bytes(svg_string=svg, width=1200, skip_system_fonts=True, font_files=_fonts()))
    return drawn


def svg_of(action: Action) -> str:
    theme = action.themes[0] if action.themes else None
    lines, size = _title(french(plain(action.title)))
    spans = (
        f'<text x="350" y="{100 + size + place * round(1.18 * size)}">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )
    _, shapes = drawing(theme.icon or FALLBACK if theme else WITHOUT_THEME)
    place = action.departement
    centre = plain(action.centre.name) if action.centre else "Centre non renseigné"
    where = f", {place.name}" if place else ""
    where = _cut(french(centre), CENTRE_ROOM / CENTRE_SIZE - _width(where)) + where
    return PICTURE.format(
        ground=GROUND,
        ink=INK,
        soft=SOFT,
        on_tone=ON_TONE,
        tone=FAMILIES.get(theme.family, NEUTRAL) if theme else NEUTRAL,
        shape=SHAPES.get(action.dimension.shape if action.dimension else "", SQUARE),
        icon=shapes,
        size=size,
        title="".join(spans),
        centre=escape(where),
    )


def _title(text: str) -> tuple[list[str], int]:
    """(its lines, the size of its letters): as large as it goes in."""
    for size, most in SIZES:
        lines = _wrapped(text, TITLE_ROOM / size)
        if len(lines) <= most:
            return lines, size
    return [*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), TITLE_ROOM / size)], size


def _wrapped(text: str, room: float) -> list[str]:
    """Lines that are no wider; only a word that no line holds is broken. Capitals take half as much again."""
    lines = [""]
    for word in re.split("[ \t\r\n]+", text.strip()):
        longer = f"{lines[-1]} {word}".lstrip()
        if _width(longer) <= room:
            lines[-1] = longer
            continue
        lines.append("")
        for letter in word:
            if _width(lines[-1] + letter) > room:
                lines.append("")
            lines[-1] += letter
    return [line for line in lines if line]


def _cut(text: str, room: float) -> str:
    if _width(text) <= room:
        return text
    while text and _width(text) + WIDE > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _width(text: str) -> float:
    """In sizes of its letters."""
    return sum(
        NARROW if letter in NARROW_SIGNS
        else WIDE if letter in WIDE_SIGNS
        else CAPITAL if letter.isupper() or not letter.isalpha()
        else USUAL if letter < "\u2000"
        else OTHER
        for letter in text
    )  # fmt: skip


@cache
def _fonts() -> list[str]:
    return [str(file) for file in files("fontpkg_atkinson_hyperlegible").joinpath("files").iterdir()]
