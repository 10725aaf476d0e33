"""Figures of a page -> its cells in HTML: a page of figures has some seven hundred.

Drawn by templates that include one another, they would be two thirds of what the page costs. So their HTML is written
here, as that of cards is, and whatever comes from a fiche goes through `escape` and `french`, as in templates.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from html import escape

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString

from centres.catalogue.figures.charts import Bar
from centres.catalogue.figures.funding import FunderRow
from centres.catalogue.figures.matrix import MatrixCell
from centres.catalogue.figures.narrowing import Figure

from .french import amount, french, pluralize, thousands
from .icons import FALLBACK, dimension_class, icon_reference, tone_class

register = template.Library()

LINK = '<a href="{}{}"{}>{}</a>'
BAR = (
    '<td class="bar-cell"><svg class="bar" viewBox="0 0 300 14" preserveAspectRatio="none" aria-hidden="true">'
    '<rect class="{}" width="{}" height="14" rx="2"/></svg></td>'
)
CELL = '<td class="q{}"><a href="{}?{}" rel="nofollow" aria-label="{} fiche{}\u00a0: {}">{}</a></td>'
NO_CELL = '<td><span class="is-empty">aucune fiche</span></td>'
ROW = '<tr{}><th scope="row"><span class="name">{}<span>{}</span></span></th>{}<td class="num">{}</td>{}</tr>'
FUNDER = '<tr><th scope="row">{}</th><td class="num">{}</td><td class="num">{}</td></tr>'
SOFT = ' <span class="small soft">{}</span>'


@cache
def _list() -> str:
    return reverse("centres:action_list")


@register.simple_tag
def figure(figure: Figure, path: str = "") -> SafeString:
    """A number of fiches, leading to them. `path`: of the list that its query opens, when it is not that of actions."""
    if not figure.count:
        return SafeString("0")
    query = f"?{escape(figure.query)}" if figure.query else ""
    follow = ' rel="nofollow"' if "&" in figure.query else ""
    return SafeString(LINK.format(escape(path) or _list(), query, follow, thousands(figure.count)))


@register.simple_tag
def bar(part: int, whole: int, css: str = "fill") -> SafeString:
    """A cell with a bar. `css`: « rest » for what is unknown, hatched."""
    return SafeString(BAR.format(css, round(part / whole * 300) if whole else 0))


@register.simple_tag
def matrix_cells(cells: Iterable[MatrixCell]) -> SafeString:
    """A line of a matrix; a pair that no fiche has says so."""
    return SafeString("".join(map(_cell, cells)))


def _cell(cell: MatrixCell) -> str:
    count = cell.figure.count
    if not count:
        return NO_CELL
    told, label = thousands(count), escape(french(cell.label))
    return CELL.format(cell.shade, _list(), escape(cell.figure.query), told, pluralize(count), label, told)


@register.simple_tag(takes_context=True)
def ranking_rows(context: Context, bars: Iterable[Bar], name: str, most: int, path: str = "") -> SafeString:
    """The bars of a ranking, each with its fiches and its share. `name`: the parameter; `most`: the largest of them."""
    request = getattr(context, "request", None)
    return SafeString("".join(_row(one, name, most, path, request) for one in bars))


def _row(row: Bar, name: str, most: int, path: str, request: object) -> str:
    css, sign = "", ""
    if name == "theme":
        css, sign = tone_class(row.row), icon_reference(request, getattr(row.row, "icon", "") or FALLBACK)
    elif name == "dimension":
        css = dimension_class(row.row)
        sign = f'<span class="dot {escape(css)}"></span>'
    told = f' class="{escape(css)}"' if css else ""
    share = f'<td class="num share">{escape(french(row.share))}</td>'
    label = escape(french(row.label))
    return ROW.format(told, sign, label, bar(row.figure.count, most), figure(row.figure, path), share)


@register.simple_tag
def funder_rows(rows: Iterable[FunderRow]) -> SafeString:
    """Funders as fiches spell them."""
    return SafeString("".join(map(_funder, rows)))


def _funder(row: FunderRow) -> str:
    said = escape(french(row.split.label))
    said += SOFT.format(escape(french(row.payer))) if row.payer else ""
    said += SOFT.format("moins de trois fiches") if row.split.figure.is_few else ""
    return FUNDER.format(said, figure(row.split.figure), escape(amount(row.split.total)))


@register.simple_tag
def amount_cells(amounts: Iterable[Decimal | None]) -> SafeString:
    """Amounts, or that nothing is told of one."""
    unsaid = '<span class="none">rien de dit</span>'
    told = (unsaid if euros is None else escape(amount(euros)) for euros in amounts)
    return SafeString("".join(f'<td class="num">{one}</td>' for one in told))
