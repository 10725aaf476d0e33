"""What the catalogue can do today: its parameters, its index, its search. What it lacks is not measured, and said.

The one place where the measures look into the catalogue, so that they outlive a change of its insides.
"""

from collections.abc import Callable
from importlib import import_module
from inspect import signature
from types import ModuleType
from typing import Any

from django.db import connection
from django.http import QueryDict

from centres.catalogue.filters.actions import ActionFilter
from centres.catalogue.lists.paging import PER_PAGE, PageOfRows, paginate
from centres.models import Action

INDEX, LISTING, SEARCH = (
    "centres.catalogue.index",
    "centres.catalogue.lists.action_list",
    "centres.catalogue.sql.postings",
)
SIMILAR = "centres.catalogue.alike.nearest"


def module(name: str) -> ModuleType | None:
    """A module of the catalogue, or None when there is none of this name."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name and name.startswith(error.name):
            return None
        raise


def has_index() -> bool:
    return module(INDEX) is not None


def has_parameter(name: str) -> bool:
    return name in ActionFilter.base_filters


def run_filter(query: QueryDict) -> ActionFilter:
    """The filter of the list page, with the index when there is one."""
    index = module(INDEX)
    given = {"index": index.current()} if index else {}
    return ActionFilter(query, Action.objects.visible_to(None), **given)


def results(asked: ActionFilter, page: str | None = None) -> PageOfRows:
    """A page of its rows, found in the way the list page finds them."""
    from_index = getattr(module(LISTING), "actions_found", None)
    return paginate(from_index(asked, asked.index) if from_index else asked.qs.for_list(), page)


def counter(asked: ActionFilter) -> Callable[[], object] | None:
    """What counts all the facets of a filter, its selection known already; None when pages count nothing."""
    index = getattr(asked, "index", None)
    if index is None:
        return None
    selection = asked.selection
    return lambda: index.counts(selection)


def rebuilder() -> Callable[[], object] | None:
    """What makes the index of a process anew, without touching the one in use."""
    index = module(INDEX)
    return (lambda: index.LiveIndex().current()) if index else None


def loader() -> Callable[[], object] | None:
    """What gives the index to a process that begins: from its file, when it is there."""
    index = module(INDEX)
    return (lambda: index.LiveIndex(is_stored=True).current()) if index and hasattr(index, "store") else None


def nearest(pk: int) -> Callable[[], object] | None:
    """What finds the fiches near one, which is read before."""
    index, similar = module(INDEX), module(SIMILAR)
    if index is None or similar is None:
        return None
    action, held = Action.objects.for_detail().select_related("text").get(pk=pk), index.current_state()
    # A page reads the line of its fiche along with it.
    line = {"line": action.text.words} if "line" in signature(similar.near_action).parameters else {}
    return lambda: similar.near_action(action, held, 3, **line)


def finder(query: QueryDict) -> Callable[[], object]:
    """What finds what is asked for, in order, and the numbers of its first page: no row is read."""
    listing = module(LISTING)

    def find() -> object:
        asked = run_filter(query)
        if listing is None:
            return list(asked.qs.values_list("pk", flat=True)[:PER_PAGE])
        return listing.list_actions(asked, asked.index).wanted(slice(0, PER_PAGE))

    return find


def raw_ids(word: str) -> Callable[[], list[Any]] | None:
    """What reads, from the index of the database alone, the ids of the fiches that hold a word."""
    postings = module(SEARCH)
    if postings is None:
        return None
    language = import_module("centres.language")
    stem = language.parse_query(word).wanted[0].stems
    sql, expression = postings.dialect().matching, postings.phrase(stem)

    def read() -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(sql, [expression])
            return cursor.fetchall()

    return read
