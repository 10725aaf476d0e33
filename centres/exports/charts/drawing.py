"""A chart -> SVG that stands alone: its title, its filters, its date, its source and licence inside, and its typeface.

Light colours whatever the reader prefers: it goes on paper and into reports.
"""

import base64
import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path

from .chart import BARS, COLUMNS, MAP, MATRIX, Chart

WIDTH, MARGIN = 880, 40
INNER = WIDTH - 2 * MARGIN
MOST_BARS = 30
FACE = "Atkinson Hyperlegible"
INK, SOFT, LINE, TEAL = "#16292c", "#4a5a5c", "#d8d1c2", "#00565c"
# The shades of static/css/tokens.css on white, none first.
SHADES = ("#f3efe6", "#d3ebe7", "#a3d0ca", "#6fb0ac", "#3f8486", "#00565c")
PALE = frozenset(SHADES[:4])
_CHARACTER = 0.54  # of the size of the letters, on average in this typeface
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said around a chart: the filters in force, how many fiches, when, and where all of it comes from."""

    chosen: Sequence[str]
    count: int
    day: str
    page: str
    licence: str

    @property
    def selection(self) -> str:
        fiches = f"{self.count} fiche{'s' * (self.count > 1)}"
        return f"{fiches} : {', '.join(self.chosen)}" if self.chosen else f"Toutes les fiches publiées ({self.count})"

    @property
    def sources(self) -> list[str]:
        return [
            f"Au {self.day}. Source : les fiches des centres sociaux, {self.page}",
            f"Licence : {self.licence}",
            "Territoires : IGN – Admin Express COG, Insee – COG, Licence Ouverte 2.0.",
        ]


def font_files() -> list[str]:
    """The regular and the bold, from the installed package."""
    folder = Path(str(files("fontpkg_atkinson_hyperlegible") / "files"))
    return [str(folder / f"AtkinsonHyperlegible-{weight}.ttf") for weight in ("Regular", "Bold")]


@cache
def _faces() -> str:
    def face(file: str, weight: int) -> str:
        data = base64.b64encode(Path(file).read_bytes()).decode()
        return f'@font-face{{font-family:"{FACE}";font-weight:{weight};src:url(data:font/ttf;base64,{data})}}'

    return "".join(face(file, weight) for file, weight in zip(font_files(), (400, 700), strict=True))


def draw(chart: Chart, caption: Caption, has_fonts: bool = True) -> str:
    """The SVG. `has_fonts`: with the typeface in it; whoever draws it with the files at hand needs it not."""
    parts: list[str] = []
    top: float = MARGIN + 22
    for line in _wrapped(chart.title, 28, INNER):
        parts.append(_text(MARGIN, top, line, 28, weight=700))
        top += 34
    for line in _wrapped(caption.selection, 16, INNER):
        parts.append(_text(MARGIN, top, line, 16, SOFT))
        top += 22
    body, top = DRAWINGS[chart.kind](chart, top + 14)
    parts += body
    top += 24
    for words in filter(None, (chart.note, *caption.sources)):
        for line in _wrapped(words, 13, INNER):
            parts.append(_text(MARGIN, top, line, 13, SOFT))
            top += 18
    height = round(top + MARGIN / 2)
    style = f"<style>{_faces() if has_fonts else ''}</style>"
    family = f"'{FACE}', Arial, sans-serif"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="{family}" role="img" lang="fr"><title>{_safe(chart.title)}</title>'
        f"<desc>{_safe(caption.selection)} {_safe(' '.join(caption.sources))}</desc>{style}"
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


Drawn = tuple[list[str], float]


def _bars(chart: Chart, top: float) -> Drawn:
    shown, said = chart.numbers[:MOST_BARS], chart.said or [_spaced(number) for number in chart.numbers]
    most = max(shown) or 1
    left = MARGIN + 280
    room = WIDTH - MARGIN - left - max(60, *(_width(words, 15) + 14 for words in said[:MOST_BARS]))
    parts: list[str] = []
    for label, number, words in zip(chart.labels, shown, said, strict=False):
        lines = _wrapped(label, 15, 268)[:3]
        height = max(28, 19 * len(lines) + 9)
        middle = top + height / 2 + 5
        parts += [
            _text(left - 12, middle + 19 * (place - (len(lines) - 1) / 2), line, 15, anchor="end")
            for place, line in enumerate(lines)
        ]
        length = round(room * number / most, 1)
        if number:
            parts.append(_rect(left, top + height / 2 - 9, max(length, 2), 18, TEAL))
        parts.append(_text(left + length + 8, middle, words, 15, weight=700))
        top += height
    if (beyond := len(chart.rows) - MOST_BARS) > 0:
        parts.append(_text(left, top + 18, f"et {beyond} autre{'s' * (beyond > 1)}, dans le CSV", 14, SOFT))
        top += 24
    return parts, top


def _columns(chart: Chart, top: float) -> Drawn:
    numbers, height = chart.numbers, 260
    most, step = max(numbers) or 1, INNER / len(numbers)
    every = next((some for some in (1, 2, 5, 10, 20, 50) if len(numbers) / some <= INNER / 48), 100)
    base = top + 24 + height
    parts = [f'<path d="M{MARGIN} {base + 0.5}H{WIDTH - MARGIN}" stroke="{SOFT}"/>']
    for place, (label, number) in enumerate(zip(chart.labels, numbers, strict=True)):
        width = min(step * 0.76, 64)
        middle, tall = MARGIN + step * (place + 0.5), height * number / most
        if number:
            parts.append(_rect(middle - width / 2, base - tall, width, tall, TEAL))
            if step > 22:
                parts.append(_text(middle, base - tall - 6, _spaced(number), 14, weight=700, anchor="middle"))
        if (len(numbers) - 1 - place) % every == 0:
            parts.append(_text(middle, base + 20, label, 14, SOFT, anchor="middle"))
    return parts, base + 24


def _matrix(chart: Chart, top: float) -> Drawn:
    across = chart.heads[1:]
    left, width, height = MARGIN + 240, (INNER - 240) / len(across), 32
    heads = [_wrapped(head, 13, width - 6) for head in across]
    foot = top + 17 * max(map(len, heads))
    parts = [
        _text(left + width * (place + 0.5), foot - 17 * (len(lines) - 1 - at), line, 13, SOFT, anchor="middle")
        for place, lines in enumerate(heads)
        for at, line in enumerate(lines)
    ]
    top = foot + 10
    most = max([1, *(cell for row in chart.rows for cell in row[1:] if isinstance(cell, int))])
    for row in chart.rows:
        label = _wrapped(str(row[0]), 14, 230)[:2]
        parts += [
            _text(left - 10, top + height / 2 + 5 + 16 * (at - (len(label) - 1) / 2), line, 14, anchor="end")
            for at, line in enumerate(label)
        ]
        for place, cell in enumerate(row[1:]):
            count = cell if isinstance(cell, int) else 0
            fill = SHADES[1 + min(4, 4 * count // most)] if count else SHADES[0]
            x = left + width * place
            parts.append(_rect(x + 1, top + 1, width - 2, height - 2, fill))
            colour = INK if fill in PALE else "#fff"
            parts.append(
                _text(
                    x + width / 2, top + height / 2 + 5, _spaced(count) if count else "–", 14, colour, anchor="middle"
                )
            )
        top += height
    return parts, top


def _map(chart: Chart, top: float) -> Drawn:
    atlas = chart.atlas
    if atlas is None:
        return _bars(chart, top)
    shades = {f"q{number}": colour for number, colour in enumerate(SHADES)}

    def area(shade: str, path: str) -> str:
        return f'<path d="{path}" fill="{shades[shade]}" stroke="#8a9a9a" stroke-width=".6"/>'

    inside = [area(shade, path) for shade, path in atlas.under_inset]
    inside += [area(shade, path) for shade, path in atlas.shapes]
    inside.append(f'<path d="{atlas.borders}" fill="none" stroke="{INK}" stroke-width="1.1"/>')
    for inset in atlas.insets:
        x, y, width, height = inset.frame
        inside.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="8" fill="none" stroke="{LINE}"/>')
        inside.append(_text(inset.middle, inset.line, inset.name, 13, SOFT, anchor="middle"))
        inside += [area(place.shade, place.path) for place in inset.areas]
    parts = [f'<g transform="translate({MARGIN + 20} {top + 34})">{"".join(inside)}</g>']
    top += 34 + 910
    at: float = MARGIN
    for shade in atlas.shades:
        words = (
            f"{shade.low}"
            if shade.high == shade.low
            else f"{shade.low} et plus"
            if shade.high is None
            else f"{shade.low} à {shade.high}"
        )
        words += f" fiche{'s' * (shade.low > 1 or shade.high != shade.low)}"
        parts.append(_rect(at, top, 22, 16, shades[shade.css]))
        parts.append(_text(at + 30, top + 13, words, 14))
        at += 52 + _width(words, 14)
    return parts, top + 20


DRAWINGS: dict[str, Callable[[Chart, float], Drawn]] = {BARS: _bars, COLUMNS: _columns, MATRIX: _matrix, MAP: _map}


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="2" fill="{fill}"/>'


def _text(x: float, y: float, words: str, size: int, fill: str = INK, *, weight: int = 400, anchor: str = "") -> str:
    more = f' font-weight="{weight}"' if weight != 400 else ""
    more += f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}"{more}>{_safe(words)}</text>'


def _wrapped(words: str, size: int, width: float) -> list[str]:
    return textwrap.wrap(words, max(4, int(width / size / _CHARACTER))) or [""]


def _width(words: str, size: int) -> float:
    return len(words) * size * _CHARACTER


def _safe(words: str) -> str:
    return escape(_NOT_XML.sub("", words))


def _spaced(number: float) -> str:
    return f"{number:,.0f}".replace(",", "\u202f")
