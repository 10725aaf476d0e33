"""Rows and a page number as it was typed -> the page to show. A wrong number is said, never an error."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from centres.catalogue.facts.choice import quote_word

PER_PAGE = 25
MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class PageOfRows:
    """A page of rows. `note` says what was wrong with the number asked for, or is empty."""

    page: "Page[Any]"
    note: str = ""

    @property
    def rows(self) -> Iterable[Any]:
        return self.page.object_list

    @property
    def count(self) -> int:
        return self.page.paginator.count

    @property
    def numbers(self) -> Iterator[int | str]:
        """Page numbers around this one; « … » stands for those left out."""
        return self.page.paginator.get_elided_page_range(self.page.number, on_each_side=2, on_ends=1)


class LatePaginator(Paginator):  # type: ignore[type-arg]  # Django's takes no brackets when it runs
    """Finds the keys of a page first, then its rows: a far page does not drag the texts of all those before it."""

    object_list: QuerySet[Any]

    def page(self, number: int | str) -> "Page[Any]":
        page = super().page(number)
        some: Any = page.object_list  # a slice of the queryset
        page.object_list = self.object_list.filter(pk__in=some.values("pk"))
        return page


class Ranked:
    """Rows whose ids are known in order, of which a page is read from the database.

    `ids(start, count)` gives some of the `count` ids; `rows` is a queryset that holds them.
    """

    def __init__(self, ids: Callable[[int, int], Sequence[int]], count: int, rows: QuerySet[Any]) -> None:
        self.ids, self.length, self.rows = ids, count, rows

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, places: slice) -> list[Any]:
        """The rows at these places."""
        return self.read(self.wanted(places))

    def wanted(self, places: slice) -> Sequence[int]:
        """The ids at these places."""
        return self.ids(places.start, places.stop - places.start)

    def read(self, wanted: Sequence[int]) -> list[Any]:
        """Some rows in this order. One that somebody took away since its id was known is left out."""
        rows = {row.pk: row for row in self.rows.filter(pk__in=wanted).order_by()}
        return [rows[pk] for pk in wanted if pk in rows]


def paginate(rows: QuerySet[Any] | Ranked | Sequence[Any], wanted: str | None, per_page: int = PER_PAGE) -> PageOfRows:
    """`wanted` is the parameter `page`; an absent one is the first page, one past the end is the last."""
    if isinstance(rows, QuerySet):
        paginator: Paginator[Any] = LatePaginator(rows, per_page)
    else:
        paginator = Paginator(rows, per_page)  # type: ignore[arg-type]  # a length and slices are all it asks of them
    text = (wanted or "").strip()
    if not text:
        return PageOfRows(paginator.page(1))
    digits = text.lstrip("0") if text.isascii() and text.isdigit() else ""
    if not digits:
        return PageOfRows(paginator.page(1), f"La page {quote_word(text)} n’existe pas : voici la première.")
    if len(digits) > MOST_DIGITS or int(digits) > paginator.num_pages:
        return PageOfRows(
            paginator.page(paginator.num_pages), f"La page {quote_word(text)} n’existe pas : voici la dernière."
        )
    return PageOfRows(paginator.page(int(digits)))
