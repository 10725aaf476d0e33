"""`/chiffres/theme.svg` and its like: one chart or table of figures as a file. Takes the query string of the list."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueState
from centres.exports.charts.chart import Chart, chart_of
from centres.exports.charts.drawing import Caption, draw
from centres.exports.charts.image import png_of, resvg
from centres.exports.delimited import table_as_csv
from centres.models import Action
from centres.templatetags.french import spelled
from centres.views.public import cached_by_catalogue, read_only


def _csv(chart: Chart, caption: Caption) -> bytes:
    return table_as_csv(chart.heads, chart.rows)


def _svg(chart: Chart, caption: Caption) -> bytes:
    return draw(chart, caption).encode()


def _png(chart: Chart, caption: Caption) -> bytes:
    if resvg() is None:
        raise Http404
    return png_of(draw(chart, caption, has_fonts=False))


# End of the address -> what kind of file it is, and what writes it.
FORMS: dict[str, tuple[str, Callable[[Chart, Caption], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "svg": ("image/svg+xml", _svg),
    "png": ("image/png", _png),
}


@read_only
@cached_by_catalogue
def chart_file(request: HttpRequest, catalogue: CatalogueState, chart: str, form: str) -> HttpResponse:
    """404 for a chart that is not there, or of no fiche."""
    found = ActionFilter(
        request.GET, Action.objects.visible_to(request.user), index=catalogue.index, version=catalogue.version
    )
    drawn = chart_of(chart, found)
    if drawn is None:
        raise Http404
    kind, write = FORMS[form]
    response = HttpResponse(write(drawn, _caption(request, found, catalogue)), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{drawn.name}.{form}"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _caption(request: HttpRequest, found: ActionFilter, catalogue: CatalogueState) -> Caption:
    return Caption(
        chosen=[one.label for one in found.chosen if not one.label.startswith("Tri :")],
        count=len(catalogue.index.select(found.selection)),
        day=spelled(timezone.localdate()),
        page=request.build_absolute_uri(found.address(reverse("centres:figures"))),
        licence=request.build_absolute_uri(reverse("centres:licence")),
    )
