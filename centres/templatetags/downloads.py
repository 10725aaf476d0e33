"""What fiches and charts can be taken away in -> their menus (_download.html, _chart_files.html)."""

from django import template

from centres.exports.charts.image import resvg
from centres.exports.formats import FORMATS, ExportFormat

register = template.Library()


@register.simple_tag
def export_formats() -> tuple[ExportFormat, ...]:
    """In the order of the menu."""
    return FORMATS


@register.simple_tag
def chart_forms() -> tuple[str, ...]:
    """PNG where it can be drawn."""
    return ("csv", "svg", "png") if resvg() else ("csv", "svg")
