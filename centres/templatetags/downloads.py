"""The formats that a selection of fiches is taken away in -> the « Télécharger » menu (_download.html)."""

from django import template

from centres.exports.formats import FORMATS, ExportFormat

register = template.Library()


@register.simple_tag
def export_formats() -> tuple[ExportFormat, ...]:
    """In the order of the menu."""
    return FORMATS
