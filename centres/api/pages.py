"""Rows in order, and a cursor -> a page of them, with the address of the next one."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from django.http import HttpResponse
from ninja import Query

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.lists.action_list import order_actions
from centres.catalogue.lists.following import bookmark_of, following

from .answers import ApiRequest, as_json
from .cursors import is_number, is_text, read_bookmark, read_cursor, write_bookmark, write_cursor
from .parameters import CURSOR, LIMIT

USUAL, MOST = 25, 100
PAGING = (LIMIT, CURSOR)

Limit = Annotated[
    int,
    Query(ge=1, le=MOST, description=f"Combien de lignes par page, de 1 à {MOST}.", examples=[USUAL]),
]
Cursor = Annotated[
    str,
    Query(
        description="Où reprendre : donné par `next`, tel quel ; vide pour le début. Il reste bon quand des fiches sont"
        " ajoutées ou retirées.",
        examples=[""],
    ),
]


@dataclass(frozen=True, slots=True)
class Page:
    """Numbers, or codes, of a page. `cursor`: of the next one; empty at the end. `count`: of all pages."""

    keys: list[Any]
    cursor: str
    count: int


def page_of_actions(found: ActionFilter, limit: int, cursor: str, budgets_only: bool = False) -> Page:
    """The fiches of a filter in the order it asks for; those alone that state a budget when that is what is listed."""
    index = found.required_index
    tiers, order = order_actions(found, index)
    if budgets_only:
        stated = index.carrying("budget", ["oui"])
        tiers = [tier & stated for tier in tiers]
    rows = following(tiers, order, read_bookmark(cursor, found.order), limit + 1)
    on = write_bookmark(found.order, bookmark_of(rows[limit - 1], order)) if len(rows) > limit else ""
    return Page([row.pk for row in rows[:limit]], on, sum(map(len, tiers)))


def page_of_keys(keys: Sequence[Any], limit: int, cursor: str) -> Page:
    """Some of these keys, which are sorted: numbers, or codes."""
    start = 0
    if cursor:
        [last] = read_cursor(cursor, is_number if keys and is_number(keys[0]) else is_text)
        start = bisect_right(keys, last)
    some = list(keys[start : start + limit])
    on = write_cursor(some[-1]) if start + limit < len(keys) else ""
    return Page(some, on, len(keys))


def as_page(request: ApiRequest, page: Page, name: str, rows: list[Any], notes: list[str]) -> HttpResponse:
    """The answer: how many in all, where it goes on (in a header too, RFC 8288), what was ignored, and the rows."""
    following_page = None
    if page.cursor:
        pairs = [(key, value) for key, values in request.GET.lists() if key != CURSOR for value in values]
        query = urlencode([*pairs, (CURSOR, page.cursor)], errors="replace")
        following_page = request.build_absolute_uri(f"{request.path}?{query}")
    response = as_json({"count": page.count, "next": following_page, "notes": notes, name: rows})
    if following_page:
        response.headers["Link"] = f'<{following_page}>; rel="next"'
    return response
