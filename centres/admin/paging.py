"""A list of the admin, a page at a time: counted up to a bound, rows read for the page alone."""

from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

# Nobody turns two hundred pages: a filter finds sooner.
MOST_COUNTED = 10_000


def counted_up_to(rows: QuerySet, most: int) -> int:
    """How many rows, `most + 1` when there are more than `most`: the database stops there."""
    return rows.order_by().values("pk")[: most + 1].count()


class BoundedPaginator(Paginator):
    """Finds the ids of a page first, then its rows: sorting whole fiches, texts and all, takes ten times as long."""

    object_list: QuerySet

    @cached_property
    def _found(self) -> int:
        return counted_up_to(self.object_list, MOST_COUNTED)

    @cached_property
    def count(self) -> int:
        return min(self._found, MOST_COUNTED)

    @property
    def has_more(self) -> bool:
        """Whether rows are left out behind the last page."""
        return self._found > MOST_COUNTED

    def page(self, number: Any) -> Page:
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        stop = min(start + self.per_page, self.count)
        if not self.count:
            return self._get_page([], number, self)
        ids = list(
            self.object_list.select_related(None).prefetch_related(None).values_list("pk", flat=True)[start:stop]
        )
        place = {pk: position for position, pk in enumerate(ids)}
        # What found them is asked again of these rows alone.
        rows = self.object_list.filter(pk__in=ids).order_by()
        return self._get_page(sorted(rows, key=lambda row: place[row.pk]), number, self)


class BoundedChangeList(ChangeList):
    """A list whose only page comes from the paginator too."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if not self.multi_page:
            self.result_list = self.paginator.page(1).object_list
