"""The index, and what was asked of it -> rows in order, of which only a page is read."""

from typing import Any

from centres.models import Centre

from .filters import ActionFilter, CentreListFilter
from .index import CatalogueIndex
from .paging import Ranked

DEFAULT_ORDER = "recentes"


def actions_found(found: ActionFilter, index: CatalogueIndex) -> Ranked:
    """The actions of a filter, in the order it asks for."""
    ids = index.select(found.selection)
    asked = [choice.key for name in found.orders if name in found.picked for choice in found.picked[name].choices]
    order = index.orders[asked[0] if asked else DEFAULT_ORDER]
    return Ranked(lambda start, count: order.page(ids, start, count), len(ids), found.queryset.for_list())


def centres_found(found: CentreListFilter, index: CatalogueIndex) -> Ranked:
    """Centres with a published action, in the départements asked for. Each row carries its `action_count`."""
    picked = found.picked["departement"].choices if found.picked else []
    codes = {choice.key for choice in picked}
    counts, centres = index.values["centre"], index.words.centres
    listed = [pk for pk in index.words.listed_centres if pk in counts]
    pks = [pk for pk in listed if centres[pk].departement in codes] if codes else listed
    rows = Centre.objects.for_list()
    return CountedCentres(lambda start, count: pks[start : start + count], len(pks), rows, index=index)


class CountedCentres(Ranked):
    """Centres, each with how many actions it publishes."""

    def __init__(self, *arguments: Any, index: CatalogueIndex) -> None:
        super().__init__(*arguments)
        self.index = index

    def __getitem__(self, places: slice) -> list[Centre]:
        rows = super().__getitem__(places)
        for centre in rows:
            centre.action_count = len(self.index.values["centre"][centre.pk])
        return rows
