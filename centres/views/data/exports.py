"""`/exports/actions.csv` and its like: the fiches of a selection, streamed. Takes the query string of the list.

`a`, repeated, takes the fiches of a comparison or a dossier instead. `separateur` is for CSV alone.
"""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from pyroaring import BitMap

from centres.catalogue.baskets.basket import basket_of
from centres.catalogue.baskets.dossier import MOST_FICHES
from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.index import CatalogueState
from centres.exports.delimited import SEPARATORS, as_csv
from centres.exports.formats import BY_NAME
from centres.exports.tables import Taken
from centres.models import Action
from centres.views.public import cached_by_catalogue, read_only


@read_only
@cached_by_catalogue
def export(request: HttpRequest, catalogue: CatalogueState, form: str) -> HttpResponseBase:
    chosen, taken = BY_NAME[form], taken_by(request, catalogue)
    name = f"actions-{timezone.localdate(taken.at):%Y-%m-%d}.{form}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        # Read by other sites, and by their scripts.
        "Access-Control-Allow-Origin": "*",
        "X-Robots-Tag": "noindex",
    }
    if request.method == "HEAD":
        return HttpResponse(content_type=chosen.content_type, headers=headers)
    pieces = as_csv(taken, _separator(request)) if form == "csv" else chosen.write(taken)
    return StreamingHttpResponse(_begun(pieces), content_type=chosen.content_type, headers=headers)


def taken_by(request: HttpRequest, catalogue: CatalogueState) -> Taken:
    """What a query string asks for."""
    actions = Action.objects.visible_to(request.user)
    site = request.build_absolute_uri("/").rstrip("/")
    if "a" in request.GET:
        basket = basket_of(request.GET.getlist("a"), actions, MOST_FICHES)
        return Taken(actions, BitMap(basket.ids), site, ["Des fiches choisies une à une"], basket.notes)
    found = ActionFilter(request.GET, actions, index=catalogue.index, version=catalogue.version)
    chosen = [one.label for one in found.chosen if not one.label.startswith("Tri :")]
    return Taken(actions, catalogue.index.select(found.selection), site, chosen, found.notes)


def _separator(request: HttpRequest) -> str:
    return SEPARATORS.get(request.GET.get("separateur", ""), ";")


def _begun(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same, the first piece read before the answer begins: what fails at once is an error, not half a file."""
    first = next(pieces, b"")

    def told() -> Iterator[bytes]:
        yield first
        yield from pieces

    return told()
