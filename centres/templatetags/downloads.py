"""What fiches and charts can be taken away in -> their menus (_download.html) and links."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from centres.exports.charts.image import resvg
from centres.exports.formats import FORMATS

from .french import french

register = template.Library()

LINK = '<a class="tool" href="/exports/actions.{}{}" rel="nofollow"><strong>{}</strong></a>'
CHART = (
    '<a class="tool" href="/chiffres/{}.{}{}" rel="nofollow" download>{}<span class="visually-hidden">, {}</span></a>'
)


@register.simple_tag
def export_links(query: str) -> SafeString:
    """A link for each format, with what it is for. `query`: the query string of the list, or nothing."""
    asked = f"?{query}" if query else ""
    rows = ((format_html(LINK, form.name, asked, form.label), french(form.use)) for form in FORMATS)
    return format_html_join("", '<li>{} <span class="small soft">{}.</span></li>', rows)


@register.simple_tag
def chart_files(chart: str, title: str, query: str = "") -> SafeString:
    """A chart to take away, as files that stand alone: a page of figures has twenty-four. `query`: the query string of
    the list, or nothing. PNG where it can be drawn."""
    asked = f"?{query}" if query else ""
    forms = ("csv", "svg", "png") if resvg() else ("csv", "svg")
    links = format_html_join(" ", CHART, ((chart, form, asked, form.upper(), title) for form in forms))
    return format_html('<p class="tools row small">{}</p>', links)
